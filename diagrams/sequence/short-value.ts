import { formatValue } from '../../checker/text/format-value.ts';

const LENGTH_MAX = 60;

/** A value as it stands on an arrow. */
export function shortValue(value: unknown): string {
  return formatValue(value, { lengthMax: LENGTH_MAX });
}
