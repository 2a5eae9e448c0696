import { InvalidArgumentError } from 'commander';

const units: Readonly<Record<string, number>> = { '': 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30, t: 2 ** 40 };

/**
 * Bytes, from digits and a unit: 512M, 2G, 1.5GiB. Units are powers of 1024.
 *
 * @throws InvalidArgumentError for anything else, and for less than one byte
 */
export function memorySize(text: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*([kmgt]?)(?:i?b)?$/i.exec(text.trim());
  const bytes = match
    ? Math.floor(Number(match[1]) * (units[(match[2] ?? '').toLowerCase()] ?? Number.NaN))
    : Number.NaN;
  if (!Number.isSafeInteger(bytes) || bytes < 1) {
    throw new InvalidArgumentError('Write a size such as 512M or 2G.');
  }
  return bytes;
}

/**
 * A whole number, at least `least`.
 *
 * @throws InvalidArgumentError for anything else
 */
export function count(least: number): (text: string) => number {
  return (text) => {
    const value = /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
    if (!Number.isSafeInteger(value) || value < least) {
      throw new InvalidArgumentError(`Write a whole number, ${least} or more.`);
    }
    return value;
  };
}
