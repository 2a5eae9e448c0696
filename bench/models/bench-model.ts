import type { Check } from '../../checker/check.ts';
import type { NaiveModel } from '../naive/naive-model.ts';

/** The size of a state graph that is known from elsewhere. */
export interface PublishedCounts {
  readonly states: number;
  readonly transitions: number;
  /** Who counted. */
  readonly source: string;
}

/** The same model for SPIN. */
export interface SpinModel {
  /** A file beside `bench/spin.ts`' own models: "two-phase-commit.pml". */
  readonly file: string;
  /** The same with a process for each of the model's, which SPIN's reduction needs; else that is the same file. */
  readonly ofProcesses?: string;
  /** Constants of the model: the size. */
  readonly constants: Readonly<Record<string, number>>;
  /** How deep a search in depth may go. "all states": where executions run in circles, one may pass through every state. */
  readonly depthMax: number | 'all states';
}

/** One size of one model in one form, to be measured. */
export interface BenchModel {
  /** As the command line names it, with the size: "2pc-9". */
  readonly name: string;
  /** The models that differ in size alone: "2pc". */
  readonly family: string;
  /** How it is written: "guarded", "messages". */
  readonly form: string;
  /** Whether a run that names no model measures it. */
  readonly standard: boolean;
  readonly published?: PublishedCounts;
  readonly spin?: SpinModel;
  check(): Check;
  naive(): NaiveModel;
}
