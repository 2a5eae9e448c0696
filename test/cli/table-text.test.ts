import { expect, test } from 'vitest';
import { type Check, check, expectationOf } from '../../checker/check.ts';
import { runCheck } from '../../checker/run-check.ts';
import { judgements } from '../../cli/judgement.ts';
import { tableText } from '../../cli/table-text.ts';
import { guarded } from '../../models/guarded/guarded.ts';
import { invariant } from '../../specs/invariant.ts';

const counter = guarded({
  variables: { n: 0 },
  actions: (action) => [
    action('up', {
      when: (s) => s.n < 2,
      run: (s) => {
        s.n += 1;
      },
    }),
  ],
});
const small = invariant<{ n: number }>('n | small', ({ n }) => n < 3);
const tiny = invariant<{ n: number }>('n is tiny', ({ n }) => n < 2);

const ran = (stated: Check) => {
  const report = runCheck(stated);
  const properties = stated.properties.map(({ name, kind }) => ({ name, kind, expected: expectationOf(stated, name) }));
  const description = { name: stated.name, module: 'm', properties };
  return {
    check: { ...description, number: 0 },
    report,
    judgements: judgements(description, report, false),
    diagrams: [],
  };
};

test('a table has a row per check and a column per property, and says what was not expected', () => {
  const checks = [
    ran(check('one', counter, [small])),
    ran(check('both', counter, [small, tiny], { expect: { [tiny.name]: 'violated' } })),
    ran(check('surprised', counter, [tiny])),
    ran(check('another', counter, [invariant<{ n: number }>('n counts', ({ n }) => n >= 0)])),
  ];
  const run = { checks, problems: [], skipped: [], notRun: [], interrupted: false, pictures: [] };
  expect(tableText(run).trimEnd().split('\n')).toEqual([
    '| check | n \\| small | n is tiny |',
    '| --- | --- | --- |',
    '| one | holds (exhaustive) · 3 states |  |',
    '| both | holds (exhaustive) · 3 states | violated in 2 steps · 3 states |',
    '| surprised |  | violated in 2 steps ✗ expected: holds · 3 states |',
    '',
    '| check | n counts |',
    '| --- | --- |',
    '| another | holds (exhaustive) · 3 states |',
  ]);
});
