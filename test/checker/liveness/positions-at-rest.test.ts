import { expect, test } from 'vitest';
import { guarded } from '../../../models/guarded/guarded.ts';
import { and, implies, not, step } from '../../../specs/temporal/connectives.ts';
import { always, infinitelyOften } from '../../../specs/temporal/future.ts';
import { temporal } from '../../../specs/temporal.ts';
import { execution, phrase } from '../findings.ts';

type At = { readonly at: number };

/** One step, which is owed; then nothing is left to do. */
const oneStep = guarded({
  variables: { at: 0 },
  actions: (action) => [
    action('go', {
      fairness: 'weak',
      when: (s) => s.at === 0,
      run: (s) => {
        s.at = 1;
      },
    }),
  ],
});

const moves = step<At>(({ before, after }) => before.at !== after.at);

test('what must happen again and again is missed by an execution whose last step is such a thing', () => {
  expect(execution(oneStep, temporal('moves', infinitelyOften(moves)))).toMatchInlineSnapshot(`
    "start: at = 0
    1. go
         at = 1
    for ever: no step is taken any more
    fair: nothing is owed any more
    ✗ from step 1 on: never: before.at !== after.at"
  `);
});

test('an implication whose left side is true only where an execution has stopped is no vacuous one', () => {
  const atRest = and<At>(not(moves), (s) => s.at === 1);
  expect(phrase(oneStep, temporal('rest', always(implies(atRest, (s: At) => s.at === 1))))).toMatchInlineSnapshot(
    `"holds (exhaustive)"`,
  );
});
