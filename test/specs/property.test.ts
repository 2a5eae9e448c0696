import { describe, expect, it } from 'vitest';
import { deadlockFree } from '../../specs/deadlock-free.ts';
import { boundaryTypes } from '../../specs/event.ts';
import { invariant } from '../../specs/invariant.ts';
import { monitor } from '../../specs/monitor.ts';
import { safety } from '../../specs/safety.ts';
import { sometimes } from '../../specs/sometimes.ts';
import { crashes, sends, world } from './traces.ts';

const yes = () => true;

describe('properties are plain values', () => {
  it('safety observes what it names, at every step unless said otherwise', () => {
    expect(safety('s', { observes: ['send', 'crash'] }, yes)).toEqual({
      kind: 'safety',
      name: 's',
      observes: ['send', 'crash'],
      at: 'always',
      predicate: yes,
    });
    expect(safety('s', { observes: ['send'], at: 'quiescence' }, yes).at).toBe('quiescence');
  });

  it('a monitor observes everything unless said otherwise', () => {
    const start = () => 0;
    const advance = (count: number) => count + 1;
    expect(monitor('m', { start, advance, holds: yes })).toEqual({
      kind: 'monitor',
      name: 'm',
      observes: boundaryTypes,
      at: 'always',
      start,
      advance,
      holds: yes,
    });
    expect(monitor('m', { observes: ['crash'], at: 'termination', start, advance, holds: yes })).toMatchObject({
      observes: ['crash'],
      at: 'termination',
    });
    expect(boundaryTypes).toEqual(['request', 'indication', 'send', 'deliver', 'crash', 'recover']);
  });

  it('invariants and witnesses are asked of every configuration unless said otherwise', () => {
    expect(invariant('i', yes)).toEqual({ kind: 'invariant', name: 'i', at: 'always', predicate: yes });
    expect(sometimes('w', yes, { at: 'termination' })).toEqual({
      kind: 'sometimes',
      name: 'w',
      at: 'termination',
      predicate: yes,
    });
  });

  it('freedom from deadlocks is asked at ends, and holds where there is none', () => {
    const done = deadlockFree<number>((state) => state === 3);
    expect(done).toMatchObject({ kind: 'invariant', name: 'no deadlock', at: 'termination', neverAsked: 'holds' });
    expect([done.predicate(3, world()), done.predicate(2, world()), deadlockFree().predicate(3, world())]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('know the types of the events that they observe', () => {
    const receivers = safety('receivers', { observes: ['send'] }, (trace) => trace.every(({ to }) => to !== 'p'));
    expect(receivers.predicate([sends('p', 'q', 'm')], world())).toBe(true);
    // @ts-expect-error a crash has no receiver
    safety('receivers', { observes: ['crash'] }, (trace) => trace.every(({ to }) => to !== 'p'));
    // @ts-expect-error there is no such event
    safety('losses', { observes: ['lose'] }, () => true);
    expect(receivers.observes).toEqual(['send']);
    expect(crashes('p')).toEqual({ type: 'crash', process: 'p' });
  });
});
