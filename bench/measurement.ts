import type { Reduction } from '../checker/reductions/reduction.ts';
import { runCheck } from '../checker/run-check.ts';
import { searchThreads } from '../cli/search-threads.ts';
import type { BenchModel } from './models/bench-model.ts';
import type { CurvePoint } from './row.ts';

/** What one run of one model in one process found and took. */
export interface Measurement {
  readonly states: number;
  readonly transitions: number;
  readonly depth: number;
  readonly outcomes: readonly string[];
  readonly seconds: number;
  readonly checkSeconds: number;
  readonly cpuSeconds: number;
  readonly bytes: number;
  readonly peakMemory: number;
  readonly userCalls: number;
  readonly curve: readonly CurvePoint[];
}

/** More than any of the models needs, so that no search ends at its budget. */
const memory = 2 ** 36;

/** Points of a curve, at most. */
const pointsMax = 32;

/**
 * Checks a model, in this process. The peak of memory is the process's own, so that only the first model of a process is measured
 * truly.
 *
 * @param workers threads that search
 */
export function measure(model: BenchModel, workers: number, reduction: Reduction): Measurement {
  const curve = new Curve();
  const cpu = process.cpuUsage();
  const began = performance.now();
  const report = runCheck(model.check(), {
    bounds: { memory },
    onProgress: (progress) => curve.add(progress),
    workers: searchThreads(workers),
    reduction,
  });
  const checkSeconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  // All properties of a bench model are decided by one search.
  const { explored, cost } = report.findings[0]!;
  return {
    ...explored,
    outcomes: [...new Set(report.findings.map(({ verdict }) => verdict.outcome))],
    seconds: cost.seconds,
    checkSeconds,
    cpuSeconds: (user + system) / 1e6,
    bytes: cost.bytes,
    peakMemory: process.resourceUsage().maxRSS * 1024,
    userCalls: report.userCalls,
    curve: [...curve.points, { states: explored.states, seconds: cost.seconds }],
  };
}

/** A few points of a run, about evenly spaced in states, whatever its length. */
class Curve {
  points: CurvePoint[] = [];
  #step = 1;

  add({ states, seconds }: CurvePoint): void {
    const last = this.points.at(-1)?.states ?? 0;
    if (states - last < this.#step) return;
    this.points.push({ states, seconds });
    if (this.points.length < pointsMax) return;
    this.points = this.points.filter((_, index) => index % 2 === 1);
    this.#step = (states / pointsMax) * 2;
  }
}
