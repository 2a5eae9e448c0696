import { describe, expect, it } from 'vitest';
import { corpus } from '../../models/corpus.ts';
import { complaints, definitionOf, type Generated, generated, generators } from '../models/adversary/generated.ts';

// Systems of guarded actions have no messages that anybody could lie with, and no process that a variable belongs to.
const shipped = corpus.flatMap((check) => {
  const definition = definitionOf(check);
  return definition === undefined ? [] : [{ name: check.name, check, definition }];
});

describe('a Byzantine process of a shipped protocol', () => {
  const impersonated: string[] = [];

  it.each(shipped)(
    'is generated in four kinds from values alone, and forges nothing: $name',
    ({ check, definition }) => {
      const all = generators.map((may) => generated(check, may, 200));
      console.log(`${check.name}\n${all.map(told).join('\n')}`);
      expect(all.flatMap((one) => complaints(definition, one))).toEqual([]);
      if (all[0]!.authenticity.outcome === 'violated') impersonated.push(check.name);
    },
  );

  it('passes for others where links do not authenticate', () => {
    expect(impersonated.length).toBeGreaterThan(100);
  });
});

/** What one kind may say or do, and with which values. */
function told({ may, explored }: Generated): string {
  return `  ${may}: ${explored.outcome === 'vacuous' ? `nothing, ${explored.why}` : explored.assumptions[1]}`;
}
