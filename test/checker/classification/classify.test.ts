import { describe, expect, it } from 'vitest';
import { classify } from '../../../checker/classification/classify.ts';
import { classificationLines, classificationPhrase } from '../../../checker/text/classification-text.ts';
import { guarded } from '../../../models/guarded/guarded.ts';
import { deadlockFree } from '../../../specs/deadlock-free.ts';
import { invariant } from '../../../specs/invariant.ts';
import type { Property } from '../../../specs/property.ts';
import { sometimes } from '../../../specs/sometimes.ts';
import { and, implies, not, or } from '../../../specs/temporal/connectives.ts';
import type { Formula } from '../../../specs/temporal/formula.ts';
import {
  always,
  eventually,
  eventuallyAlways,
  infinitelyOften,
  leadsTo,
  next,
  until,
} from '../../../specs/temporal/future.ts';
import { once } from '../../../specs/temporal/past.ts';
import { temporal } from '../../../specs/temporal.ts';

interface Lamp {
  readonly lamp: 'off' | 'on' | 'broken';
}

/** A lamp that is switched on and off, and may break; switching it on is owed strongly. */
const lamp = guarded({
  variables: { lamp: 'off' as Lamp['lamp'] },
  actions: (action) => [
    action('switch on', {
      fairness: 'strong',
      when: (s) => s.lamp === 'off',
      run: (s) => {
        s.lamp = 'on';
      },
    }),
    action('switch off', {
      when: (s) => s.lamp === 'on',
      run: (s) => {
        s.lamp = 'off';
      },
    }),
    action('break', {
      when: (s) => s.lamp === 'on',
      run: (s) => {
        s.lamp = 'broken';
      },
    }),
  ],
});

const off = (s: Lamp) => s.lamp === 'off';
const on = (s: Lamp) => s.lamp === 'on';
const broken = (s: Lamp) => s.lamp === 'broken';
const phrase = (property: Property<Lamp>) => classificationPhrase(classify<Lamp>(lamp, property));
const ofFormula = (formula: Formula<Lamp>) => phrase(temporal('it', formula));

describe('a property is classified by itself, and in a system', () => {
  it.each<[string, Formula<Lamp>, string]>([
    ['always', always(not(broken)), 'safety by itself; safety in this system'],
    ['eventually', eventually(on), 'liveness by itself; holds in this system'],
    ['again and again', infinitelyOften(on), 'liveness by itself; safety in this system'],
    ['again and again not', infinitelyOften(off), 'liveness by itself; mixed in this system'],
    ['from some time on', eventuallyAlways(or(on, broken)), 'liveness by itself; liveness in this system'],
    ['leads to', leadsTo(on, broken), 'liveness by itself; liveness in this system'],
    ['until', until(not(broken), on), 'mixed by itself; holds in this system'],
    ['next', next(on), 'safety by itself; holds in this system'],
    ['past', always(implies(broken, once(on))), 'safety by itself; holds in this system'],
    ['always, or always not', or(always(broken), always(not(broken))), 'safety by itself; safety in this system'],
    ['what is always true', or(on, not(on)), 'always true by itself; holds in this system'],
    ['what is never true', and(on, not(on)), 'safety by itself; safety in this system'],
    [
      'again and again if again and again',
      implies(infinitelyOften(on), infinitelyOften(broken)),
      'liveness by itself; liveness in this system',
    ],
  ])('%s', (_, formula, expected) => {
    expect(ofFormula(formula)).toBe(expected);
  });

  it('an invariant is safety', () => {
    expect(phrase(invariant<Lamp>('it', (s) => s.lamp !== 'broken'))).toBe('safety by itself; safety in this system');
  });
});

describe('what has no class is refused, with the reason', () => {
  it('a claim that some execution exists', () => {
    expect(phrase(sometimes<Lamp>('it', broken))).toMatch(/^refused: it asks whether some execution exists/);
  });

  it('a claim about where no step is enabled', () => {
    expect(phrase(deadlockFree())).toMatch(/^refused: it is asked only where no step is enabled/);
  });

  it('what looks back at what was still to come', () => {
    expect(ofFormula(always(implies(broken, once(eventually(on)))))).toMatch(/^refused: it looks back/);
  });

  it('what nests future operators too deeply for a deterministic automaton', () => {
    expect(ofFormula(until(always(on), always(broken)))).toMatch(/^refused: it nests always, eventually and until/);
  });
});

it('an exploration that was cut decides nothing', () => {
  const { classified } = classify<Lamp>(lamp, temporal('it', eventually(on)), { bounds: { depth: 1 } });
  expect(classified).toEqual({
    outcome: 'inconclusive',
    why: 'the exploration was cut, within 1 step (bound: depth 1), and what was not explored may be where hope lies',
  });
});

it('a report says why, with an execution for each part', () => {
  const lines = classificationLines(classify<Lamp>(lamp, temporal('off again and again', infinitelyOften(off))));
  expect(lines.join('\n').replace(/\([\d.]+ s, [^)]*\)/, '(cost)')).toMatchInlineSnapshot(`
    "off again and again: liveness by itself; mixed in this system
      explored: 3 states, 3 transitions, depth 2 (cost)
      rests on: guarded actions, one at a time; strong fairness of switch on
      by itself: liveness: whatever has happened, it can still come true; only an infinite execution violates it
        its predicates over configurations are taken to be true or false at will:
        violated with hope all along: the start, where s.lamp === "off" is false; and for ever: s.lamp === "off" is false
        ✗ from the start on: never: s.lamp === "off"
      in this system: neither: some fair executions are beyond hope after finitely many steps, others violate it with hope all along
        start: lamp = off
        1. switch on
             lamp = on
        2. break
             lamp = broken
        ✗ doomed: from here on no fair execution satisfies it
        violated with hope all along:
          start: lamp = off
          1. switch on
               lamp = on
          for ever: no step is taken any more
          fair: nothing is owed any more
          ✗ from step 1 on: never: s.lamp === "off"
        safety part: "off again and again" can always still come true
        liveness part: "off again and again" comes true, unless at some moment it could not any more"
  `);
});

it('what is claimed of every prefix is not said to be violated at the start', () => {
  const lines = classificationLines(
    classify<Lamp>(
      lamp,
      invariant('it never breaks', (s: Lamp) => !broken(s)),
    ),
  );
  expect(lines.slice(3).join('\n')).toMatchInlineSnapshot(`
    "  by itself: safety: whatever violates it has done so after finitely many steps
        beyond repair after: whatever prefix it is false of, since it is claimed of every prefix
      in this system: safety: whatever fair execution violates it is beyond hope after finitely many steps
        start: lamp = off
        1. switch on
             lamp = on
        2. break
             lamp = broken
        ✗ doomed: from here on no fair execution satisfies it
        ✗ violated: from here on nothing whatsoever could satisfy it
        the first violation whatever may follow: after 2 steps"
  `);
});
