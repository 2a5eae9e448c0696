import type { Property } from '../specs/property.ts';
import type { Model } from './model.ts';

/** What is to be said of a uniform property that holds where what some faulty processes do is not observed. */
export function notUniform(
  { unobserved }: Pick<Model, 'unobserved'>,
  property: Property,
): { readonly unasked?: string } {
  if (unobserved === undefined || !('uniform' in property)) return {};
  return { unasked: `It speaks of faulty processes as well, and ${unobserved}: of those it was not asked.` };
}
