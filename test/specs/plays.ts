import type { Checkable, Model } from '../../checker/model.ts';
import { OBSERVERS, type TransitionSystem } from '../../checker/transition-system.ts';
import type { Observed } from '../../specs/event.ts';

/** What is observed of one infinite execution: one event a step, and either a loop for ever or, without one, nothing more. */
export interface Play {
  readonly processes: readonly string[];
  readonly faulty?: readonly string[];
  readonly stem: readonly Observed[];
  readonly loop?: readonly Observed[];
}

/** An execution of p and q, of which some are faulty. */
export const among = (faulty: readonly string[], ...stem: readonly Observed[]): Play => ({
  processes: ['p', 'q'],
  faulty,
  stem,
});

/** An execution of p and q, both of them correct. */
export const play = (...stem: readonly Observed[]): Play => among([], ...stem);

/**
 * A system whose executions are these plays, all of them owed to their ends: a property holds of one play alone if the play satisfies it.
 * The processes are those of the first play.
 */
export function plays(given: readonly Play[]): Checkable {
  const scripts = given.map(({ stem, loop = [] }) => [...stem, ...loop]);
  const alphabet = [...new Map(scripts.flat().map((event) => [JSON.stringify(event), event])).values()];
  const labels = new Map(alphabet.map((event, label) => [JSON.stringify(event), label]));
  const starts = scripts.map((_, play) => scripts.slice(0, play).reduce((sum, { length }) => sum + length + 1, 0));
  const playAt = (place: number) => starts.findLastIndex((start) => start <= place);
  /** Where a step leads to: back to where the loop begins after its last event. */
  const after = (place: number) => {
    const play = playAt(place);
    const { stem, loop = [] } = given[play]!;
    const isLast = place + 1 === starts[play]! + scripts[play]!.length;
    return isLast && loop.length > 0 ? starts[play]! + stem.length : place + 1;
  };
  const system: TransitionSystem = {
    slots: [{ name: 'place', value: (place) => place }],
    observers: [],
    initial: () => starts.map((start) => ({ vector: [start], observed: [] })),
    offers: (_, place) => {
      const play = playAt(place);
      const event = scripts[play]![place - starts[play]!];
      if (event === undefined) return [];
      return [
        { action: 0, becomes: after(place), labels: [{ to: OBSERVERS, label: labels.get(JSON.stringify(event))! }] },
      ];
    },
    react: () => {
      throw new Error('Nobody is told anything.');
    },
    joint: [],
    action: () => ({ kind: 'rule', name: 'go on', parameters: [] }),
    event: (label) => alphabet[label]!,
    assumptions: () => [{ instance: 'go on', owner: 'the play', kind: 'weak', owed: () => true }],
  };
  const model: Model = {
    system,
    processes: given[0]!.processes,
    correct: (read, process) => !given[playAt(read(0))]!.faulty?.includes(process),
    view: (read) => ({ place: read(0) }),
    owesSteps: true,
    tables: [],
    assumptions: ['a play'],
    bytes: () => 0,
    askAgain: () => {},
  };
  return { model: () => model };
}
