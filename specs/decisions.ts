import type { TraceEntry } from './abstraction.ts';
import { everyPair } from './delivery-logs.ts';
import type { Indication, ProcessId, Request } from './event.ts';
import { monitor } from './monitor.ts';
import { type Among, everyProcess, processesAmong } from './temporal/among.ts';
import type { Formula } from './temporal/formula.ts';
import { eventually } from './temporal/future.ts';
import { temporal } from './temporal.ts';
import { uniform } from './uniform.ts';

/** The request by which a process proposes. */
export interface Proposed {
  readonly propose: unknown;
}

/** The indication by which a process decides. */
export interface Decided {
  readonly decide: unknown;
}

/** The events of all kinds of consensus, for the catalogue. */
export const decisionEvents =
  'A request { propose: v } has a process propose v; with an indication { decide: v } it decides v.';

export function isProposal(event: Request): event is Request<Proposed> {
  return event.request?.propose !== undefined;
}
export function isDecision(event: Indication): event is Indication<Decided> {
  return event.indication?.decide !== undefined;
}

/** The process decides now or later. */
export function decides(process: ProcessId): Formula {
  return eventually('indication', (event) => event.process === process && isDecision(event));
}

/** Termination: every correct process decides in the end. */
export function termination(label: string): TraceEntry {
  return {
    property: temporal(`${label} termination`, everyProcess('correct', decides)),
    statement: 'Every correct process decides in the end.',
    class: 'liveness',
    argument: 'Whoever has not decided yet can still decide.',
  };
}

/** Validity: what is decided was proposed before. */
export function validity(label: string): TraceEntry {
  return {
    property: monitor(`${label} validity`, {
      observes: ['request', 'indication'],
      start: (): { readonly proposed: readonly string[]; readonly invented: boolean } => ({
        proposed: [],
        invented: false,
      }),
      advance(memory, event) {
        const { proposed } = memory;
        if (event.type === 'indication') {
          const known = !isDecision(event) || proposed.includes(JSON.stringify(event.indication.decide));
          return known ? memory : { ...memory, invented: true };
        }
        return isProposal(event) ? { ...memory, proposed: withText(proposed, event.request.propose) } : memory;
      },
      holds: ({ invented }) => !invented,
    }),
    statement: 'What a process decides, some process has proposed before.',
    class: 'safety',
    argument:
      'A bad prefix ends with the decision of a value that nobody has proposed; that it is proposed later repairs nothing.',
  };
}

/** Integrity: no process of these decides twice. */
export function integrity(label: string, among: Among = 'any'): TraceEntry {
  return {
    property: monitor(`${label} integrity`, {
      observes: ['indication'],
      start: (
        world,
      ): {
        readonly undecided: readonly ProcessId[];
        readonly decided: readonly ProcessId[];
        readonly again: boolean;
      } => ({
        undecided: processesAmong(among, world),
        decided: [],
        again: false,
      }),
      advance(memory, event) {
        const { undecided, decided } = memory;
        const { process } = event;
        if (!isDecision(event)) return memory;
        if (decided.includes(process)) return { ...memory, again: true };
        if (!undecided.includes(process)) return memory;
        return {
          ...memory,
          undecided: undecided.filter((other) => other !== process),
          decided: [...decided, process].sort(),
        };
      },
      holds: ({ again }) => !again,
    }),
    statement: `No ${among === 'any' ? '' : 'correct '}process decides twice.`,
    class: 'safety',
    ...(among === 'correct' && { givenFailures: true }),
    argument: 'A bad prefix ends with the second decision of a process.',
  };
}

/** Agreement: no two of these processes decide differently. */
export function agreement(label: string, among: Among): TraceEntry {
  const isUniform = among === 'any';
  const property = monitor(`${label} ${isUniform ? 'uniform agreement' : 'agreement'}`, {
    observes: ['indication'],
    start: (world): { readonly counted: readonly ProcessId[]; readonly deciders: Deciders } => ({
      counted: processesAmong(among, world),
      deciders: {},
    }),
    advance: ({ counted, deciders }, event) =>
      isDecision(event) && counted.includes(event.process)
        ? { counted, deciders: withDecider(deciders, JSON.stringify(event.indication.decide), event.process) }
        : { counted, deciders },
    // That one process decides twice is another claim's business.
    holds: ({ deciders }) => everyPair(Object.values(deciders), (one, other) => one === other && one !== several),
  });
  return {
    property: isUniform ? uniform(property) : property,
    statement: isUniform
      ? 'No two processes decide differently, whether they are correct or not.'
      : 'No two correct processes decide differently.',
    class: 'safety',
    ...(!isUniform && { givenFailures: true }),
    argument: `A bad prefix ends with a decision that differs from an earlier one${isUniform ? '; a crash takes no decision back' : ' of another correct process'}. (Agreement in broadcasts is liveness: there, who lacks a message can still deliver it.)`,
  };
}

/** Of each value that was decided, by whom: by one process, or by several. */
type Deciders = Readonly<Record<string, ProcessId | typeof several>>;
const several = null;

function withDecider(deciders: Deciders, value: string, process: ProcessId): Deciders {
  const known = Object.hasOwn(deciders, value);
  return { ...deciders, [value]: known && deciders[value] !== process ? several : process };
}

function withText(texts: readonly string[], value: unknown): readonly string[] {
  const text = JSON.stringify(value);
  return texts.includes(text) ? texts : [...texts, text].sort();
}
