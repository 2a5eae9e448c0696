import fc, { type Arbitrary } from 'fast-check';
import {
  type Assumption,
  type BoundHit,
  type Emission,
  type Id,
  OBSERVERS,
  type Offer,
  type Outcome,
  type Reaction,
  type TransitionSystem,
} from '../../checker/transition-system.ts';

/**
 * Processes around shared sets, as plain data: it prints, compares and shrinks. Much of what its steps do commutes, and much nearly does.
 *
 * Slots: the processes, then the sets, then, if there is one, a watcher.
 */
export interface ConcurrentSystem {
  /** Per process and local state, the steps that it can start. */
  readonly steps: readonly (readonly (readonly ProcessStep[])[])[];
  /** Per process, local state and message: how it answers. */
  readonly answers: readonly (readonly (readonly (readonly Answer[])[])[])[];
  /** Per set: what its messages do, and how it hands them over. */
  readonly sets: readonly SharedSet[];
  readonly rules: readonly Rule[];
  readonly watcher: Watcher | null;
  /** Per action, a process and the local states in which it is owed. */
  readonly owed: readonly { readonly process: number; readonly states: readonly boolean[] }[];
}

interface ProcessStep {
  readonly becomes: number;
  readonly tells: readonly Told[];
}

/** A message to a set, or an observed event. */
type Told = { readonly set: number; readonly operation: number } | { readonly event: number };

interface Answer {
  readonly becomes: number;
  readonly tells: readonly Told[];
}

type Operation = {
  readonly does:
    | 'put'
    | 'remove'
    | 'flip'
    | 'take'
    | 'need'
    | 'put once'
    | 'put within bound'
    | 'put perhaps'
    | 'put second'
    | 'count'
    | 'clear'
    | 'nothing';
  readonly item: number;
};

interface SharedSet {
  /** Whether the system says that it may be asked about values that it never has. */
  readonly speculative: boolean;
  readonly operations: readonly Operation[];
  /** Per item: to which process it is handed, and whether it stays. */
  readonly handed: readonly { readonly process: number; readonly stays: boolean }[];
}

/** A guarded action over two processes and a set. */
interface Rule {
  readonly process: number;
  readonly when: number;
  readonly next: number;
  readonly set: number;
  readonly needs: number | null;
  readonly puts: number | null;
  readonly tells: readonly Told[];
}

/** Counts events of some kinds, up to 2; or remembers the last of them. */
interface Watcher {
  readonly kind: 'count' | 'last';
  readonly observes: readonly boolean[];
  /** Whether it says which events it ignores. */
  readonly says: boolean;
}

const processesMax = 3;
const states = 3;
const items = 3;
const operations = 4;
const events = 2;
const setsMax = 2;

export function concurrentSystem(description: ConcurrentSystem): TransitionSystem {
  const { steps, answers, sets, rules, watcher, owed } = description;
  const processes = steps.length;
  const watching = processes + sets.length;
  const emission = (tell: Told): Emission =>
    'event' in tell
      ? { to: OBSERVERS, label: tell.event }
      : { to: processes + (tell.set % sets.length), label: tell.operation };
  const emissions = (tells: readonly Told[]) => tells.map(emission);
  const action = (kind: number, slot: number, which: number) => kind + 3 * (slot + 10 * which);
  const react = (slot: number, id: Id, label: number): readonly Reaction[] | BoundHit => {
    if (slot === watching) return [{ becomes: watched(watcher!, id, label), labels: [] }];
    if (slot >= processes) return operate(sets[slot - processes]!.operations[label]!, id);
    return answers[slot]![id]![label]!.map(({ becomes, tells }) => ({ becomes, labels: emissions(tells) }));
  };
  return {
    slots: [
      ...steps.map((_, process) => ({ name: `p${process}`, owner: `p${process}`, value: (id: Id) => id })),
      ...sets.map(({ speculative }, set) => ({
        name: `set ${set}`,
        ...(speculative && { speculative: true as const }),
        value: (id: Id) => id,
      })),
      ...(watcher === null
        ? []
        : [
            {
              name: 'watcher',
              passive: true as const,
              value: (id: Id) => id,
              ...(watcher.says && { ignores: (label: number) => !watcher.observes[label]! }),
            },
          ]),
    ],
    observers: watcher === null ? [] : [watching],
    initial: () => [{ vector: Array.from({ length: watching + (watcher === null ? 0 : 1) }, () => 0), observed: [] }],
    offers: (slot, id): readonly Offer[] => {
      if (slot === watching) return [];
      if (slot < processes) {
        return steps[slot]![id]!.map(({ becomes, tells }, which) => ({
          action: action(0, slot, which),
          becomes,
          labels: emissions(tells),
        }));
      }
      return sets[slot - processes]!.handed.flatMap(({ process, stays }, item) =>
        (id & (1 << item)) === 0
          ? []
          : [
              {
                action: action(1, slot, item),
                becomes: stays ? id : id & ~(1 << item),
                labels: [{ to: process % processes, label: item }],
              },
            ],
      );
    },
    react,
    joint: rules.map((rule, index) => ({
      name: `rule ${index}`,
      evaluate: (read): readonly Outcome[] => {
        const process = rule.process % processes;
        if (read(process) !== rule.when) return [];
        const set = processes + (rule.set % sets.length);
        if (rule.needs !== null && (read(set) & (1 << rule.needs)) === 0) return [];
        return [
          {
            action: action(2, index, 0),
            writes: [
              [process, rule.next],
              ...(rule.puts === null ? [] : [[set, read(set) | (1 << rule.puts)] as const]),
            ],
            labels: emissions(rule.tells),
          },
        ];
      },
    })),
    action: (id) => ({ kind: 'rule', name: `action ${id}`, parameters: [] }),
    event: () => ({ type: 'crash', process: 'p' }),
    assumptions: (id): readonly Assumption[] => {
      const promise = owed[id % owed.length]!;
      const process = promise.process % processes;
      return [{ instance: `${id}`, owner: 'nobody', kind: 'weak', owed: (read) => promise.states[read(process)]! }];
    },
  };
}

