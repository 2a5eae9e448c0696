/** Bytes of one page of a WebAssembly memory, and how many pages one can have at most: four gibibytes. */
const pageBytes = 65_536;
const pagesMax = 65_536;

/** What WebAssembly can address at most. */
export const linearBytesMax = pageBytes * pagesMax;

/** Space for small things is taken from pieces of this size. */
const pieceBytes = 1 << 16;

/** There is no room left for what has to be stored. */
export class OutOfLinearMemory extends Error {
  /** How many bytes it takes. */
  readonly bytes: number;

  constructor(bytes: number) {
    super();
    this.bytes = bytes;
  }
}

/**
 * A WebAssembly memory, and what of it is in use. Space is given out in multiples of 64 bytes, zeroed as a rule; small blocks, which are kept for
 * good or replaced by larger ones, come from pieces. Only one thread gives out space.
 */
export class LinearMemory {
  readonly memory: WebAssembly.Memory;
  /** The memory as 32-bit integers. Replaced when the memory grows: read it anew after each call of `allocate`. */
  words: Int32Array;
  #top: number;
  /** Blocks that were given back, by address. */
  readonly #free: { address: number; bytes: number }[] = [];
  readonly #freeSmall = new Map<number, number[]>();
  #piece = 0;
  #pieceEnd = 0;

  /** @throws RangeError where the platform cannot reserve the addresses */
  constructor(start: number, shared: boolean) {
    this.memory = new WebAssembly.Memory({ initial: 1, maximum: pagesMax, shared });
    this.words = new Int32Array(this.memory.buffer);
    this.#top = roundUp(start, 64);
  }

  /** Bytes that were in use at some time: what is given back is used again, but not returned to the platform. */
  get bytes(): number {
    return this.#top;
  }

  /** How many bytes more the memory would take for a block of this size. */
  growthFor(bytes: number): number {
    return this.#fit(bytes) === undefined ? roundUp(bytes, 64) : 0;
  }

  get(address: number): number {
    return this.words[address >>> 2]!;
  }

  set(address: number, value: number): void {
    this.words[address >>> 2] = value;
  }

  /**
   * @param holds what stands there; anything where all of it is written before it is read
   * @throws OutOfLinearMemory
   */
  allocate(bytes: number, holds: 'zeroes' | 'anything' = 'zeroes'): number {
    const size = roundUp(bytes, 64);
    const index = this.#fit(size);
    if (index === undefined) return this.#extend(size);
    const block = this.#free[index]!;
    const { address } = block;
    block.address += size;
    block.bytes -= size;
    if (block.bytes === 0) this.#free.splice(index, 1);
    if (holds === 'zeroes') this.words.fill(0, address >>> 2, (address + size) >>> 2);
    return address;
  }

  /** Takes back a block of `allocate`. */
  release(address: number, bytes: number): void {
    if (bytes === 0) return;
    const size = roundUp(bytes, 64);
    const next = this.#free.findIndex((block) => block.address > address);
    const at = next < 0 ? this.#free.length : next;
    this.#free.splice(at, 0, { address, bytes: size });
    this.#join(at);
    if (at > 0) this.#join(at - 1);
  }

  /** Space for some integers, zeroed: 4-byte aligned, of an address that is not 0. */
  allocateWords(count: number): number {
    const known = this.#freeSmall.get(count)?.pop();
    if (known !== undefined) {
      this.words.fill(0, known >>> 2, (known >>> 2) + count);
      return known;
    }
    const bytes = 4 * count;
    if (bytes > pieceBytes / 4) return this.allocate(bytes);
    if (this.#piece + bytes > this.#pieceEnd) {
      this.#piece = this.allocate(pieceBytes);
      this.#pieceEnd = this.#piece + pieceBytes;
    }
    const address = this.#piece;
    this.#piece += bytes;
    return address;
  }

  /** Takes back a block of `allocateWords`. */
  releaseWords(address: number, count: number): void {
    if (4 * count > pieceBytes / 4) {
      this.release(address, 4 * count);
      return;
    }
    const known = this.#freeSmall.get(count);
    if (known === undefined) this.#freeSmall.set(count, [address]);
    else known.push(address);
  }

  #fit(bytes: number): number | undefined {
    const index = this.#free.findIndex((block) => block.bytes >= bytes);
    return index < 0 ? undefined : index;
  }

  #join(index: number): void {
    const block = this.#free[index]!;
    const next = this.#free[index + 1];
    if (next === undefined || block.address + block.bytes !== next.address) return;
    block.bytes += next.bytes;
    this.#free.splice(index + 1, 1);
  }

  #extend(bytes: number): number {
    const address = this.#top;
    const missing = address + bytes - this.memory.buffer.byteLength;
    if (missing > 0) this.#grow(missing);
    this.#top += bytes;
    return address;
  }

  #grow(missing: number): void {
    const pages = this.memory.buffer.byteLength / pageBytes;
    const needed = Math.ceil(missing / pageBytes);
    // Pages that nobody has touched cost nothing: growing by an eighth keeps calls few.
    const wished = Math.min(pagesMax - pages, Math.max(needed, pages >>> 3));
    try {
      if (needed > wished) throw new RangeError('more than can be addressed');
      this.memory.grow(wished);
    } catch {
      throw new OutOfLinearMemory(missing);
    }
    this.words = new Int32Array(this.memory.buffer);
  }
}

function roundUp(value: number, step: number): number {
  return Math.ceil(value / step) * step;
}
