import type { Abstraction, TraceEntry } from './abstraction.ts';
import type { ProcessId, Request } from './event.ts';
import { monitor } from './monitor.ts';
import { everyProcess, processesAmong, someProcess } from './temporal/among.ts';
import { and, correct, implies, named, not, or } from './temporal/connectives.ts';
import { some } from './temporal/events.ts';
import type { Claim, Formula } from './temporal/formula.ts';
import { always, eventually, eventuallyAlways } from './temporal/future.ts';
import { since } from './temporal/past.ts';
import { temporal } from './temporal.ts';
import { isTrust, trusts } from './trust.ts';

/** The request by which a process complains about the leader. */
export interface Complaint {
  readonly complain: ProcessId;
}

const isComplaint = (event: Request): event is Request<Complaint> => event.request?.complain !== undefined;

/** The most processes that may be Byzantine: fewer than a third. */
const tolerated = (processes: number) => Math.floor((processes - 1) / 3);

/** BLD1 counts complaints by listing who may have made them: up to so many. */
const complaintsMax = 3;

const eventualSuccession: TraceEntry = {
  property: temporal(
    'BLD1 eventual succession',
    everyProcess('any', (leader) =>
      always(
        implies(
          moreThanTolerated((process) => and(correct(process), complainsAbout(process, leader))),
          everyProcess('correct', (process) =>
            eventually(someProcess((other) => (other === leader ? false : trusts(process, other)))),
          ),
        ),
      ),
    ),
  ),
  statement:
    'If more than f correct processes complain about the process that they trust, every correct process trusts another one in the end; f is the most that may be Byzantine of all: fewer than a third.',
  class: 'liveness',
  argument: 'Whoever still trusts the process can still begin to trust another one.',
};

const putschResistance: TraceEntry = {
  property: monitor('BLD2 putsch resistance', {
    observes: ['request', 'indication'],
    start: (world): Terms => ({
      correct: processesAmong('correct', world),
      trusted: {},
      complainedAbout: [],
      putsch: false,
    }),
    advance(memory, event) {
      const { correct: counted, trusted, complainedAbout } = memory;
      const { process } = event;
      if (!counted.includes(process)) return memory;
      if (event.type === 'request') {
        if (!isComplaint(event)) return memory;
        return { ...memory, complainedAbout: [...new Set([...complainedAbout, event.request.complain])].sort() };
      }
      if (!isTrust(event)) return memory;
      const { trust } = event.indication;
      const before = trusted[process];
      const unprovoked = before !== undefined && before !== trust && !complainedAbout.includes(before);
      return { ...memory, trusted: { ...trusted, [process]: trust }, putsch: memory.putsch || unprovoked };
    },
    holds: ({ putsch }) => !putsch,
  }),
  statement:
    'A correct process begins to trust another leader only if some correct process has complained about the one before.',
  class: 'safety',
  givenFailures: true,
  argument:
    'A bad prefix ends with trust in a new leader, before any correct process has complained about the old one.',
};

const eventualAgreement: TraceEntry = {
  property: temporal(
    'BLD3 eventual agreement',
    everyProcess('correct', (process) =>
      everyProcess('correct', (other) => (process >= other ? true : eventuallyAlways(not(disagree(process, other))))),
    ),
  ),
  statement: 'From some moment on, no two correct processes trust different ones.',
  class: 'liveness',
  argument: 'Any number of disagreements can end.',
};

interface Terms {
  readonly correct: readonly ProcessId[];
  /** Whom each correct process trusts. */
  readonly trusted: Readonly<Record<ProcessId, ProcessId>>;
  readonly complainedAbout: readonly ProcessId[];
  readonly putsch: boolean;
}

/** A leader that is trusted until enough processes complain about it: what it is to do, and whether it does so, they know, and the detector does not. */
export const byzantineLeaderDetector: Abstraction = {
  name: 'Byzantine leader detector',
  events:
    'A request { complain: l } has a process complain about l; with an indication { trust: l } it begins to trust l, in the place of who it trusted before.',
  source: 'Cachin, Guerraoui, Rodrigues 2011, section 2.6, Byzantine leader election',
  entries: [eventualSuccession, putschResistance, eventualAgreement],
};

/** The process trusts the leader, and has complained about it since it began to. */
function complainsAbout(process: ProcessId, leader: ProcessId): Formula {
  const trusting = trusts(process, leader);
  const complaint = some(
    'request',
    (event) => event.process === process && isComplaint(event) && event.request.complain === leader,
  );
  return since(trusting, and(trusting, complaint));
}

/** `claim` is true of more processes than may be Byzantine. */
function moreThanTolerated(claim: (process: ProcessId) => Claim): Formula {
  const several = (count: number, after: ProcessId = ''): Formula =>
    someProcess((process) => {
      if (process <= after) return false;
      return count === 1 ? claim(process) : and(claim(process), several(count - 1, process));
    });
  return or(
    ...Array.from({ length: complaintsMax }, (_, most) => and(tolerating(most), several(most + 1))),
    named('there are few enough processes to count complaints', (_, { processes }) => {
      if (tolerated(processes.length) < complaintsMax) return false;
      throw new Error(`BLD1 is stated of up to ${3 * complaintsMax} processes, and here are ${processes.length}.`);
    }),
  );
}

const tolerating = (most: number) =>
  named(`${most} may be Byzantine`, (_, { processes }) => tolerated(processes.length) === most);

function disagree(process: ProcessId, other: ProcessId): Formula {
  return someProcess((one) =>
    someProcess((another) => (one === another ? false : and(trusts(process, one), trusts(other, another)))),
  );
}