function operate({ does, item }: Operation, id: Id): readonly Reaction[] | BoundHit {
  const bit = 1 << item;
  const becomes = (next: Id): Reaction => ({ becomes: next, labels: [] });
  const has = (id & bit) !== 0;
  switch (does) {
    case 'put':
      return [becomes(id | bit)];
    case 'remove':
      return [becomes(id & ~bit)];
    case 'flip':
      return [becomes(id ^ bit)];
    case 'take':
      return has ? [becomes(id & ~bit)] : [];
    case 'need':
      return has ? [becomes(id)] : [];
    case 'put once':
      return has ? [] : [becomes(id | bit)];
    case 'put within bound':
      return id !== 0 ? { bound: 'the set is full' } : [becomes(id | bit)];
    case 'put perhaps':
      return [becomes(id | bit), becomes(id)];
    case 'put second':
      // Holds no more than two.
      return has || id === 1 || id === 2 || id === 4 || id === 0 ? [becomes(id | bit)] : [];
    case 'count':
      return id < 3 ? [becomes(id + 1)] : [];
    case 'clear':
      return [becomes(0)];
    case 'nothing':
      return [becomes(id)];
  }
}

function watched({ kind, observes }: Watcher, id: Id, event: number): Id {
  if (!observes[event]!) return id;
  return kind === 'count' ? Math.min(2, id + 1) : event + 1;
}

const exactly = <Item>(item: Arbitrary<Item>, length: number) =>
  fc.array(item, { minLength: length, maxLength: length, size: 'max' });
const state = fc.nat({ max: states - 1 });
const item = fc.nat({ max: items - 1 });
const processIndex = fc.nat({ max: processesMax - 1 });
const told: Arbitrary<Told> = fc.oneof(
  {
    arbitrary: fc.record({ set: fc.nat({ max: setsMax - 1 }), operation: fc.nat({ max: operations - 1 }) }),
    weight: 5,
  },
  { arbitrary: fc.record({ event: fc.nat({ max: events - 1 }) }), weight: 1 },
);
const tells = fc.oneof(
  { arbitrary: fc.constant([]), weight: 2 },
  { arbitrary: fc.tuple(told), weight: 4 },
  { arbitrary: fc.tuple(told, told), weight: 2 },
);
const operation: Arbitrary<Operation> = fc.record({
  does: fc.constantFrom(
    'put',
    'put',
    'put',
    'remove',
    'flip',
    'take',
    'need',
    'put once',
    'put within bound',
    'put perhaps',
    'put second',
    'put second',
    'count',
    'count',
    'clear',
    'nothing',
  ),
  item,
});

/** Systems of two or three processes around one or two shared sets, perhaps with guarded actions and a watcher. */
export const randomConcurrentSystem: Arbitrary<ConcurrentSystem> = fc
  .tuple(fc.integer({ min: 2, max: processesMax }), fc.integer({ min: 1, max: setsMax }))
  .chain(([processes, sets]) =>
    fc.record({
      steps: exactly(exactly(fc.array(fc.record({ becomes: state, tells }), { maxLength: 2 }), states), processes),
      answers: exactly(
        exactly(
          exactly(
            fc.oneof(
              { arbitrary: fc.tuple(fc.record({ becomes: state, tells })), weight: 6 },
              { arbitrary: fc.constant([]), weight: 2 },
              {
                arbitrary: fc.tuple(
                  fc.record({ becomes: state, tells: fc.constant([]) }),
                  fc.record({ becomes: state, tells }),
                ),
                weight: 1,
              },
            ),
            items,
          ),
          states,
        ),
        processes,
      ),
      sets: exactly(
        fc.record({
          speculative: fc.oneof(
            { arbitrary: fc.constant(true), weight: 4 },
            { arbitrary: fc.constant(false), weight: 1 },
          ),
          operations: exactly(operation, operations),
          handed: exactly(fc.record({ process: processIndex, stays: fc.boolean() }), items),
        }),
        sets,
      ),
      rules: fc.array(
        fc.record({
          process: processIndex,
          when: state,
          next: state,
          set: fc.nat({ max: setsMax - 1 }),
          needs: fc.option(item),
          puts: fc.option(item),
          tells,
        }),
        { maxLength: 2 },
      ),
      watcher: fc.option(
        fc.record({
          kind: fc.constantFrom('count' as const, 'last' as const),
          observes: exactly(fc.boolean(), events),
          says: fc.boolean(),
        }),
      ),
      owed: exactly(fc.record({ process: processIndex, states: exactly(fc.boolean(), states) }), 4),
    }),
  );
