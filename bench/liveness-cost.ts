import { check } from '../checker/check.ts';
import { type Progress, runCheck } from '../checker/run-check.ts';
import type { Finding } from '../checker/verdict.ts';
import {
  diningPhilosophers,
  doesNotStarve,
  neighboursDoNotBothEat,
  philosophers,
  somebodyEats,
} from '../models/resource-allocation/dining-philosophers.ts';
import type { Property } from '../specs/property.ts';
import { medianBy } from './median.ts';

/** What a temporal property costs beside an invariant of the same system, whose exploration is the same. */
export interface LivenessRow {
  readonly philosophers: number;
  readonly fairness: 'weak' | 'strong';
  readonly property: string;
  readonly outcome: string;
  readonly states: number;
  readonly transitions: number;
  readonly safetySeconds: number;
  readonly livenessSeconds: number;
  /** Seconds of the temporal property over seconds of the invariant. */
  readonly ratio: number;
  /** Bytes beyond those of the invariant's search, per state, after six bytes per edge. */
  readonly bytesPerState: number;
}

/** More memory than any of these takes. */
const memory = 8 * 2 ** 30;

/** Philosophers with ordered forks: nobody starves under strong fairness of each, and under weak fairness one may. */
export function livenessCost(
  n: number,
  repeat: number,
  onProgress?: (progress: Progress) => void,
): readonly LivenessRow[] {
  const names = philosophers(n);
  return (['weak', 'strong'] as const).flatMap((fairness) =>
    [somebodyEats(names), doesNotStarve(names[0]!)].map((property): LivenessRow => {
      const system = diningPhilosophers(names, fairness);
      const run = (asked: Property<never>) =>
        runCheck(check(`${n} philosophers`, system, [asked as Property]), {
          bounds: { memory },
          ...(onProgress && { onProgress }),
        }).findings[0]!;
      const safety: Finding[] = [];
      const liveness: Finding[] = [];
      for (let time = 0; time < repeat; time++) {
        safety.push(run(neighboursDoNotBothEat(names)));
        liveness.push(run(property));
      }
      const seconds = (findings: readonly Finding[]) => medianBy(findings, ({ cost }) => cost.seconds).cost.seconds;
      const { states, transitions } = liveness[0]!.explored;
      const extra = liveness[0]!.cost.bytes - safety[0]!.cost.bytes - 6 * transitions;
      return {
        philosophers: n,
        fairness,
        property: property.name,
        outcome: liveness[0]!.verdict.outcome,
        states,
        transitions,
        safetySeconds: seconds(safety),
        livenessSeconds: seconds(liveness),
        ratio: seconds(liveness) / seconds(safety),
        bytesPerState: extra / states,
      };
    }),
  );
}

/** The rows as a table for a terminal. */
export function livenessTable(rows: readonly LivenessRow[]): string {
  const cells = rows.map((row) => [
    `${row.philosophers} philosophers, ${row.fairness} fairness: ${row.property}`,
    row.outcome,
    row.states.toLocaleString('en-US'),
    row.transitions.toLocaleString('en-US'),
    row.safetySeconds.toFixed(2),
    row.livenessSeconds.toFixed(2),
    row.ratio.toFixed(2),
    row.bytesPerState.toFixed(1),
  ]);
  const head = ['claim', 'outcome', 'states', 'transitions', 'safety s', 'liveness s', 'ratio', 'B/state + 6/edge'];
  return [head, head.map(() => '---'), ...cells].map((line) => `| ${line.join(' | ')} |`).join('\n');
}
