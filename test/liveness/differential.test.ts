import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answer } from './answer.ts';
import { type Mistake, mistaken, mistakes } from './mistaken.ts';
import { objections, objectionsToDetails } from './objections.ts';
import { judge } from './oracle.ts';
import { type Answered, profile, table } from './profile.ts';
import { randomQuestion } from './random-question.ts';

const seed = 20261124;

describe('on 1,000 random systems with fairness and temporal claims', () => {
  const population: Answered[] = fc
    .sample(randomQuestion, { seed, numRuns: 1_000 })
    .map((question) => ({ question, judgement: judge(question), verdict: answer(question) }));

  test('a third and more are violated only by fair executions that neither stop nor stay in one configuration', () => {
    const found = profile(population);
    console.log(`seed ${seed}\n${table(found)}`);
    expect(found.onlyByCycles).toBeGreaterThanOrEqual(1 / 3);
    expect(found.heldByFairness).toBeGreaterThanOrEqual(0.05);
    expect(found.heldByStrongFairness).toBeGreaterThanOrEqual(0.02);
    expect(found.captured).toBeGreaterThanOrEqual(0.15);
    expect(found.pairs).toBeGreaterThanOrEqual(0.05);
    expect(found.depths['4']).toBeGreaterThanOrEqual(0.3);
    const rare = Object.entries({ ...found.outcomes, ...found.operators }).filter(([, fraction]) => fraction < 0.01);
    expect(rare).toEqual([]);
    expect(Object.keys(found.outcomes)).toEqual(['holds', 'refused', 'vacuous', 'violated']);
  });

  test('every verdict is what the definitions say: lassos step by step, all else by a fixpoint over all executions', () => {
    const wrong = population.flatMap(({ question, judgement, verdict }) => {
      const against = [
        ...objections(question, judgement, verdict),
        ...objectionsToDetails(question, judgement, verdict),
      ];
      return against.length === 0 ? [] : [{ question, verdict, against }];
    });
    expect(wrong.slice(0, 1)).toEqual([]);
  });

  test.each(mistakes)('would tell a checker in which %s', (mistake: Mistake) => {
    const enough = 10;
    let caught = 0;
    let asked = 0;
    for (const { question, judgement } of population) {
      const graph = mistaken(mistake, question.graph);
      if (graph === question.graph || caught === enough) continue;
      asked++;
      if (objections(question, judgement, answer({ ...question, graph })).length > 0) caught++;
    }
    console.log(`${mistake}: caught ${caught} times in ${asked} questions to which it could make a difference`);
    expect(caught).toBe(enough);
  });
});
