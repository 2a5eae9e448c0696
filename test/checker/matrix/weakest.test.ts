import { describe, expect, test } from 'vitest';
import { type Axes, type Coordinates, combinations, isAtLeastAsHard } from '../../../checker/matrix/axis.ts';
import type { Matrix } from '../../../checker/matrix/matrix.ts';
import { conclusions } from '../../../checker/matrix/weakest.ts';
import type { Finding, Verdict } from '../../../checker/verdict.ts';

/** Two chains, none < crash and good < bad, of which bad includes good for finite executions only; and one timing. */
const axes: Axes = {
  failures: [{ name: 'none' }, { name: 'crash', includes: [{ point: 'none', of: 'executions' }] }, { name: 'other' }],
  links: [{ name: 'good' }, { name: 'bad', includes: [{ point: 'good', of: 'finite executions' }] }],
  timing: [{ name: 'async' }],
};

const at = (failures: string, links: string): Coordinates => ({ failures, links, timing: 'async' });

const verdicts: Readonly<Record<string, Verdict>> = {
  '+': { outcome: 'holds', extent: 'exhaustive', assumptions: [], warnings: [] },
  '~': { outcome: 'holds', extent: { bounds: [{ kind: 'depth', limit: 3 }], depth: 3 }, assumptions: [], warnings: [] },
  '-': { outcome: 'violated', evidence: { kind: 'no witness' }, assumptions: [], warnings: [] },
  '?': { outcome: 'inconclusive', why: 'it was cut', assumptions: [] },
};

/** A matrix of one or more properties: per property, a sign per combination, in order. */
function matrixOf(properties: Readonly<Record<string, { signs: string; finitary: boolean }>>): Matrix {
  const stated = Object.entries(properties);
  const finding = (property: string, sign: string): Finding => ({
    property,
    kind: 'safety',
    verdict: verdicts[sign]!,
    explored: { states: 1, transitions: 0, depth: 0 },
    cost: { seconds: 0, statesPerSecond: 0, bytes: 0, bytesPerState: 0 },
  });
  return {
    protocol: 'p',
    axes,
    properties: stated.map(([name, { finitary }]) => ({ name, finitary })),
    cells: combinations(axes).map((place, index) => ({
      at: place,
      findings: stated.map(([name, { signs }]) => finding(name, signs[index]!)),
    })),
    notRun: [],
  };
}

describe('the weakest assumptions under which a property holds', () => {
  test('are the hardest combinations, each with what lies just outside', () => {
    // none/good, none/bad, crash/good, crash/bad, other/good, other/bad
    const { properties } = conclusions(matrixOf({ safe: { signs: '++~---', finitary: true } }));
    expect(properties[0]!.weakest).toEqual([
      { at: at('none', 'bad'), bounded: false, outside: [at('crash', 'bad'), at('other', 'bad')] },
      { at: at('crash', 'good'), bounded: true, outside: [at('crash', 'bad'), at('other', 'good')] },
    ]);
  });

  test('are not compared by finite executions, where a property speaks of infinite ones', () => {
    expect(isAtLeastAsHard(axes, at('crash', 'bad'), at('none', 'good'), 'finite executions')).toBe(true);
    expect(isAtLeastAsHard(axes, at('crash', 'bad'), at('none', 'good'), 'executions')).toBe(false);
    const { properties } = conclusions(matrixOf({ live: { signs: '++----', finitary: false } }));
    expect(properties[0]!.weakest.map((weak) => weak.at)).toEqual([at('none', 'good'), at('none', 'bad')]);
  });

  test('are none where it holds nowhere; what is open does not hold', () => {
    const found = conclusions(matrixOf({ safe: { signs: '?-?---', finitary: true } }));
    expect(found.properties[0]!.weakest).toEqual([]);
    expect(found.hardest).toEqual([]);
    expect(found.appropriate).toBeUndefined();
  });
});

describe('the two questions', () => {
  test('are answered for all properties together; most appropriate is what covers most', () => {
    const found = conclusions(
      matrixOf({ one: { signs: '+++-+-', finitary: false }, other: { signs: '+-++++', finitary: false } }),
    );
    expect(found.hardest.map((weak) => weak.at)).toEqual([at('crash', 'good'), at('other', 'good')]);
    expect(found.appropriate).toEqual({ at: at('crash', 'good'), covers: 2 });
  });
});

test('a claim that holds under the harder and is violated under the easier contradicts the order', () => {
  const { contradictions } = conclusions(matrixOf({ safe: { signs: '-++++-', finitary: true } }));
  expect(contradictions).toEqual([
    { property: 'safe', holds: at('none', 'bad'), violated: at('none', 'good') },
    { property: 'safe', holds: at('crash', 'good'), violated: at('none', 'good') },
    { property: 'safe', holds: at('crash', 'bad'), violated: at('none', 'good') },
  ]);
  // For what speaks of infinite executions, nothing follows from finite ones.
  const live = conclusions(matrixOf({ live: { signs: '-+-+++', finitary: false } }));
  expect(live.contradictions).toEqual([]);
});
