import { describe, expect, it } from 'vitest';
import * as stream from '../../specs/data-stream.ts';
import type { Observed } from '../../specs/event.ts';
import type { Safety } from '../../specs/property.ts';
import type { World } from '../../specs/world.ts';
import { asks, tells, world } from './traces.ts';

interface Case {
  readonly claim: Safety;
  readonly holds: readonly (readonly [what: string, trace: readonly Observed[], world?: World])[];
  readonly fails: readonly (readonly [what: string, trace: readonly Observed[], world?: World])[];
}

const item = (deliver: string) => tells('q', { deliver });
const sent = (...send: readonly string[]) => asks('p', { send });

const catalogue: readonly Case[] = [
  {
    claim: stream.noLoss,
    holds: [['all items are delivered', [sent('a', 'b'), item('b'), item('a')]]],
    fails: [['an item is missing', [sent('a', 'b'), item('b')]]],
  },
  {
    claim: stream.noDuplication,
    holds: [['an item is delivered as often as it was sent', [sent('a', 'a'), item('a'), item('a')]]],
    fails: [['an item is delivered twice', [sent('a'), item('a'), item('a')]]],
  },
  {
    claim: stream.order,
    holds: [
      ['in order', [sent('a', 'b', 'c'), item('a'), item('b'), item('c')]],
      ['in order, with a gap', [sent('a', 'b', 'c'), item('a'), item('c')]],
      ['what was never sent is not its business', [sent('a'), item('x'), item('a')]],
    ],
    fails: [
      ['the wrong way round', [sent('a', 'b'), item('b'), item('a')]],
      ['a gap is filled too late', [sent('a', 'b', 'c'), item('a'), item('c'), item('b')]],
    ],
  },
  {
    claim: stream.noCreation,
    holds: [['what was sent', [sent('a'), item('a')]]],
    fails: [['what was not', [sent('a'), item('x')]]],
  },
];

describe.each(catalogue.map((one) => [one.claim.name, one] as const))('%s', (_, { claim, holds, fails }) => {
  for (const [what, trace, where = world()] of holds) {
    it(`holds: ${what}`, () => {
      expect(claim.predicate(trace, where)).toBe(true);
    });
  }

  for (const [what, trace, where = world()] of fails) {
    it(`fails: ${what}`, () => {
      expect(claim.predicate(trace, where)).toBe(false);
    });
  }

  it('observes every kind of event that its cases use', () => {
    const used = new Set([...holds, ...fails].flatMap(([, trace]) => trace.map(({ type }) => type)));
    expect([...used].filter((type) => !claim.observes.includes(type))).toEqual([]);
  });
});

describe('the claims about finite executions of liveness', () => {
  it('are asked at quiescence only, and say so in their names', () => {
    const atRest = catalogue.filter(({ claim }) => claim.at === 'quiescence').map(({ claim }) => claim.name);
    expect(atRest).toEqual(['STREAM1 no loss (at quiescence)']);
  });
});
