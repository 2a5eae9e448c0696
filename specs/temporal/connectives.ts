import type { ProcessId } from '../event.ts';
import type { World } from '../world.ts';
import { type Claim, type Formula, formulaOf, type StepView, sourceOf } from './formula.ts';

export function not<State>(claim: Claim<State>): Formula<State> {
  return { operator: 'not', of: formulaOf(claim) };
}

export function and<State>(...claims: readonly Claim<State>[]): Formula<State> {
  return { operator: 'and', of: claims.map((claim) => formulaOf(claim)) };
}

export function or<State>(...claims: readonly Claim<State>[]): Formula<State> {
  return { operator: 'or', of: claims.map((claim) => formulaOf(claim)) };
}

/** `right` is true wherever `left` is. If `left` is nowhere true, the claim is vacuous. */
export function implies<State>(left: Claim<State>, right: Claim<State>): Formula<State> {
  return { operator: 'implies', left: formulaOf(left), right: formulaOf(right) };
}

/** A predicate over the configuration, under a name that verdicts can use. */
export function named<State>(name: string, predicate: (state: State, world: World) => boolean): Formula<State> {
  return { operator: 'state', name, predicate };
}

/** A predicate over one step: the configurations before and after it, and what was observed in it. */
export function step<State>(predicate: (step: StepView<State>, world: World) => boolean): Formula<State> {
  return { operator: 'step', name: sourceOf(predicate), predicate };
}

/** The process does not belong to the faulty set of the execution. */
export function correct<State>(process: ProcessId): Formula<State> {
  let predicate = correctness.get(process);
  if (predicate === undefined) {
    predicate = (_, world) => world.correct(process);
    correctness.set(process, predicate);
  }
  return { operator: 'state', name: `${process} is correct`, predicate };
}

/** One predicate per process, so that a formula which names a process again and again asks about it once. */
const correctness = new Map<ProcessId, (state: unknown, world: World) => boolean>();
