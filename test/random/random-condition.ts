import fc, { type Arbitrary } from 'fast-check';
import type { ProcessId } from '../../specs/event.ts';
import type { World } from '../../specs/world.ts';
import { wordOf } from './random-effects.ts';
import { name } from './random-fsm.ts';
import { perhaps, weighted } from './weighted.ts';

/** A condition on a configuration of processes, as plain data. Processes are given by their places in the system. */
export type Condition = { readonly not: boolean } & (
  | { readonly condition: 'phase'; readonly of: number; readonly is: number }
  | { readonly condition: 'remembers'; readonly of: number; readonly count: number }
  | { readonly condition: 'crashed'; readonly of: number }
  | { readonly condition: 'correct'; readonly of: number }
  | {
      readonly condition: 'in flight';
      readonly from: number;
      readonly to: number;
      readonly word: string | null;
      readonly moreThan: number;
    }
);

/** A configuration as invariants see it. */
export interface View {
  readonly local: Readonly<Record<ProcessId, unknown>>;
  crashed(process: ProcessId): boolean;
  inFlight(from: ProcessId, to: ProcessId): readonly unknown[];
}

/** Whether all conditions are true of a configuration. None depends on the order of a multiset. */
export function conditionsMet(conditions: readonly Condition[], view: View, world: World): boolean {
  return conditions.every((condition) => isMet(condition, view, world) !== condition.not);
}

function isMet(condition: Condition, { local, crashed, inFlight }: View, { processes, correct }: World): boolean {
  const at = (place: number) => processes[place % processes.length]!;
  switch (condition.condition) {
    case 'phase': {
      const state = local[at(condition.of)];
      return field(state, 'phase') === condition.is || field(state, 'state') === name(condition.is);
    }
    case 'remembers': {
      const seen = field(local[at(condition.of)], 'seen');
      return Array.isArray(seen) && seen.length >= condition.count;
    }
    case 'crashed':
      return crashed(at(condition.of));
    case 'correct':
      return correct(at(condition.of));
    case 'in flight': {
      const { from, to, word, moreThan } = condition;
      const messages = inFlight(at(from), at(to)).filter((message) => word === null || wordOf(message) === word);
      return messages.length > moreThan;
    }
  }
}

/** A field of a local state; undefined where there is none. */
function field(state: unknown, called: string): unknown {
  // A local state is a record, or null once its process has crashed.
  return (state as Readonly<Record<string, unknown>> | null)?.[called];
}

const place = fc.nat({ max: 2 });
const not = fc.constantFrom(false, false, true);

export const randomCondition: Arbitrary<Condition> = weighted(
  [4, fc.record({ not, condition: fc.constant('phase' as const), of: place, is: fc.nat({ max: 2 }) })],
  [
    1,
    fc.record({
      not,
      condition: fc.constant('remembers' as const),
      of: place,
      count: fc.integer({ min: 1, max: 2 }),
    }),
  ],
  [1, fc.record({ not, condition: fc.constant('crashed' as const), of: place })],
  [1, fc.record({ not, condition: fc.constant('correct' as const), of: place })],
  [
    3,
    fc.record({
      not,
      condition: fc.constant('in flight' as const),
      from: place,
      to: place,
      word: perhaps(fc.constantFrom('a', 'b')),
      moreThan: fc.nat({ max: 1 }),
    }),
  ],
);
