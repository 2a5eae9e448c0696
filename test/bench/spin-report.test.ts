import { expect, it } from 'vitest';
import { readSpinReport, sameInSpinsDigits } from '../../bench/spin-report.ts';

const report = (lines: string) => `
(Spin Version 6.5.2 -- 6 December 2019)

Full statespace search for:
	never claim         	- (none specified)
	invalid end states	+

State-vector 20 byte, depth reached 17, errors: 0
${lines}

Stats on memory usage (in Megabytes):
  473.343	equivalent memory usage for states (stored*(State-vector + overhead))
  503.006	total actual memory usage


pan: elapsed time 26.1 seconds
pan: rate 396181.69 states/second
`;

it('what SPIN reports is read, without the initial state among the transitions', () => {
  const text = report('  1745408 states, stored\n 16762370 states, matched\n 18507778 transitions (= stored+matched)');
  expect(readSpinReport(text)).toEqual({
    states: 1_745_408,
    transitions: 18_507_777,
    errors: 0,
    seconds: 26.1,
    peakMemory: 503_006_000,
  });
});

it('large counts are rounded by SPIN, and compared as it rounds them', () => {
  const text = report(
    ' 10340352 states, stored\n1.132180e+08 states, matched\n1.235584e+08 transitions (= stored+matched)',
  );
  const { transitions } = readSpinReport(text);
  expect(sameInSpinsDigits(123_558_401, transitions)).toBe(true);
  expect(sameInSpinsDigits(123_560_401, transitions)).toBe(false);
});

it('a search that SPIN cut short is no figure to compare with', () => {
  expect(() => readSpinReport(report('error: max search depth too small'))).toThrow('SPIN did not complete its search');
});
