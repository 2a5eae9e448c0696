import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checksOf } from '../../../cli/docs/abstraction-page.ts';
import { chaptersOf } from '../../../cli/docs/chapters.ts';
import { pageOf, reporter } from '../../../cli/docs/pages.ts';
import { corpus } from '../../../models/corpus.ts';
import { atomicCommit } from '../../../specs/atomic-commit.ts';
import { catalogue } from '../../../specs/catalogue.ts';
import { leaderElection } from '../../../specs/leader-election.ts';
import { perfectLinks } from '../../../specs/perfect-links.ts';

/** All pages are compared in test/long. */
test('a committed page is what `npm run docs` writes', () => {
  const { file, text } = pageOf(leaderElection, corpus, reporter());
  expect(text).toBe(readFileSync(new URL(`../../../docs/${file}`, import.meta.url), 'utf8'));
  expect(text).toContain('| LE2 | accuracy |');
});

test('a check that states properties one by one is on the page of their abstraction', () => {
  expect(checksOf(perfectLinks, corpus).map(({ name }) => name)).toContain('perfect links, eliminate duplicates');
  expect(checksOf(atomicCommit, corpus).map(({ name }) => name)).toContain('two-phase commit');
});

test('every abstraction of the catalogue has its place in the table of contents, once', () => {
  const placed = chaptersOf(catalogue).flatMap(({ abstractions }) => abstractions.map(({ name }) => name));
  expect([...placed].sort()).toEqual(catalogue.map(({ name }) => name).sort());
});
