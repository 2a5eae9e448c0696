import fc, { type Arbitrary } from 'fast-check';
import type {
  GuardedAction,
  GuardedBody,
  GuardedDefinition,
  PerKey,
  PerProcess,
  Valuation,
} from '../../models/guarded/guarded-definition.ts';
import { weighted } from './weighted.ts';

/** The variables of every random system of guarded actions. */
interface Vars extends Readonly<Record<string, unknown>> {
  readonly n: number;
  readonly m: number;
  readonly pc: PerProcess<Readonly<Record<string, number>>>;
  readonly done: PerKey<string>;
  readonly marks: PerKey<number>;
}

type Values = Valuation<Vars>;

/** A number that is read; `own` is the action's process, and the first process where it has none. */
export type Term =
  | { readonly is: 'number'; readonly value: number }
  | { readonly is: 'variable'; readonly name: 'n' | 'm' }
  | { readonly is: 'component'; readonly of: number | 'own' }
  | { readonly is: 'size'; readonly name: 'done' | 'marks' }
  /** The action's number, and 0 where it has none. */
  | { readonly is: 'parameter' };

export type Comparison =
  | { readonly compare: Term; readonly operator: '=' | '!=' | '<'; readonly with: Term }
  | { readonly member: number | 'own'; readonly of: 'done' | 'marks'; readonly isIn: boolean };

export type Assignment =
  | { readonly assign: 'n' | 'm'; readonly to: Term; readonly plus: number }
  | { readonly assign: 'pc'; readonly of: number | 'own'; readonly to: Term; readonly plus: number }
  | { readonly add: number | 'own'; readonly to: 'done' | 'marks' }
  | { readonly delete: number | 'own'; readonly from: 'done' | 'marks' };

export interface RandomAction {
  /** What its instances differ in. */
  readonly per: 'nothing' | 'process' | 'number' | 'process and number';
  readonly when: readonly Comparison[];
  readonly run: readonly Assignment[];
  readonly fairness: 'weak' | 'strong' | null;
}

/** A system of guarded actions as plain data. Numbers are counted modulo `modulus`. */
export interface RandomGuarded {
  readonly kind: 'guarded';
  readonly modulus: number;
  readonly processes: readonly string[];
  readonly initial: { readonly n: number; readonly pc: number; readonly done: readonly string[] };
  readonly actions: readonly RandomAction[];
}

/** The parameters of one instance. */
interface Instance {
  readonly process?: string;
  readonly number?: number;
}

const numbers = [0, 1, 2] as const;

/** The definition that a description stands for. */
export function guardedDefinition(description: RandomGuarded): GuardedDefinition<Vars> {
  const { processes, initial, modulus, actions } = description;
  return {
    variables: {
      n: initial.n,
      m: 0,
      pc: { layout: 'per process', initial: Object.fromEntries(processes.map((p) => [p, initial.pc])) },
      done: { layout: 'per key', keys: processes, initial: initial.done },
      marks: { layout: 'per key', keys: numbers, initial: [] },
    },
    actions(declare) {
      const declared = ({ per, when, run, fairness }: RandomAction, name: string): GuardedAction<Values> => {
        const body = <Parameter>(instance: (parameter: Parameter) => Instance): GuardedBody<Values, Parameter> => ({
          when: (state, parameter) => all(when, state, description, instance(parameter)),
          run: (state, parameter) => {
            for (const assignment of run) {
              assign(assignment, state, modulus, processes, instance(parameter));
            }
          },
          ...(fairness && { fairness }),
        });
        switch (per) {
          case 'nothing':
            return declare(
              name,
              body<undefined>(() => ({})),
            );
          case 'process':
            return declare(
              name,
              processes,
              body<string>((process) => ({ process })),
            );
          case 'number':
            return declare(
              name,
              numbers,
              body<number>((number) => ({ number })),
            );
          case 'process and number':
            return declare(
              name,
              processes.flatMap((process) => [0, 1].map((number) => [process, number] as const)),
              body<readonly [string, number]>(([process, number]) => ({ process, number })),
            );
        }
      };
      return actions.map((action, index) => declared(action, `action ${index}`));
    },
  };
}

/** Whether all comparisons are true of the variables. */
export function all(
  comparisons: readonly Comparison[],
  state: Values,
  { processes }: RandomGuarded,
  instance: Instance = {},
): boolean {
  return comparisons.every((comparison) => isTrue(comparison, state, processes, instance));
}

