import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countFaults, faults } from '../../checker/faults.ts';
import type { Lasso, Verdict } from '../../checker/verdict.ts';
import { isLess } from '../reference/least-faulty.ts';
import { answer } from './answer.ts';
import { objections } from './objections.ts';
import { judge } from './oracle.ts';
import { randomQuestion } from './random-question.ts';

/** What the stem of a lasso takes: faults of each kind, the gravest first, and steps. */
function stemOf(verdict: Verdict): readonly number[] | undefined {
  if (verdict.outcome !== 'violated') return undefined;
  const { execution, stem } = verdict.evidence as Lasso;
  const counts = countFaults(execution.steps.slice(0, stem));
  return [...faults.map((fault) => counts[fault]), stem];
}

test('on random systems, a lasso with the fewest faults is a fair violation, with no more faults in its stem than the shortest has', () => {
  const population = fc.sample(randomQuestion, { seed: 20261128, numRuns: 150 }).map((question) => {
    const least = answer(question, { minimise: 'faults' });
    return { question, least, shortest: answer(question) };
  });
  const wrong = population.filter(({ question, least, shortest }) => {
    if (least.outcome !== shortest.outcome || objections(question, judge(question), least).length > 0) return true;
    const [found, known] = [stemOf(least), stemOf(shortest)];
    if (found === undefined) return false;
    const settled = least.outcome === 'violated' && least.fewest!.fewer.every(({ open }) => open === undefined);
    return settled && isLess(known!.slice(0, -1), found.slice(0, -1));
  });
  expect(wrong.slice(0, 1)).toEqual([]);
  const sparing = population.filter(({ least, shortest }) => {
    const [found, known] = [stemOf(least), stemOf(shortest)];
    return found !== undefined && isLess(found.slice(0, -1), known!.slice(0, -1));
  });
  expect(sparing.length).toBeGreaterThan(0);
});
