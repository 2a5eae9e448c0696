import { BadInput } from '../bad-input.ts';
import { shown } from '../shape.ts';

/** Which steps a search may leave out, since others lead to the same configurations as early. */
export type Reduction = 'none' | 'sleep sets';

const reductions: readonly Reduction[] = ['none', 'sleep sets'];

/** @throws BadInput unless the value names a reduction, or is undefined */
export function validateReduction(where: string, reduction: unknown): void {
  if (reduction === undefined || reductions.some((known) => known === reduction)) return;
  const names = reductions.map((name) => `'${name}'`).join(' or ');
  throw new BadInput(`${where}: expected the reduction to be ${names}, found ${shown(reduction)}. Use one of them.`);
}
