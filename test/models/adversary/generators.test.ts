import { describe, expect, it } from 'vitest';
import { corpus } from '../../../models/corpus.ts';
import { complaints, definitionOf, generated, generators } from './generated.ts';

// A sample; all of them, and further: test/long/generated-adversaries.test.ts.
const shipped = corpus
  .filter((_, index) => index % 24 === 0)
  .flatMap((check) => {
    const definition = definitionOf(check);
    return definition === undefined ? [] : [{ name: check.name, check, definition }];
  });

describe('a Byzantine process of a shipped protocol', () => {
  it.each(shipped)(
    'is generated in four kinds from values alone, and forges nothing: $name',
    ({ check, definition }) => {
      expect(generators.flatMap((may) => complaints(definition, generated(check, may, 40)))).toEqual([]);
    },
  );
});
