import { clip, formatValue } from '../checker/text/format-value.ts';

const LENGTH_MAX = 40;

/** A name of the user's as people read it in a diagram: quoted where it would not show as it is, and cut where it is long. */
export function displayName(name: string): string {
  const plain = /^[\p{L}\p{M}\p{N}\p{P}\p{S}]+( [\p{L}\p{M}\p{N}\p{P}\p{S}]+)*$/u.test(name);
  return plain ? clip(name, LENGTH_MAX) : formatValue(name, { lengthMax: LENGTH_MAX });
}
