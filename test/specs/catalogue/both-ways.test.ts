import { describe, expect, it, test } from 'vitest';
import { expectationOf } from '../../../checker/check.ts';
import { classify } from '../../../checker/classification/classify.ts';
import { classificationPhrase } from '../../../checker/text/classification-text.ts';
import { corpus } from '../../../models/corpus.ts';
import {
  type Abstraction,
  isSameClaim,
  labelOf,
  propertiesOf,
  states,
  type TraceEntry,
  titleOf,
} from '../../../specs/abstraction.ts';
import { abstraction, catalogue } from '../../../specs/catalogue.ts';
import type { Property } from '../../../specs/property.ts';
import { finding, phrase } from '../../checker/findings.ts';
import { type Play, plays } from '../plays.ts';
import { examples } from './examples.ts';

/** The checks that ship and state some property of the abstraction. */
function shippedOf(stated: Abstraction): readonly string[] {
  return corpus
    .filter(({ properties }) => properties.some((property) => states(stated, property)))
    .map(({ name }) => name);
}

const nothing = plays([{ processes: ['p', 'q'], stem: [] }]);

/** The checks that ship and state this very property, with this outcome expected; that they meet it is tested with the corpus. */
function shipped(property: Property, outcome: 'holds' | 'violated'): readonly string[] {
  return corpus
    .filter(
      (check) =>
        check.properties.some((other) => isSameClaim(other, property)) &&
        expectationOf(check, property.name) === outcome,
    )
    .map(({ name }) => name);
}

describe.each(catalogue.map((one) => [one.name, one] as const))('%s', (name, stated) => {
  const given = examples[name] ?? {};

  it('has properties with a label of their own and a title, stated in sentences', () => {
    const labels = propertiesOf(stated).map(labelOf);
    expect(new Set(labels).size).toBe(labels.length);
    for (const { property, statement } of stated.entries) {
      expect([titleOf(property), statement]).toEqual([expect.stringMatching(/./), expect.stringMatching(/\.$/)]);
    }
  });

  it('has no examples of what it does not state', () => {
    const labels = propertiesOf(stated).map(labelOf);
    expect(Object.keys(given).filter((label) => !labels.includes(label))).toEqual([]);
  });

  for (const [index, entry] of stated.entries.entries()) {
    const property = propertiesOf(stated)[index]!;
    const { satisfy = {}, violate = {} } = given[labelOf(property)] ?? {};
    if (property.kind === 'beyond traces') {
      it(`${property.name} is refused, with its reason`, () => {
        expect(phrase(nothing, property)).toBe(`refused: ${property.why}`);
        expect(classify(nothing, property).classified).toEqual({ outcome: 'refused', why: property.why });
      });
      continue;
    }

    const outcomes = (of: Readonly<Record<string, Play>>) =>
      Object.fromEntries(
        Object.entries(of).map(([what, play]) => [what, finding(plays([play]), property).verdict.outcome]),
      );

    it.skipIf(shippedOf(stated).length === 0)(
      `${property.name} is satisfied and violated by protocols that ship`,
      () => {
        expect(shipped(property, 'holds'), 'satisfied by').not.toEqual([]);
        expect(shipped(property, 'violated'), 'violated by').not.toEqual([]);
      },
    );

    it(`${property.name} is decided both ways, by what ships or by an example`, () => {
      const satisfied = outcomes(satisfy);
      const violated = outcomes(violate);
      // An example may show that a claim says nothing of it: but one that does nothing else shows nothing.
      expect(Object.keys(satisfy).filter((what) => !['holds', 'vacuous'].includes(satisfied[what]!))).toEqual([]);
      expect(Object.keys(violate).filter((what) => violated[what] !== 'violated')).toEqual([]);
      const holding = Object.keys(satisfy).filter((what) => satisfied[what] === 'holds');
      expect([...shipped(property, 'holds'), ...holding], 'satisfied by').not.toEqual([]);
      expect([...shipped(property, 'violated'), ...Object.keys(violate)], 'violated by').not.toEqual([]);
    });

    const all = [...Object.values(satisfy), ...Object.values(violate)];
    it.skipIf(all.length === 0)(
      `${property.name} is of the class that is stated, over the events of its examples`,
      () => {
        const byItself = classificationPhrase(classify(plays(all), property)).split(';')[0];
        expect(byItself).toBe(`${(entry as TraceEntry).class} by itself`);
      },
    );
  }
});

test('every example is of an abstraction of the catalogue', () => {
  const names = catalogue.map(({ name }) => name);
  expect(Object.keys(examples).filter((name) => !names.includes(name))).toEqual([]);
});

describe('an abstraction', () => {
  it('is found by its name, and what is not there is said in one sentence', () => {
    expect(propertiesOf(abstraction('reliable broadcast')).map(labelOf)).toEqual(['RB1', 'RB2', 'RB3', 'RB4']);
    expect(() => abstraction('gossip')).toThrow(
      /^abstraction: expected the name of one of the catalogue \(.+\), found "gossip"/,
    );
  });
});
