import type { SlotIndex } from '../../transition-system.ts';
import type { Layout } from '../layout.ts';
import * as control from './control-block.ts';
import type { LinearMemory } from './linear-memory.ts';
import * as threadBlock from './thread-block.ts';

/** Bytes in which a thread remembers: at first, and at most as many as processors keep near. */
const bytesLeast = 2 ** 10;
const bytesMost = 2 ** 18;

/** Rows of which fewer fit there are so long that none are remembered. */
const fitLeast = 16;

/** What threads remember of rows for which all that is asked of every row has the answer 0: see `../assembly/answered.ts`. */
export class AnsweredRows {
  readonly #memory: LinearMemory;
  readonly #threads: readonly number[];
  #isStale = true;
  #bytes = 0;
  #maskBytes = 0;

  constructor(memory: LinearMemory, threads: readonly number[]) {
    this.#memory = memory;
    this.#threads = threads;
  }

  /** Has nothing be remembered until the next update: rows are laid out in another way, or more is read of them. */
  forget(): void {
    this.#isStale = true;
    this.#memory.set(control.answeredShift, 0);
  }

  /**
   * Has rows be remembered, in more space where more is to be done.
   *
   * @param slots all that is read
   * @param rows how many are going to be expanded next
   */
  update(slots: Iterable<SlotIndex>, layout: Layout, rows: number): void {
    const memory = this.#memory;
    const rowBytes = memory.get(control.rowBytes);
    if (bytesMost < fitLeast * rowBytes) return;
    const wanted = Math.min(bytesMost, Math.max(bytesLeast, 2 ** Math.ceil(Math.log2(rows * rowBytes))));
    if (!this.#isStale && wanted <= this.#bytes) return;
    if (this.#isStale) this.#writeMask(slots, layout, rowBytes);
    this.#isStale = false;
    const bytes = Math.max(wanted, this.#bytes);
    for (const thread of this.#threads) {
      if (bytes > this.#bytes) {
        memory.release(memory.get(thread + threadBlock.answered) >>> 0, this.#bytes);
        memory.set(thread + threadBlock.answered, memory.allocate(bytes));
      }
      // No row is made of ones alone: a field of 32 of them has no room for its slot's next id.
      const at = memory.get(thread + threadBlock.answered) >>> 2;
      memory.words.fill(-1, at, at + bytes / 4);
    }
    this.#bytes = bytes;
    memory.set(control.answeredShift, 64 - Math.floor(Math.log2(bytes / rowBytes)));
  }

  #writeMask(slots: Iterable<SlotIndex>, { word, shift, mask }: Layout, rowBytes: number): void {
    const memory = this.#memory;
    memory.release(memory.get(control.answeredMask) >>> 0, this.#maskBytes);
    this.#maskBytes = rowBytes;
    const address = memory.allocate(rowBytes);
    for (const slot of slots) memory.words[(address >>> 2) + word[slot]!]! |= mask[slot]! << shift[slot]!;
    memory.set(control.answeredMask, address);
  }
}
