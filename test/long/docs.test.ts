import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pages } from '../../cli/docs/pages.ts';
import { corpus } from '../../models/corpus.ts';
import { families } from '../../models/families.ts';
import { subjects } from '../../models/mutation/subjects.ts';
import { catalogue } from '../../specs/catalogue.ts';

test('docs/ is what `npm run docs` writes: run it after a change of what specs say or checks find', () => {
  const docs = new URL('../../docs/', import.meta.url);
  const differing: string[] = [];
  const written: string[] = [];
  for (const { file, text } of pages({ catalogue, checks: corpus, families, mutants: subjects })) {
    written.push(file);
    expect(text, 'what holds under a harder model holds under an easier one').not.toContain('CONTRADICTION');
    if (!readdirSync(docs).includes(file) || readFileSync(new URL(file, docs), 'utf8') !== text) differing.push(file);
  }
  expect(differing).toEqual([]);
  expect(readdirSync(docs).sort()).toEqual(written.sort());
});
