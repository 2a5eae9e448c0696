/** Writes docs/: `npm run docs`. Takes some minutes, since it runs every check and every matrix that ships. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { corpus } from '../../models/corpus.ts';
import { families } from '../../models/families.ts';
import { subjects } from '../../models/mutation/subjects.ts';
import { catalogue } from '../../specs/catalogue.ts';
import { ownFolder } from '../own-package.ts';
import { pages } from './pages.ts';

const folder = join(ownFolder, 'docs');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
for (const { file, text } of pages({ catalogue, checks: corpus, families, mutants: subjects })) {
  writeFileSync(join(folder, file), text);
  process.stderr.write(`docs/${file}\n`);
}
