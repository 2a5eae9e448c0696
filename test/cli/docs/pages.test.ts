import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { chaptersOf } from '../../../cli/docs/chapters.ts';
import { pageOf, reporter } from '../../../cli/docs/pages.ts';
import { corpus } from '../../../models/corpus.ts';
import { catalogue } from '../../../specs/catalogue.ts';
import { leaderElection } from '../../../specs/leader-election.ts';

/** All pages are compared in test/long. */
test('a committed page is what `npm run docs` writes', () => {
  const { file, text } = pageOf(leaderElection, corpus, reporter());
  expect(text).toBe(readFileSync(new URL(`../../../docs/${file}`, import.meta.url), 'utf8'));
  expect(text).toContain('| LE2 | accuracy |');
});

test('every abstraction of the catalogue has its place in the table of contents, once', () => {
  const placed = chaptersOf(catalogue).flatMap(({ abstractions }) => abstractions.map(({ name }) => name));
  expect([...placed].sort()).toEqual(catalogue.map(({ name }) => name).sort());
});
