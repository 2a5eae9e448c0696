import type { Execution } from '../execution.ts';
import type { Cost, Explored, Lasso } from '../verdict.ts';

/**
 * What a property is. `safety`: every execution that violates it has a prefix after which nothing can satisfy it any more. `liveness`:
 * after every prefix something can. `mixed`: neither; it is then what its safety and its liveness part have in common. `holds`: both,
 * because nothing violates it.
 */
export type PropertyClass = 'safety' | 'liveness' | 'mixed' | 'holds';

/** How a property stands to a set of executions, with what shows it. */
export interface Standing {
  readonly class: PropertyClass;
  /** The shortest execution after which nothing can satisfy the property any more; for `safety` and `mixed`. */
  readonly doomed?: Doomed;
  /** An execution that violates the property although after each of its prefixes something could still satisfy it; for `liveness` and `mixed`. */
  readonly hopeful?: Lasso;
}

/** An execution that is beyond hope from some step on. */
export interface Doomed {
  readonly execution: Execution;
  /** The number of the first step after which no fair execution of the system satisfies the property; 0 for the start. */
  readonly doomed: number;
  /** The number of the first step after which nothing whatsoever could satisfy it, if the execution comes to that. */
  readonly violated?: number;
}

/** How far along a prefix of an execution is: something can satisfy the property; nothing in the system can; nothing whatsoever can. */
export type Hope = 'hope' | 'doomed' | 'violated';

/** What a property is by itself, over the events of the system in any order; or why that is not told. */
export type Absolute = Standing | { readonly untold: string };

export type Classified =
  | {
      readonly outcome: 'classified';
      readonly absolute: Absolute;
      /** What it is among the fair executions of the system. */
      readonly relative: Standing & {
        /** The fewest steps after which nothing whatsoever could satisfy it, if any execution comes to that. */
        readonly firstViolation?: number;
      };
    }
  | { readonly outcome: 'inconclusive' | 'refused'; readonly why: string };

/** One property with its class. */
export interface Classification {
  readonly property: string;
  readonly kind: string;
  readonly classified: Classified;
  /** What it rests on: the links, who may fail, the fairness. */
  readonly assumptions: readonly string[];
  readonly explored: Explored;
  readonly cost: Cost;
}

/** The classes of the properties of a check, in the order in which they were stated. */
export interface ClassificationReport {
  readonly check: string;
  readonly classifications: readonly Classification[];
  readonly transitions: number;
  readonly userCalls: number;
}

/** How much hope there is after so many steps of an execution. */
export function hopeAfter({ doomed, violated }: Pick<Doomed, 'doomed' | 'violated'>, step: number): Hope {
  if (violated !== undefined && step >= violated) return 'violated';
  return step >= doomed ? 'doomed' : 'hope';
}
