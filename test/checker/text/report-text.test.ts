import { expect, it } from 'vitest';
import { check } from '../../../checker/check.ts';
import { runCheck } from '../../../checker/run-check.ts';
import { reportText } from '../../../checker/text/report-text.ts';
import { invariant } from '../../../specs/invariant.ts';
import { digraph } from '../digraph.ts';

const textOf = (name: string, graph: Readonly<Record<number, readonly number[]>>, property = 'anything') =>
  reportText(runCheck(check(name, digraph(graph), [invariant(property, () => true)])));

it('counts one of a thing in the singular', () => {
  const text = textOf('one', { 0: [0] });
  expect(text).toMatch(/explored: 1 state, 1 transition, depth 0 /);
  expect(text).toMatch(/called [2-9] times for 1 transition$/);
  expect(textOf('two', { 0: [1], 1: [1] })).toMatch(/explored: 2 states, 2 transitions, depth 1 /);
});

it('keeps a name with line ends on one line', () => {
  expect(
    textOf('one\ntwo', { 0: [0] }, 'any\r\nthing')
      .split('\n')
      .slice(0, 2),
  ).toEqual(['one\\ntwo', '  any\\r\\nthing: holds (exhaustive)']);
});
