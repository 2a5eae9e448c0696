import { basename, extname } from 'node:path';
import { isBadInput } from './bad-input-error.ts';
import { bundleModule } from './bundle-module.ts';
import type { ModuleSource } from './load-module.ts';
import { type ModuleFile, moduleFiles } from './module-files.ts';
import { namePattern } from './name-pattern.ts';
import { ownCorpus, ownFamilies } from './own-package.ts';
import { type Problem, problemOf } from './problem.ts';
import type { Session } from './session.ts';
import { slug, uniqueNames } from './slug.ts';
import type { CheckDescription } from './thread-messages.ts';

/** A check with its number in the search thread. */
export interface NumberedCheck extends CheckDescription {
  readonly number: number;
}

/** What there is to check. */
export interface LoadedChecks {
  readonly checks: readonly NumberedCheck[];
  /** Modules that could not be loaded. The others are not affected. */
  readonly problems: readonly Problem[];
  /** Files that were met in a folder and export no checks. */
  readonly skipped: readonly string[];
}

/** What the commands that look at modules have in common. */
export interface Selection {
  /** Files and folders; none means the shipped corpus. */
  readonly modules: readonly string[];
  /** A pattern that names of checks must match. */
  readonly only?: string | undefined;
}

/**
 * Finds, translates and imports modules, in the order in which they were named; a module that was named twice is loaded once.
 *
 * @param wanted their checks, or those that the families which they export consist of
 */
export async function loadChecks(
  selection: Selection,
  { searcher, folder }: Pick<Session, 'searcher' | 'folder'>,
  wanted: 'checks' | 'families' = 'checks',
): Promise<LoadedChecks> {
  const checks: NumberedCheck[] = [];
  const problems: Problem[] = [];
  const skipped: string[] = [];
  const uniqueName = uniqueNames();
  const loadedFiles = new Set<string>();

  /** Loads a module's checks, and says whether there were any. */
  const load = async (source: ModuleSource, named: boolean): Promise<boolean> => {
    const loaded = await searcher.load(source);
    if (loaded.answer === 'loaded') {
      checks.push(...loaded.checks.map((check, index) => ({ ...check, number: checks.length + index })));
      return true;
    }
    if (loaded.kind === 'no checks' && !named) skipped.push(source.shown);
    else problems.push(problemOf(loaded, { module: source.shown }));
    return false;
  };

  const loadFile = async ({ path, shown, named }: ModuleFile): Promise<boolean> => {
    const name = uniqueName(slug(basename(path, extname(path))));
    const bundled = await orProblem(problems, shown, () => bundleModule(path, folder, name));
    if (bundled === undefined) return false;
    if (wanted === 'checks' && !bundled.hasDefaultExport && !named) {
      // It is not even run: a folder may hold scripts and tests beside its models.
      skipped.push(shown);
      return false;
    }
    return load({ url: bundled.url, shown, exported: wanted === 'checks' ? 'default' : 'families' }, named);
  };

  for (const argument of selection.modules) {
    const files = (await orProblem(problems, argument, async () => moduleFiles(argument))) ?? [];
    const problemsBefore = problems.length;
    let found = files.length === 0;
    for (const file of files) {
      if (loadedFiles.has(file.path)) {
        found = true;
        continue;
      }
      loadedFiles.add(file.path);
      if (await loadFile(file)) found = true;
    }
    if (!found && problems.length === problemsBefore) {
      const what = wanted === 'checks' ? 'checks as its default export' : 'a family';
      const message = `${argument}: no module in this folder exports ${what}.`;
      problems.push({ kind: 'bad input', module: argument, message });
    }
  }
  if (selection.modules.length === 0) {
    const shipped =
      wanted === 'checks'
        ? ({ url: ownCorpus, exported: 'corpus' } as const)
        : ({ url: ownFamilies, exported: 'families' } as const);
    await load({ ...shipped, shown: 'the shipped corpus' }, true);
  }

  if (selection.only === undefined) return { checks, problems, skipped };
  const matches = namePattern(selection.only);
  const selected = checks.filter((check) => matches(check.name));
  if (selected.length === 0 && checks.length > 0) {
    const message = `no check's name matches "${selection.only}"; the names are: ${checks.map((check) => check.name).join(', ')}.`;
    problems.push({ kind: 'bad input', message });
  }
  return { checks: selected, problems, skipped };
}

/** The result, or undefined after noting the user's mistake. */
async function orProblem<Result>(
  problems: Problem[],
  module: string,
  attempt: () => Promise<Result>,
): Promise<Result | undefined> {
  try {
    return await attempt();
  } catch (error) {
    if (!isBadInput(error)) throw error;
    problems.push({ kind: 'bad input', module, message: error.message });
    return undefined;
  }
}
