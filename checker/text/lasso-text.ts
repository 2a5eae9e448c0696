import type { Lasso, Obligation, OpenClaim } from '../verdict.ts';
import { counted } from './counted.ts';
import { numberedSteps, startLines } from './execution-text.ts';
import { onOneLine } from './on-one-line.ts';
import { actionText } from './step-text.ts';

/** The shape of a lasso: "a loop of 3 steps after 4 steps", "stopping for ever after 2 steps". */
export function lassoPhrase(lasso: Lasso): string {
  const { stem } = lasso;
  const loop = loopLength(lasso);
  const what = loop === 0 ? 'stopping for ever' : `a loop of ${counted(loop, 'step')}`;
  return stem === 0
    ? `${what} ${loop === 0 ? 'at the start' : 'from the start on'}`
    : `${what} after ${counted(stem, 'step')}`;
}

/** How many steps are repeated for ever; 0 if the execution stops. */
export function loopLength({ execution, stem }: Lasso): number {
  return execution.steps.length - stem;
}

/** A lasso that breaks a property: its steps, why it is fair, and what it leaves open for ever. */
export function lassoLines(lasso: Lasso): readonly string[] {
  const { execution, stem, open } = lasso;
  return [
    ...startLines(execution),
    ...numberedSteps(execution, 0, stem),
    `for ever: ${foreverPhrase(lasso)}`,
    ...numberedSteps(execution, stem, execution.steps.length),
    ...certificateLines(lasso),
    ...open.map((claim) => `✗ ${openPhrase(claim)}`),
  ];
}

/** An execution that would break a property if it were fair, in short, and the obligations that exclude it. */
export function unfairLines(lasso: Lasso): readonly string[] {
  const { execution, stem, certificate } = lasso;
  const actions = (from: number, to: number) => numberedSteps(execution, from, to, (step) => [actionText(step)]);
  return [
    `without fairness: violated by ${lassoPhrase(lasso)}`,
    ...[
      ...actions(0, stem),
      `for ever: ${foreverPhrase(lasso)}`,
      ...actions(stem, execution.steps.length),
      ...certificate
        .filter(({ met }) => met === 'unmet')
        .map((obligation) => `excluded, because ${obligationPhrase(obligation, lasso)}`),
    ].map((line) => `  ${line}`),
  ];
}

/** What happens for ever: "steps 3 to 5 again and again". */
export function foreverPhrase(lasso: Lasso): string {
  const first = lasso.stem + 1;
  const last = lasso.execution.steps.length;
  if (last < first) return 'no step is taken any more';
  return `${first === last ? `step ${first}` : `steps ${first} to ${last}`} again and again`;
}

/** Why a lasso is fair, one line per obligation, under a heading. */
function certificateLines(lasso: Lasso): readonly string[] {
  const { certificate } = lasso;
  if (certificate.length === 0) return [fairWithoutObligations(lasso)];
  return ['fair, because:', ...certificate.map((obligation) => `  ${obligationPhrase(obligation, lasso)}`)];
}

/** Why a lasso is fair about which no assumption says anything. */
export function fairWithoutObligations(lasso: Lasso): string {
  return loopLength(lasso) === 0 ? 'fair: nothing is owed any more' : 'fair: nothing is owed in the loop';
}

/** How a lasso stands to one obligation: "deliver m from p to q (link p -> q, strong): taken in step 7". */
export function obligationPhrase({ instance, owner, kind, met, step, why }: Obligation, lasso: Lasso): string {
  const what = `${onOneLine(instance)} (${onOneLine(owner)}, ${kind})`;
  const place = step === 0 ? 'at the start' : `after step ${step}`;
  switch (met) {
    case 'taken':
      return `${what}: taken in step ${step}`;
    case 'disabled':
    case 'not owed':
      return `${what}: ${met} ${place}${why === undefined ? '' : `, because ${onOneLine(why)}`}`;
    case 'unmet':
      if (loopLength(lasso) === 0) return `${what}: owed for ever, and never taken`;
      return `${what}: owed ${kind === 'weak' ? 'without a break' : 'again and again'}, and never taken`;
  }
}

/** What an execution leaves open: "from step 4 on: never: q delivers m". */
export function openPhrase({ claim, since }: OpenClaim): string {
  return `from ${since === 0 ? 'the start' : `step ${since}`} on: ${onOneLine(claim)}`;
}
