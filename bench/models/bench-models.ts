import type { BenchModel } from './bench-model.ts';
import { diningPhilosophersBench } from './dining-philosophers.ts';
import { goBackN } from './go-back-n.ts';
import { lamportPaxosBench } from './lamport-paxos.ts';
import { replicatedLogs } from './replicated-logs.ts';
import { singleDecreePaxos } from './single-decree-paxos.ts';
import { guardedTwoPhaseCommit, messagePassingTwoPhaseCommit } from './two-phase-commit.ts';

/** Every model and size that can be measured, in the order in which they are shown. */
export const benchModels: readonly BenchModel[] = [
  ...[3, 5, 7, 8, 9, 10].flatMap((n) => [guardedTwoPhaseCommit(n), messagePassingTwoPhaseCommit(n)]),
  ...[1, 2, 3].map(lamportPaxosBench),
  ...[2, 3].map(singleDecreePaxos),
  ...[4, 5, 6, 7, 8, 9, 10].map(diningPhilosophersBench),
  ...goBackN,
  ...replicatedLogs,
];

/**
 * The models that a pattern names: "2pc-9", "2pc-9/guarded", "2pc" for all sizes; several, separated by commas.
 *
 * @throws RangeError for a name that there is none of
 */
export function benchModelsNamed(pattern: string): readonly BenchModel[] {
  const chosen = pattern.split(',').flatMap((part) => {
    const [name, form] = part.trim().split('/');
    const matching = benchModels.filter(
      (model) => (model.name === name || model.family === name) && (form === undefined || model.form === form),
    );
    if (matching.length === 0) {
      const names = [...new Set(benchModels.map((model) => model.name))].join(', ');
      throw new RangeError(
        `There is no bench model "${part}". There are: ${names}; each perhaps with /guarded or /messages.`,
      );
    }
    return matching;
  });
  return benchModels.filter((model) => chosen.includes(model));
}
