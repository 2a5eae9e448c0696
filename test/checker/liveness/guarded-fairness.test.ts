import { describe, expect, it } from 'vitest';
import { check } from '../../../checker/check.ts';
import { runCheck } from '../../../checker/run-check.ts';
import { guarded } from '../../../models/guarded/guarded.ts';
import type { PairFairness } from '../../../models/guarded/guarded-fairness.ts';
import { eventually, infinitelyOften, leadsTo } from '../../../specs/temporal/future.ts';
import { temporal } from '../../../specs/temporal.ts';

interface Lamp {
  readonly on: boolean;
  readonly broken: boolean;
}

/** A lamp that is switched on and off for ever, and may break while it is off. */
function lamp(pairs: readonly PairFairness<Lamp>[], fairness: 'weak' | 'strong' = 'weak') {
  return guarded({
    variables: { on: false as boolean, broken: false as boolean },
    actions: (action) => [
      action('switch', {
        fairness: { kind: fairness, of: () => 'the user' },
        when: (s) => !s.broken,
        run: (s) => {
          s.on = !s.on;
        },
      }),
      action('break', {
        when: (s) => !s.broken && !s.on,
        run: (s) => {
          s.broken = true;
        },
      }),
    ],
    fairness: pairs,
  });
}

const verdictOn = (pairs: readonly PairFairness<Lamp>[], property: ReturnType<typeof temporal<Lamp>>) =>
  runCheck(check('lamp', lamp(pairs), [property])).findings[0]!.verdict;

const light = temporal(
  'there is light again and again',
  infinitelyOften((s: Lamp) => s.on),
);

describe('a fairness assumption over configurations', () => {
  it('excludes what contradicts it', () => {
    const repaired = { name: 'it is never broken for ever', given: (s: Lamp) => s.broken, follows: (s: Lamp) => s.on };
    expect(verdictOn([], light)).toMatchObject({ outcome: 'violated', evidence: { kind: 'lasso', stem: 1 } });
    // The lamp can break, and nothing mends it: the assumption leaves nothing that could follow.
    expect(verdictOn([repaired], light)).toMatchObject({
      outcome: 'refused',
      why: 'the fairness paints itself into a corner: after 1 step a configuration is reached from which no execution satisfies all of it (action of the user, it is never broken for ever). Assume less, or only of actions that are enabled where they are owed',
    });
  });

  it('is named by the verdict, and met in a loop by the configuration that it asks for', () => {
    const seldom = { name: 'dark after light', given: (s: Lamp) => s.on, follows: (s: Lamp) => !s.on };
    expect(
      verdictOn(
        [seldom],
        temporal(
          'it breaks',
          eventually((s: Lamp) => s.broken),
        ),
      ),
    ).toMatchObject({
      outcome: 'violated',
      assumptions: ['guarded actions, one at a time', 'weak fairness of switch', 'fairness "dark after light"'],
      evidence: {
        stem: 0,
        certificate: [
          { instance: 'action of the user', kind: 'weak', met: 'taken', step: 1 },
          { instance: 'dark after light', kind: 'strong', met: 'taken', step: 2 },
        ],
      },
    });
  });

  it('changes nothing where it is met anyway', () => {
    const met = { name: 'dark after light', given: (s: Lamp) => s.on, follows: (s: Lamp) => !s.on };
    const dark = temporal(
      'dark after light',
      leadsTo(
        (s: Lamp) => s.on,
        (s: Lamp) => !s.on,
      ),
    );
    expect(verdictOn([met], dark)).toMatchObject({ outcome: 'holds' });
    expect(verdictOn([], dark)).toMatchObject({ outcome: 'holds' });
  });
});

it('fairness of an action that is never enabled assumes nothing, and the verdict says so', () => {
  const stuck = guarded({
    variables: { n: 0 as number },
    actions: (action) => [
      action('up', {
        fairness: 'weak',
        when: (s) => s.n < 1,
        run: (s) => {
          s.n = 1;
        },
      }),
      action('down', {
        fairness: 'strong',
        when: (s) => s.n > 1,
        run: (s) => {
          s.n = 0;
        },
      }),
    ],
  });
  const up = temporal(
    'up',
    eventually((s: { readonly n: number }) => s.n === 1),
  );
  expect(runCheck(check('stuck', stuck, [up])).findings[0]!.verdict).toMatchObject({
    outcome: 'holds',
    warnings: ['The strong fairness of action down assumes nothing: it is never enabled.'],
  });
});
