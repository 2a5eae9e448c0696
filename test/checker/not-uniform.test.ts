import { expect, test } from 'vitest';
import { cellText } from '../../checker/text/matrix-grid.ts';
import { arbitrary } from '../../models/failures/arbitrary.ts';
import { crashStop } from '../../models/failures/crash-stop.ts';
import type { FailureModel } from '../../models/failures/failure-model.ts';
import { perfect } from '../../models/links/perfect.ts';
import { eager } from '../../models/reliable-broadcast/eager-reliable-broadcast.ts';
import { at, system } from '../../models/system.ts';
import { agreement, noDuplication } from '../../specs/broadcast.ts';
import type { Monitor, Property } from '../../specs/property.ts';
import { uniform } from '../../specs/uniform.ts';
import { finding } from './findings.ts';

const said = (failures: FailureModel, property: Property) => {
  const processes = { p: eager, q: eager, r: eager };
  const found = finding(
    system({ processes, links: perfect(), failures, inputs: [at('p', { broadcast: 'm' })] }),
    property,
  );
  const { verdict } = found;
  return verdict.outcome === 'holds' ? [verdict.unasked, cellText(found).note] : verdict.outcome;
};
const byzantine = arbitrary({ exactly: ['r'], says: { body: ['m', 'x'] } });
const nobody = crashStop({ exactly: [] });
const sentence =
  'It speaks of faulty processes as well, and what a Byzantine process delivers or decides is not observed: of those it was not asked.';

test('a uniform property that holds where a process is Byzantine says that it was not asked of that one', () => {
  expect(said(byzantine, agreement('URB4', 'any').property)).toEqual([sentence, sentence]);
  expect(said(byzantine, uniform(noDuplication('RB2').property as Monitor))).toEqual([sentence, sentence]);
});

test('the regular property says nothing of the kind, nor does the uniform one where processes only crash', () => {
  expect(said(byzantine, agreement('RB4', 'correct').property)).toEqual([undefined, undefined]);
  expect(said(byzantine, noDuplication('RB2').property)).toEqual([undefined, undefined]);
  expect(said(nobody, agreement('URB4', 'any').property)).toEqual([undefined, undefined]);
});
