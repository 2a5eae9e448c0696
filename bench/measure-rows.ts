import type { Reduction } from '../checker/reductions/reduction.ts';
import { inChild } from './in-child.ts';
import type { Measurement } from './measurement.ts';
import { medianBy } from './median.ts';
import type { BenchModel } from './models/bench-model.ts';
import type { NaiveResult } from './naive/naive-search.ts';
import type { NaiveFigures, Row, SpinFigures } from './row.ts';
import { type SpinChecker, spinChecker } from './spin.ts';
import { type SpinReport, sameInSpinsDigits } from './spin-report.ts';

export interface RowOptions {
  readonly repeat: number;
  /** Numbers of threads, each of which makes a row. */
  readonly workers: readonly number[];
  readonly reduction: Reduction;
  readonly naive: boolean;
  /** How long the naive checker may run. */
  readonly naiveSeconds: number;
  readonly spin: boolean;
}

/**
 * Measures one model, a row for each number of workers: this checker, the naive one and SPIN by turns, so that whatever else the machine
 * does meets all of them.
 *
 * @throws Error if two runs of this checker count differently
 */
export async function measureRows(
  model: BenchModel,
  { repeat, workers, reduction, naive, naiveSeconds, spin }: RowOptions,
): Promise<readonly Row[]> {
  const words = [model.name, model.form];
  const runs = workers.map((): Measurement[] => []);
  const naiveRuns: NaiveResult[] = [];
  const spinRuns: SpinReport[] = [];
  let checker: SpinChecker | undefined;
  try {
    for (let turn = 0; turn < repeat; turn++) {
      for (const [index, threads] of workers.entries()) {
        runs[index]!.push(await inChild<Measurement>(['measure', ...words, String(threads), reduction]));
      }
      if (naive) naiveRuns.push(await inChild<NaiveResult>(['naive', ...words, String(naiveSeconds)]));
      if (spin && model.spin !== undefined) {
        checker ??= await spinChecker(model.spin, runs[0]![0]!.states, reduction !== 'none');
        spinRuns.push(await checker.run());
      }
    }
  } finally {
    await checker?.remove();
  }
  return workers.map((threads, index) => rowOf(model, threads, reduction, runs[index]!, naiveRuns, spinRuns));
}

function rowOf(
  model: BenchModel,
  workers: number,
  reduction: Reduction,
  runs: readonly Measurement[],
  naiveRuns: readonly NaiveResult[],
  spinRuns: readonly SpinReport[],
): Row {
  const run = medianBy(runs, ({ seconds }) => seconds);
  const { states, transitions, depth, outcomes, seconds, userCalls, curve } = run;
  if (runs.some((other) => other.states !== states || other.transitions !== transitions || other.depth !== depth)) {
    throw new Error(`Two runs of ${model.name} (${model.form}) count differently: ${JSON.stringify(runs)}`);
  }
  const statesPerSecond = states / seconds;
  const naive = naiveRuns.length === 0 ? null : naiveFigures(naiveRuns);
  const spin = spinRuns.length === 0 ? null : spinFigures(spinRuns, run, reduction);
  const { published } = model;
  return {
    model: model.name,
    form: model.form,
    workers,
    reduction,
    states,
    transitions,
    depth,
    seconds,
    secondsOfEachRun: runs.map((each) => each.seconds),
    checkSeconds: medianBy(runs, ({ checkSeconds }) => checkSeconds).checkSeconds,
    cpuSeconds: medianBy(runs, ({ cpuSeconds }) => cpuSeconds).cpuSeconds,
    statesPerSecond,
    transitionsPerSecond: transitions / seconds,
    bytesPerState: run.bytes / states,
    peakMemory: medianBy(runs, ({ peakMemory }) => peakMemory).peakMemory,
    userCalls,
    meetsPublished:
      published === undefined
        ? null
        : published.states === states && (reduction !== 'none' || published.transitions === transitions),
    outcomes,
    naive,
    ratioToNaive: naive === null ? null : statesPerSecond / naive.statesPerSecond,
    spin,
    // SPIN's clock has hundredths of a second, and shows 0 below that.
    ratioToSpin: spin === null || spin.seconds === 0 ? null : spin.seconds / seconds,
    curve,
  };
}

function naiveFigures(runs: readonly NaiveResult[]): NaiveFigures {
  const rate = ({ expanded, seconds }: NaiveResult) => expanded / seconds;
  const { expanded, transitions, seconds, complete } = medianBy(runs, rate);
  return { states: expanded, transitions, seconds, statesPerSecond: expanded / seconds, complete };
}

function spinFigures(runs: readonly SpinReport[], ours: Measurement, reduction: Reduction): SpinFigures {
  const { states, transitions, errors, seconds, peakMemory } = medianBy(runs, (run) => run.seconds);
  const sameCounts =
    errors === 0 && sameInSpinsDigits(ours.states, states) && sameInSpinsDigits(ours.transitions, transitions);
  return { states, transitions, seconds, peakMemory, sameCounts: reduction === 'none' ? sameCounts : null };
}
