import { describe, expect, it } from 'vitest';
import { leaderOracle } from '../../models/detectors/leader-oracle.ts';
import { monarchical } from '../../models/leader-election/monarchical-leader-election.ts';
import {
  type Combination,
  failArbitrary,
  failNoisy,
  failRecovery,
  failSilent,
  failStop,
} from '../../models/presets.ts';
import { process } from '../../models/process.ts';
import { at, system } from '../../models/system.ts';
import { propertyOf } from '../../specs/abstraction.ts';
import type { ProcessId } from '../../specs/event.ts';
import { invariant } from '../../specs/invariant.ts';
import { leaderElection } from '../../specs/leader-election.ts';
import { sometimes } from '../../specs/sometimes.ts';
import { phrase, verdict } from '../checker/findings.ts';

interface Everything {
  local: readonly string[];
  message: 'm';
  request: 'send';
}

/** Writes down all that it is told, each once. */
const witness = process<Everything>({
  init: () => [],
  upon: {
    request(log, _send, fx) {
      fx.send('q', 'm');
      return log;
    },
    deliver: (log) => noted(log, 'deliver'),
    suspect: (log, other) => noted(log, `suspect ${other}`),
    restore: (log, other) => noted(log, `restore ${other}`),
    trust: (log, leader) => noted(log, `trust ${leader}`),
  },
});

function noted(log: readonly string[], entry: string): readonly string[] {
  return [...new Set([...log, entry])].sort();
}

const witnessing = (combination: Combination) =>
  system({ processes: { p: witness, q: witness }, ...combination, inputs: [at('p', 'send')] });

const always = invariant('anything', () => true);
type Witnessing = { local: Record<'p' | 'q', readonly string[] | null>; crashed(process: ProcessId): boolean };
const isTold = (entry: string) =>
  sometimes<Witnessing>(`q, up, is told: ${entry}`, ({ local }) => local.q?.includes(entry) ?? false);

describe("the textbook's combinations", () => {
  it.each<[string, Combination, readonly string[]]>([
    [
      'fail-stop',
      failStop({ atMost: 1 }),
      ['perfect links', 'crash-stop: at most 1 faulty', 'a perfect failure detector', 'asynchronous'],
    ],
    [
      'fail-noisy',
      failNoisy({ atMost: 1 }),
      ['perfect links', 'crash-stop: at most 1 faulty', 'an eventually perfect failure detector', 'asynchronous'],
    ],
    ['fail-silent', failSilent({ atMost: 1 }), ['perfect links', 'crash-stop: at most 1 faulty', 'asynchronous']],
    [
      'fail-recovery',
      failRecovery({ atMost: 1, crashes: 2 }),
      [
        'stubborn links',
        'crash-recovery: at most 1 faulty, at most 2 crashes',
        'an eventual leader detector',
        'asynchronous',
      ],
    ],
    [
      'fail-arbitrary',
      failArbitrary({ exactly: ['p'], says: ['m'] }),
      ['authenticated perfect links', expect.stringContaining('arbitrary: exactly p Byzantine'), 'asynchronous'],
    ],
  ])('%s is made of processes, links and a detector', (_, combination, parts) => {
    expect(verdict(witnessing(combination), always)).toMatchObject({ outcome: 'holds', assumptions: parts });
  });

  it('tell of crashes, or of a leader, what they should', () => {
    const told = (combination: Combination) =>
      ['suspect p', 'restore p', 'trust q'].filter((entry) =>
        phrase(witnessing(combination), isTold(entry)).startsWith('holds'),
      );
    expect(told(failStop({ atMost: 1 }))).toEqual(['suspect p']);
    expect(told(failNoisy({ atMost: 1 }))).toEqual(['suspect p', 'restore p']);
    expect(told({ ...failNoisy({ atMost: 1 }), detector: leaderOracle() })).toEqual(['trust q']);
    expect(told(failSilent({ atMost: 1 }))).toEqual([]);
    expect(told(failRecovery({ atMost: 1, crashes: 1 }))).toEqual(['trust q']);
  });

  it('part what a protocol is made for from what it is not', () => {
    const accuracy = propertyOf(leaderElection, 'LE2');
    const electing = (combination: Combination) =>
      system({ processes: { p: monarchical, q: monarchical }, ...combination });
    expect(phrase(electing(failStop({ atMost: 1 })), accuracy)).toBe('holds (exhaustive)');
    expect(phrase(electing(failNoisy({ atMost: 1 })), accuracy)).toBe('violated in 1 step');
  });
});
