/** Spreads the bits of a 32-bit integer over all of it (the finalizer of MurmurHash3, which is a bijection). */
export function mix(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/**
 * The hash of a row of `width` words from `from` on. Words at its end that are 0 do not count, so that a row may grow.
 */
export function hashOfRow(words: Int32Array, from: number, width: number): number {
  let hash = 0;
  for (let index = 0; index < width; index++) {
    let word = words[from + index]!;
    word = Math.imul(word ^ (word >>> 16), 0x85ebca6b + (index << 4));
    word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
    hash ^= word ^ (word >>> 16);
  }
  return hash;
}
