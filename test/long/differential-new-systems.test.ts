import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerOfCounterpoint, answerOfReference } from '../differential/agreement.ts';
import { examine } from '../random/examine.ts';
import { randomCheck } from '../random/random-check.ts';
import { starts } from '../random/starts.ts';

const seed = Date.now() % 2 ** 31;

test('on 2,000 systems that are new on every run, Counterpoint and the naive checker agree', () => {
  console.log(`seed ${seed}`);
  fc.assert(
    fc.property(randomCheck, (check) => {
      fc.pre(starts(check));
      const examined = examine(check, 1_500);
      expect(answerOfCounterpoint(examined)).toEqual(answerOfReference(examined));
    }),
    { seed, numRuns: 2_000 },
  );
});
