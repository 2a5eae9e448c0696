import type { Execution } from './execution.ts';
import type { Fault, FaultCounts } from './faults.ts';
import type { Model } from './model.ts';
import type { Reduction } from './reductions/reduction.ts';

/** What cut a search short: a bound of its own, or a bound of the model that was hit. */
export type Bound =
  /** The steps that were followed from an initial state. */
  | { readonly kind: 'depth'; readonly limit: number }
  /** Distinct configurations that were kept. */
  | { readonly kind: 'states'; readonly limit: number }
  /** Bytes that the search's own structures may take. */
  | { readonly kind: 'memory'; readonly limit: number }
  /** Pairs of a configuration and a state of a property's automaton: as many as can be numbered. */
  | { readonly kind: 'pairs'; readonly limit: number }
  /** What the platform could still give. */
  | { readonly kind: 'memory of the platform' }
  /** The user stopped it. */
  | { readonly kind: 'interrupted' }
  /** A bound of the model: a full queue, the longest trace. */
  | { readonly kind: 'model'; readonly name: string };

/** How far a claim was followed, where it was not followed to the end. */
export interface Bounds {
  readonly bounds: readonly Bound[];
  /** Every execution of at most this many steps was explored, but for steps that hit a bound of the model; -1 if there are more initial configurations. */
  readonly depth: number;
}

/** A finite execution that no continuation can repair. */
export interface BadPrefix {
  readonly kind: 'bad prefix';
  readonly execution: Execution;
  /** Set if the predicate is true again later on: it was perhaps meant as something that eventually holds. */
  readonly recovers: boolean;
}

/** No execution in scope reaches a configuration that `sometimes` asked for. */
export interface NoWitness {
  readonly kind: 'no witness';
}

/** One fairness assumption, and how the loop of a lasso stands to it. */
export interface Obligation {
  /** What is owed, for a person: "deliver m from p to q". */
  readonly instance: string;
  /** Whose promise it is: a process, a link, a clock, the specification. */
  readonly owner: string;
  readonly kind: 'weak' | 'strong';
  /** `unmet`: owed in the loop as often as binds, and never taken. An execution with such an obligation is unfair. */
  readonly met: 'taken' | 'disabled' | 'not owed' | 'unmet';
  /** The number of the step of the loop that takes it, or after which it is disabled or not owed; of the last step before the loop if the execution stops there. */
  readonly step: number;
  /** Why it is not owed, where that is known: "p has crashed". */
  readonly why?: string;
}

/** What a lasso leaves open for ever. */
export interface OpenClaim {
  readonly claim: string;
  /** The number of the step since which it has been open; 0 for the start. */
  readonly since: number;
}

/** An infinite execution in finite form: a stem, and a loop that is repeated for ever. */
export interface Lasso {
  readonly kind: 'lasso';
  /** The stem, and then one round of the loop, which leads back to the configuration at the end of the stem. */
  readonly execution: Execution;
  /** How many of the steps are the stem. If they all are, the execution stops there for ever. */
  readonly stem: number;
  /** One per assumption that is enabled, owed or taken somewhere in the loop. */
  readonly certificate: readonly Obligation[];
  readonly open: readonly OpenClaim[];
}

/** That a counterexample has the fewest faults, and what that rests on. */
export interface FewestFaults {
  /** The faults of the counterexample; of the stem alone, if it is a lasso. */
  readonly counts: FaultCounts;
  /** Per kind of which it has some: that there is none with fewer of that kind, and no more of the kinds before. */
  readonly fewer: readonly {
    readonly fault: Fault;
    readonly atMost: number;
    /** Why there may be one all the same, if a bound cut the search for it. */
    readonly open?: string;
  }[];
  /** The fewest faulty processes with which the claim is violated; and the smaller numbers in scope, with which it is not, unless a bound left that open. */
  readonly frontier: { readonly safeAt: readonly number[]; readonly brokenAt: number; readonly open?: string };
  /** What the further searches took: how many there were, and the successors that they computed. */
  readonly searches: number;
  readonly transitions: number;
}

/** The answer to one claim. The same input gives the same verdict, byte for byte. */
export type Verdict =
  | {
      readonly outcome: 'holds';
      readonly extent: 'exhaustive' | 'witness' | Bounds;
      /** The execution that shows it, for a `sometimes`. */
      readonly witness?: Execution;
      /** Of what it was not asked, though it speaks of it: a sentence. */
      readonly unasked?: string;
      /** For a temporal claim that rests on fairness: an execution that breaks it, and the obligations that exclude it. */
      readonly unfair?: Lasso;
      readonly assumptions: readonly string[];
      readonly warnings: readonly string[];
    }
  | {
      readonly outcome: 'violated';
      readonly evidence: BadPrefix | Lasso | NoWitness;
      /** If it was asked for: the evidence has the fewest faults, and then the fewest steps. */
      readonly fewest?: FewestFaults;
      readonly assumptions: readonly string[];
      readonly warnings: readonly string[];
    }
  | {
      readonly outcome: 'vacuous' | 'inconclusive' | 'refused';
      readonly why: string;
      readonly assumptions: readonly string[];
    };

/** The size of what was explored. Part of what was found: the same on every run. */
export interface Explored {
  /** Distinct configurations, of the system together with the property's own memory. */
  readonly states: number;
  /** Successors computed, those that lead back to the same configuration included. With a reduction, some of them. */
  readonly transitions: number;
  /** The longest shortest execution that was followed, in steps. */
  readonly depth: number;
  /** By what steps were left out, since others lead to the same configurations as early; absent if none were. What is found is the same. */
  readonly reduction?: Exclude<Reduction, 'none'>;
  /** Why none were left out, where that was asked for. */
  readonly unreduced?: string;
}

/** A search with a reduction, compared with the same search without. */
export interface Audit {
  /** What was compared and is the same, as phrases. */
  readonly same: readonly string[];
  /** What differs. If anything does, the reduction is wrong, and the verdict is `inconclusive`. */
  readonly different: readonly string[];
  /** Why nothing was compared, if so. */
  readonly notCompared?: string;
  /** Successors computed without the reduction. */
  readonly transitions: number;
}

/** What a search cost. Varies from run to run. */
export interface Cost {
  readonly seconds: number;
  readonly statesPerSecond: number;
  /** Bytes of the search's own structures; and the same per configuration. */
  readonly bytes: number;
  readonly bytesPerState: number;
}

/** One property with its verdict. */
export interface Finding {
  readonly property: string;
  readonly kind: string;
  readonly verdict: Verdict;
  readonly explored: Explored;
  /** If it was asked for, and there was a reduction. */
  readonly audit?: Audit;
  readonly cost: Cost;
}

/** What a check found, property by property, in the order in which they were stated. */
export interface Report {
  readonly check: string;
  readonly findings: readonly Finding[];
  /** The processes of the system that are tables. */
  readonly tables: Model['tables'];
  /** Successors computed by all searches together; properties that one search decides share its transitions. */
  readonly transitions: number;
  /** How often the user's functions were called; asking every answer again is not counted. */
  readonly userCalls: number;
}
