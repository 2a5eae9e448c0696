import { BadInput } from '../checker/bad-input.ts';
import type { Check } from '../checker/check.ts';
import { type Family, isFamily } from '../models/family.ts';
import { isBadInput } from './bad-input-error.ts';
import { checksIn, isCheck } from './default-export.ts';
import { ownLibrary, ownName } from './own-package.ts';
import { errorText, userPlace } from './user-place.ts';

/** A module that is ready to be imported. */
export interface ModuleSource {
  readonly url: string;
  /** The module as the user named it. */
  readonly shown: string;
  /** Under which name it exports its checks; or that its families are wanted, under whatever names. */
  readonly exported: 'default' | 'corpus' | 'families';
}

/** A module that runs, but has no checks to offer: an error where the user named it, and no more than a remark where it was met in a folder. */
export class NoChecks extends Error {
  override readonly name = 'NoChecks';
}

/**
 * Imports a module, which runs it, and collects the checks that it exports.
 *
 * @throws BadInput where the module throws
 * @throws NoChecks where it exports none
 */
export async function loadModule({ url, shown, exported }: ModuleSource): Promise<readonly Check[]> {
  const module = await imported(url, shown);
  const found = checksIn(module[exported]);
  if ('checks' in found) return found.checks;
  throw new NoChecks(`${shown}: ${wordsFor(module, exported, found.insteadOfChecks)}`);
}

/**
 * Imports a module, which runs it, and collects the families that it exports, by themselves or in arrays.
 *
 * @throws BadInput where the module throws
 * @throws NoChecks where it exports none
 */
export async function loadFamilies({ url, shown }: ModuleSource): Promise<readonly Family[]> {
  const module = await imported(url, shown);
  const found = Object.values(module).flat().filter(isFamily);
  if (found.length > 0) return [...new Set(found)];
  throw new NoChecks(
    `${shown}: expected a family to be exported, found none; write \`export const mine = family('…', { system, properties, failures, links, timing })\`.`,
  );
}

async function imported(url: string, shown: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    return await import(url);
  } catch (error) {
    if (isBadInput(error)) throw new BadInput(`${shown}: ${error.message}`);
    const place = userPlace(error);
    const text = errorText(error).replaceAll(ownLibrary, ownName);
    throw new BadInput(
      place === undefined
        ? `${shown}: this module could not be imported: ${text}.`
        : `${place}: this module throws while it is being imported: ${text}.`,
    );
  }
}

function wordsFor(module: Readonly<Record<string, unknown>>, exported: string, insteadOfChecks: string): string {
  const otherwise = Object.keys(module).find((name) => name !== exported && isCheck(module[name]));
  if (!(exported in module)) {
    return otherwise === undefined
      ? 'expected checks as the default export, but there is no default export; write `export default check(...)`.'
      : `the check ${otherwise} is exported by name, but expected as the default export; write \`export default ${otherwise}\`.`;
  }
  return `expected a check or an array of checks as the default export, but it is ${insteadOfChecks}; write \`export default check(...)\`.`;
}
