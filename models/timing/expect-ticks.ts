import { BadInput } from '../../checker/bad-input.ts';
import { shown } from '../../checker/shape.ts';

/** @throws BadInput unless `value` is a number of ticks: 1, 2, and so on */
export function expectTicks(where: string, option: string, value: unknown): void {
  if (Number.isSafeInteger(value) && (value as number) >= 1) return;
  throw new BadInput(
    `${where}: expected a number of ticks, 1 or more, found ${option}: ${shown(value)}. Give a positive integer.`,
  );
}
