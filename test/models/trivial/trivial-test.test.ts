import { describe, expect, test } from 'vitest';
import { check } from '../../../checker/check.ts';
import eagerReliableBroadcasts from '../../../models/reliable-broadcast/eager-reliable-broadcast.ts';
import { missedBy } from '../../../models/trivial/trivial-report.ts';
import { trivialTest, trivialTestOf } from '../../../models/trivial/trivial-test.ts';
import { type Abstraction, propertiesOf, propertyOf } from '../../../specs/abstraction.ts';
import { atomicCommit } from '../../../specs/atomic-commit.ts';
import { bestEffortBroadcast } from '../../../specs/best-effort-broadcast.ts';
import { consensus } from '../../../specs/consensus.ts';
import { invariant } from '../../../specs/invariant.ts';
import type { Property } from '../../../specs/property.ts';
import { reliableBroadcast } from '../../../specs/reliable-broadcast.ts';
import { uniformConsensus } from '../../../specs/uniform-consensus.ts';
import { uniformReliableBroadcast } from '../../../specs/uniform-reliable-broadcast.ts';

const suites: readonly (readonly ['broadcast' | 'consensus' | 'commit', Abstraction])[] = [
  ['broadcast', bestEffortBroadcast],
  ['broadcast', reliableBroadcast],
  ['broadcast', uniformReliableBroadcast],
  ['consensus', consensus],
  ['consensus', uniformConsensus],
  ['commit', atomicCommit],
];

describe.each(suites.map(([name, abstraction]) => [abstraction.name, name, abstraction] as const))(
  'the properties of %s',
  (_, name, abstraction) => {
    test('put up with no trivial protocol', () => {
      const report = trivialTest(name, propertiesOf(abstraction));
      expect(report.leftOut).toEqual([]);
      expect(missedBy(report)).toEqual([]);
    });

    test.each(
      propertiesOf(abstraction)
        // Where nobody fails, this follows from the others: to commit takes that nobody votes no, to abort that somebody does.
        .filter(({ name: stated }) => stated !== 'NBAC5 uniform agreement')
        .map((property) => [property.name, property] as const),
    )('%s: without it, some trivial protocol is put up with', (_property, left) => {
      const others = propertiesOf(abstraction).filter((property) => property !== left);
      expect(missedBy(trivialTest(name, others))).not.toEqual([]);
    });
  },
);

describe('a list of properties is incomplete', () => {
  const labelled = (abstraction: Abstraction, ...labels: readonly string[]): readonly Property[] =>
    labels.map((label) => propertyOf(abstraction, label));

  test('if all of it is safety: a protocol that does nothing satisfies it', () => {
    const report = trivialTest('broadcast', labelled(reliableBroadcast, 'RB2', 'RB3'));
    expect(missedBy(report)).toEqual(['does nothing', 'delivers only where it was broadcast']);
    expect(missedBy(trivialTest('consensus', labelled(consensus, 'C2', 'C3', 'C4')))).toEqual(['does nothing']);
  });

  test('if all of it is liveness: so does one that delivers everything twice, or what nobody broadcast', () => {
    const report = trivialTest('broadcast', labelled(reliableBroadcast, 'RB1', 'RB4'));
    expect(missedBy(report)).toEqual([
      'delivers everything twice',
      'delivers what nobody broadcast, besides everything else',
    ]);
  });

  test('without validity: deciding 0 is agreement', () => {
    expect(missedBy(trivialTest('consensus', labelled(consensus, 'C1', 'C3', 'C4')))).toEqual(['always decides 0']);
  });
});

describe('the properties of a check', () => {
  const eagerReliableBroadcast = eagerReliableBroadcasts[0]!;

  test('are tested among its processes, with its inputs', () => {
    const report = trivialTestOf(eagerReliableBroadcast)!;
    expect(report.interface).toBe('broadcast');
    expect(missedBy(report)).toEqual([]);
  });

  test('that read local states have no part in it, and are named', () => {
    const { system } = eagerReliableBroadcast;
    const local = invariant<{ local: { p: unknown } }>('p is there', () => true);
    const report = trivialTestOf(check('c', system, [local]))!;
    expect(report.leftOut).toEqual(['p is there']);
    expect(missedBy(report).length).toBe(report.protocols.length);
  });
});
