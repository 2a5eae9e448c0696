import type { Abstraction, TraceEntry } from './abstraction.ts';
import type { Indication, ProcessId } from './event.ts';
import { monitor } from './monitor.ts';
import { and, correct, implies, named, or } from './temporal/connectives.ts';
import { some } from './temporal/events.ts';
import type { Formula } from './temporal/formula.ts';
import { eventually } from './temporal/future.ts';
import { isAlwaysUp } from './temporal/never-crashes.ts';
import { temporal } from './temporal.ts';

/** The indication by which a process elects a leader. */
export interface Elected {
  readonly leader: ProcessId;
}

// The failure pattern says who may crash: who may and never does is as good a leader as a correct process.
const staysUp = (process: ProcessId): Formula => or(correct(process), isAlwaysUp(process));

const eventualDetection: TraceEntry = {
  property: temporal(
    'LE1 eventual detection',
    implies(
      named('some process is correct', (_, world) => world.processes.some((process) => world.correct(process))),
      eventually(
        some('indication', ({ process, indication }) => {
          const leader = leaderOf(indication);
          return leader === undefined ? false : and(correct(process), staysUp(leader));
        }),
      ),
    ),
  ),
  statement: 'If any process is correct, then in the end some correct process elects one that never crashes.',
  class: 'liveness',
  argument: 'Whatever has happened, a correct process can still elect itself.',
};

/** Per process: another one may hear later of a crash, and elect then who has crashed since. */
const accuracy: TraceEntry = {
  property: monitor('LE2 accuracy', {
    observes: ['indication', 'crash'],
    start: (): Elections => ({ crashed: [], elected: {}, accurate: true }),
    advance(memory, event) {
      const { crashed, elected } = memory;
      if (event.type === 'crash') return { ...memory, crashed: [...new Set([...crashed, event.process])].sort() };
      const leader = leaderOf(event.indication);
      if (leader === undefined) return memory;
      const before = elected[event.process] ?? [];
      const accurate = memory.accurate && before.every((other) => other === leader || crashed.includes(other));
      return {
        ...memory,
        elected: { ...elected, [event.process]: [...new Set([...before, leader])].sort() },
        accurate,
      };
    },
    holds: ({ accurate }) => accurate,
  }),
  statement: 'When a process elects a leader, all others that it has elected before have crashed.',
  class: 'safety',
  argument: 'Bad is an election while an earlier leader is up; that it crashes later repairs nothing.',
};

interface Elections {
  readonly crashed: readonly ProcessId[];
  readonly elected: Readonly<Record<ProcessId, readonly ProcessId[]>>;
  readonly accurate: boolean;
}

/** One leader after the other, each elected only when those before have crashed. */
export const leaderElection: Abstraction = {
  name: 'leader election',
  events: 'With an indication { leader: l } a process elects l.',
  source: 'Cachin, Guerraoui, Rodrigues 2011, Module 2.7',
  entries: [eventualDetection, accuracy],
};

function leaderOf(indication: Indication<Partial<Elected> | null>['indication']): ProcessId | undefined {
  return indication?.leader;
}
