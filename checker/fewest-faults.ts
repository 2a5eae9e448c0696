import { isAskedAt } from './at-rest.ts';
import type { Closing } from './closure.ts';
import type { Execution } from './execution.ts';
import { explain } from './explain.ts';
import { countFaults, type Fault, faults } from './faults.ts';
import { type FaultBudget, withFaultBudget } from './layers/fault-budget.ts';
import { handedThrough } from './layers/handed-through.ts';
import type { Model } from './model.ts';
import type { Goal, SearchResult } from './search/breadth-first.ts';
import { boundsPhrase } from './text/verdict-text.ts';
import type { StateVector, TransitionSystem } from './transition-system.ts';
import type { FewestFaults } from './verdict.ts';

/** What an execution that decides a goal is looked for in. */
export interface Search {
  readonly model: Model;
  readonly closing: Closing;
  /** The model's system, with the slots of the property. */
  readonly system: TransitionSystem;
  readonly goal: Goal;
  /** Searches level by level, within the limits of the check. Without goals, explores all. */
  explore(system: TransitionSystem, goals: readonly Goal[]): SearchResult;
  /** Explores no more than so many configurations of a system that is not the one in question. */
  rehearse(system: TransitionSystem, states: number): SearchResult;
}

/** An execution with the fewest faults, and what that rests on. */
export interface LeastFaulty {
  readonly execution: Execution;
  /** Where it ends, if it is another one than was known. */
  readonly end: StateVector | undefined;
  readonly fewest: FewestFaults;
}

/**
 * Of all executions that decide a goal, one with the fewest faults, kind by kind, the gravest first, and then the fewest steps.
 *
 * One kind of fault after the other is given a budget of one less than the best execution so far has, until a search finds none: then no
 * execution has fewer, if nothing cut that search. Each search counts only the kinds that have a budget by then, and so meets each
 * configuration at most once for each count within it.
 *
 * Last, the same with the number of faulty processes: where it is broken, and with how few it is safe.
 *
 * @param known an execution that decides the goal
 */
export function fewestFaults(search: Search, known: Execution): LeastFaulty {
  const least = new Least(search, known);
  least.closeAlphabet();
  for (const fault of faults) least.makeFewer(fault);
  least.makeShorter();
  return { execution: least.best, end: least.end, fewest: { ...least.found(), frontier: least.frontier() } };
}

/** An execution, if there is one; otherwise why there may be one all the same, if a bound cut the search. */
type Decided =
  | { readonly execution: Execution; readonly end: StateVector }
  | { readonly execution?: undefined; readonly open?: string };

class Least {
  best: Execution;
  end: StateVector | undefined;
  readonly #search: Search;
  readonly #fewer: FewestFaults['fewer'][number][] = [];
  #budget: FaultBudget = {};
  #transitions = 0;
  #searches = 0;
  /** Where it is not known all that Byzantine processes may say: what cut the search for it. */
  #open: string | undefined;

  constructor(search: Search, known: Execution) {
    this.#search = search;
    this.best = known;
  }

  found(): Omit<FewestFaults, 'frontier'> {
    return {
      counts: countFaults(this.best.steps),
      fewer: this.#fewer,
      searches: this.#searches,
      transitions: this.#transitions,
    };
  }

  /** A search that ended with the first counterexample may not have met all that Byzantine processes may say. */
  closeAlphabet(): void {
    if (this.#search.model.closure === undefined) return;
    const result = this.#explore(this.#search.model.system, []);
    this.#open = this.#search.closing.open(result);
  }

  /** Looks for an execution with fewer faults of one kind, and no more of those before it. */
  makeFewer(fault: Fault): void {
    for (let count = this.#count(fault); count > 0; count = this.#count(fault)) {
      const atMost = count - 1;
      const budget = { ...this.#budget, [fault]: atMost };
      const decided = this.#within(budget);
      if (decided.execution === undefined) {
        this.#fewer.push({ fault, atMost, ...decided });
        break;
      }
      this.#take(decided);
    }
    this.#budget = { ...this.#budget, [fault]: this.#count(fault) };
  }

  /** Looks for the shortest execution with no more faults than the best so far. */
  makeShorter(): void {
    const decided = this.#within(this.#budget);
    // Where a bound cut the search, what is known may be beyond it.
    if (decided.execution !== undefined) this.#take(decided);
  }

  /** The fewest faulty processes with which some execution decides the goal. */
  frontier(): FewestFaults['frontier'] {
    const { model, system } = this.#search;
    const inScope = new Set(system.initial().map(({ vector }) => faultyIn(model, vector)));
    let brokenAt = this.best.faulty.length;
    for (;;) {
      const most = brokenAt;
      const safeAt = [...inScope].filter((count) => count < most).sort((a, b) => a - b);
      if (safeAt.length === 0) return { safeAt, brokenAt };
      const decided = this.#decide({
        ...handedThrough(system),
        initial: () => system.initial().filter(({ vector }) => faultyIn(model, vector) < most),
      });
      if (decided.execution === undefined) return { safeAt, brokenAt, ...decided };
      brokenAt = decided.execution.faulty.length;
    }
  }

  #take({ execution, end }: { readonly execution: Execution; readonly end: StateVector }): void {
    this.best = execution;
    this.end = end;
  }

  #count(fault: Fault): number {
    return countFaults(this.best.steps)[fault];
  }

  #within(budget: FaultBudget): Decided {
    return this.#decide(withFaultBudget(this.#search.system, budget));
  }

  #decide(system: TransitionSystem): Decided {
    const { model, closing, goal, system: whole } = this.#search;
    const result = this.#explore(system, [{ ...goal, ...askedIn(whole, goal) }]);
    const row = result.found[0];
    if (row !== undefined) {
      const path = result.pathTo(row);
      return { execution: explain(model, system, path), end: path.at(-1)!.slice(0, whole.slots.length) };
    }
    const { bounds, completeDepth: depth } = result;
    const open = bounds.length > 0 ? boundsPhrase({ bounds, depth }) : (this.#open ?? closing.open(result));
    return open === undefined ? {} : { open };
  }

  #explore(system: TransitionSystem, goals: readonly Goal[]): SearchResult {
    const { closing, rehearse, explore } = this.#search;
    this.#searches++;
    const result = closing.last(
      rehearse,
      () => explore(system, goals),
      (found) => found,
    );
    this.#transitions += result.transitions;
    return result;
  }
}

/** How many processes are faulty in the executions from a configuration. */
export function faultyIn(model: Model, vector: StateVector): number {
  return model.processes.filter((process) => !model.correct((slot) => vector[slot]!, process)).length;
}

/**
 * The questions of a goal, asked only where it is asked in the whole system: a configuration in which nothing is enabled but faults that
 * are out of budget is not at rest.
 */
function askedIn(whole: TransitionSystem, { at, question, further = [] }: Goal): Pick<Goal, 'question' | 'further'> {
  if (at === 'always') return { question, further };
  const [first, ...others] = [question, ...further].map(
    (asked): Goal['question'] =>
      (read) =>
        isAskedAt(
          at,
          whole,
          whole.slots.map((_, slot) => read(slot)),
        )
          ? asked(read)
          : 0,
  );
  return { question: first!, further: others };
}
