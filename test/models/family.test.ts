import { describe, expect, test } from 'vitest';
import { combinations } from '../../checker/matrix/axis.ts';
import { families } from '../../models/families.ts';
import { family } from '../../models/family.ts';
import { perfect } from '../../models/links/perfect.ts';
import { noFailure, usualLinks, usualTiming } from '../../models/points.ts';
import { process } from '../../models/process.ts';
import { runMatrix } from '../../models/run-matrix.ts';
import { system } from '../../models/system.ts';
import { safety } from '../../specs/safety.ts';

const definition = {
  system: (model: object) =>
    system({ processes: { p: process({ init: () => null }) }, ...(model as { links: ReturnType<typeof perfect> }) }),
  properties: [safety('true', { observes: ['send'] }, () => true)],
  failures: [noFailure],
  links: [{ name: 'perfect', model: perfect() }],
  timing: usualTiming,
};

describe('a family', () => {
  test('makes a check of all its properties for each combination of its models', () => {
    const made = family('nothing', definition);
    expect(combinations(made.axes).map((at) => made.checkAt(at).name)).toEqual([
      'nothing: no failure, perfect, synchronous',
      'nothing: no failure, perfect, partially synchronous',
      'nothing: no failure, perfect, asynchronous',
    ]);
  });

  test.each([
    [{ ...definition, links: [] }, 'family "f", links: expected at least one model to ask about, found none.'],
    [
      { ...definition, links: [definition.links[0]!, definition.links[0]!] },
      'family "f", links: expected names of their own, found "perfect" twice. Rename one.',
    ],
    [
      {
        ...definition,
        links: [{ name: 'a', model: perfect(), includes: [{ point: 'b', of: 'executions' as const }] }],
      },
      'family "f", links: expected "a" to include some of a, found "b". Correct the name, or leave it out.',
    ],
    [
      { ...definition, properties: [] },
      'check "f: no failure, perfect, synchronous": expected a list of properties as the third argument, found none. State at least one.',
    ],
    [
      {
        ...definition,
        system: () => {
          throw new Error('later');
        },
      },
      'family "f", system threw an error',
    ],
  ])('that contradicts itself is bad input', (wrong, sentence) => {
    expect(() => family('f', wrong)).toThrow(sentence);
  });

  test('is what a matrix is of, and has links that there are', () => {
    expect(() => runMatrix(undefined as never)).toThrow(
      'runMatrix: expected a family, found undefined. Make one with family(…).',
    );
    expect(() => usualLinks(['perfekt' as 'perfect'])).toThrow(
      'usualLinks: expected some of FIFO perfect, perfect, perfect with 1 copy, fair-loss without copies, fair-loss, UDP, found perfekt.',
    );
  });

  test('that ships has a name of its own, and asks about safety and liveness under several combinations', () => {
    expect(families).not.toEqual([]);
    for (const shipped of families) {
      expect(combinations(shipped.axes).length, shipped.name).toBeGreaterThanOrEqual(6);
      expect(
        shipped.properties.some(({ kind }) => kind === 'temporal'),
        shipped.name,
      ).toBe(true);
    }
    expect(new Set(families.map(({ name }) => name)).size).toBe(families.length);
  });
});
