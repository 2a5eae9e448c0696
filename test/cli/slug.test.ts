import { expect, test } from 'vitest';
import { slug, uniqueNames } from '../../cli/slug.ts';

test('a name becomes a file name that every file system takes', () => {
  expect(slug('TOB5 total order')).toBe('tob5-total-order');
  expect(slug('ends with $180 / $190')).toBe('ends-with-180-190');
  expect(slug('../../etc/passwd')).toBe('etc-passwd');
  expect(slug('Übereinstimmung: 合意')).toBe('übereinstimmung-合意');
  expect(slug('→')).toBe('unnamed');
  expect(slug(`${'x'.repeat(99)} y`)).toBe('x'.repeat(99));
  expect(slug('合'.repeat(90))).toBe('合'.repeat(33));
});

test('names that meet are told apart', () => {
  const unique = uniqueNames();
  expect(['a', 'b', 'a', 'a', 'a-2'].map(unique)).toEqual(['a', 'b', 'a-2', 'a-3', 'a-2-2']);
});
