import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answer } from '../liveness/answer.ts';
import { objections, objectionsToDetails } from '../liveness/objections.ts';
import { judge } from '../liveness/oracle.ts';
import { randomQuestion } from '../liveness/random-question.ts';

const seed = Date.now() % 2 ** 31;

test('on 20,000 questions that are new on every run, every verdict is what the definitions say', () => {
  console.log(`seed ${seed}`);
  fc.assert(
    fc.property(randomQuestion, (question) => {
      const judgement = judge(question);
      const verdict = answer(question);
      expect([
        ...objections(question, judgement, verdict),
        ...objectionsToDetails(question, judgement, verdict),
      ]).toEqual([]);
    }),
    { seed, numRuns: 20_000 },
  );
});