function isTrue(comparison: Comparison, state: Values, processes: readonly string[], instance: Instance): boolean {
  if ('member' in comparison) {
    const { member, of, isIn } = comparison;
    const present =
      of === 'done'
        ? state.done.has(processAt(member, processes, instance))
        : state.marks.has(numberAt(member, instance));
    return present === isIn;
  }
  const left = read(comparison.compare, state, processes, instance);
  const right = read(comparison.with, state, processes, instance);
  switch (comparison.operator) {
    case '=':
      return left === right;
    case '!=':
      return left !== right;
    case '<':
      return left < right;
  }
}

function assign(
  assignment: Assignment,
  state: Values,
  modulus: number,
  processes: readonly string[],
  instance: Instance,
): void {
  if ('assign' in assignment) {
    const value = (read(assignment.to, state, processes, instance) + assignment.plus) % modulus;
    if (assignment.assign === 'pc') {
      state.pc[processAt(assignment.of, processes, instance)] = value;
    } else {
      state[assignment.assign] = value;
    }
  } else if ('add' in assignment) {
    if (assignment.to === 'done') {
      state.done.add(processAt(assignment.add, processes, instance));
    } else {
      state.marks.add(numberAt(assignment.add, instance));
    }
  } else if (assignment.from === 'done') {
    state.done.delete(processAt(assignment.delete, processes, instance));
  } else {
    state.marks.delete(numberAt(assignment.delete, instance));
  }
}

function read(term: Term, state: Values, processes: readonly string[], instance: Instance): number {
  switch (term.is) {
    case 'number':
      return term.value;
    case 'variable':
      return state[term.name];
    case 'component':
      return state.pc[processAt(term.of, processes, instance)]!;
    case 'size':
      return state[term.name].size;
    case 'parameter':
      return instance.number ?? 0;
  }
}

function processAt(of: number | 'own', processes: readonly string[], { process }: Instance): string {
  return of === 'own' ? (process ?? processes[0]!) : processes[of % processes.length]!;
}

function numberAt(of: number | 'own', { number }: Instance): number {
  return of === 'own' ? (number ?? 0) : of % numbers.length;
}

const small = fc.nat({ max: 2 });
const at = weighted([3, fc.constant('own')], [1, small]);
const setName = fc.constantFrom('done' as const, 'marks' as const);

const term: Arbitrary<Term> = weighted(
  [4, fc.record({ is: fc.constant('number' as const), value: small })],
  [3, fc.record({ is: fc.constant('variable' as const), name: fc.constantFrom('n', 'm') })],
  [4, fc.record({ is: fc.constant('component' as const), of: at })],
  [1, fc.record({ is: fc.constant('size' as const), name: setName })],
  [2, fc.constant({ is: 'parameter' as const })],
);

/** A condition on the variables. */
export const comparison: Arbitrary<Comparison> = weighted(
  [
    3,
    fc.record({
      compare: term,
      operator: fc.constantFrom('=' as const, '!=' as const, '<' as const),
      with: term,
    }),
  ],
  [1, fc.record({ member: at, of: setName, isIn: fc.boolean() })],
);

const assignment: Arbitrary<Assignment> = weighted(
  [
    3,
    fc
      .constantFrom('n' as const, 'm' as const)
      .map((name) => ({ assign: name, to: { is: 'variable' as const, name }, plus: 1 })),
  ],
  [4, at.map((of) => ({ assign: 'pc' as const, of, to: { is: 'component' as const, of }, plus: 1 }))],
  [3, fc.record({ assign: fc.constantFrom('n' as const, 'm' as const), to: term, plus: fc.nat({ max: 1 }) })],
  [4, fc.record({ assign: fc.constant('pc' as const), of: at, to: term, plus: fc.nat({ max: 1 }) })],
  [2, fc.record({ add: at, to: setName })],
  [1, fc.record({ delete: at, from: setName })],
);

const action: Arbitrary<RandomAction> = fc.record({
  per: fc.constantFrom('nothing', 'process', 'process', 'number', 'process and number'),
  when: fc.array(comparison, { minLength: 0, maxLength: 1, size: 'max' }),
  run: fc.array(assignment, { minLength: 1, maxLength: 3, size: 'max' }),
  fairness: fc.constantFrom('weak', 'strong', null),
});

export const randomGuarded: Arbitrary<RandomGuarded> = fc
  .record({
    modulus: fc.integer({ min: 2, max: 3 }),
    count: fc.integer({ min: 2, max: 3 }),
    n: fc.nat({ max: 1 }),
    pc: fc.nat({ max: 1 }),
    firstIsDone: fc.boolean(),
    actions: fc.array(action, { minLength: 3, maxLength: 6, size: 'max' }),
  })
  .map(({ modulus, count, n, pc, firstIsDone, actions }) => ({
    kind: 'guarded',
    modulus,
    processes: ['p', 'q', 'r'].slice(0, count),
    initial: { n, pc, done: firstIsDone ? ['p'] : [] },
    actions,
  }));
