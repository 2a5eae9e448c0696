import type { CheckBounds, Expectation } from '../checker/check.ts';
import type { ClassificationReport } from '../checker/classification/classification.ts';
import type { Axes, Coordinates } from '../checker/matrix/axis.ts';
import type { MatrixProperty } from '../checker/matrix/matrix.ts';
import type { Progress, RunOptions } from '../checker/run-check.ts';
import type { Report } from '../checker/verdict.ts';
import type { TrivialReport } from '../models/trivial/trivial-report.ts';
import type { ModuleSource } from './load-module.ts';

/** A check as the main thread knows it: everything but its code. */
export interface CheckDescription {
  readonly name: string;
  /** The module that exports it, as the user named it. */
  readonly module: string;
  readonly properties: readonly PropertyDescription[];
  /** Set where it is one of the combinations of a family. */
  readonly cell?: { readonly family: FamilyDescription; readonly at: Coordinates };
}

/** A family as the main thread knows it. */
export interface FamilyDescription {
  readonly name: string;
  readonly axes: Axes;
  readonly properties: readonly MatrixProperty[];
}

export interface PropertyDescription {
  readonly name: string;
  readonly kind: string;
  readonly expected: Expectation;
}

/** Whether steps are left out, whether that is audited, and what counterexamples have as little of as can be. */
export type Reducing = Pick<RunOptions, 'reduction' | 'audit' | 'minimise'>;

/** What the main thread asks of the search thread, one thing at a time. Checks are numbered in the order in which they were loaded. */
export type Order =
  | { readonly order: 'load'; readonly source: ModuleSource }
  | {
      readonly order: 'run';
      readonly check: number;
      readonly bounds: CheckBounds;
      /** Threads that search together. */
      readonly workers: number;
      readonly reducing: Reducing;
    }
  | { readonly order: 'try trivial protocols'; readonly check: number }
  | { readonly order: 'classify'; readonly check: number; readonly bounds: CheckBounds }
  | { readonly order: 'end' };

export type Loaded = { readonly answer: 'loaded'; readonly checks: readonly CheckDescription[] };
export type Ran = { readonly answer: 'ran'; readonly report: Report };
/** Undefined where no trivial protocols are known for what the check's processes are asked. */
export type TrivialTried = { readonly answer: 'tried'; readonly report: TrivialReport | undefined };
export type ClassesTold = { readonly answer: 'classified'; readonly report: ClassificationReport };

/** Why there is no answer. */
export interface Failure {
  readonly answer: 'failure';
  readonly kind: 'bad input' | 'no checks' | 'out of memory' | 'bug';
  /** One sentence; for a bug, the stack. */
  readonly message: string;
}

/** One of these follows every order but the last. */
export type Answer = Loaded | Ran | TrivialTried | ClassesTold | Failure;

/** Any number of these come before the answer. */
export type Message = Answer | { readonly answer: 'progress'; readonly progress: Progress };

/** What the search thread is started with. */
export interface ThreadData {
  /** One number, shared by both threads; not 0 once the search is to stop. */
  readonly stop: Int32Array;
}
