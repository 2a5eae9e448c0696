import type { Tuning } from '../../search/crew.ts';
import type { Layout } from '../layout.ts';
import type { RowsInPlace } from '../rows.ts';
import { blockRows, ownerBytesLog } from './batch-size.ts';
import * as control from './control-block.ts';
import type { Exploration } from './exploration.ts';
import type { LinearMemory } from './linear-memory.ts';
import * as threadBlock from './thread-block.ts';

/** Rows per chunk, as a power of two. */
const chunkBits = 14;
const chunkRows = 1 << chunkBits;

/** Bytes that say to whom the numbers of a chunk were given, a block of them at once. */
const ownerBytes = (chunkRows / blockRows) << ownerBytesLog;

/** Entries of the first table, as a power of two, unless the crew says otherwise. */
const firstTableBits = 12;

/** Larger tables are filled by all threads, unless the crew says otherwise: threads take longer to start than one takes to fill smaller ones. */
const largestAloneBits = 17;

/** The shares of a table that may be taken: as a rule, and where there is no larger one. */
const load = 0.7;
const loadMax = 0.9;

/** Rows that a thread remembers, at the least: fewer are not worth it. */
const seenLeast = 16;

/** The records of rows, and the table that finds them, in linear memory. */
export class StoredRows implements RowsInPlace {
  readonly #memory: LinearMemory;
  readonly #exploration: () => Exploration;
  /** Whether a block of so many bytes may still be taken. */
  readonly #mayTake: (bytes: number) => boolean;
  /** Ranges of numbers that stand for no row, though they are below the count of rows. */
  readonly #holes: () => readonly (readonly [first: number, end: number])[];
  /** Has all threads enter the old table into the new one; false where there are no others. */
  readonly #enterTogether: () => boolean;
  #chunksRoom = 64;
  #chunks = 0;
  #tableBits: number;
  readonly #aloneBits: number;

  constructor(
    memory: LinearMemory,
    exploration: () => Exploration,
    mayTake: (bytes: number) => boolean,
    holes: () => readonly (readonly [number, number])[],
    enterTogether: () => boolean,
    { tableBits = firstTableBits, aloneBits = largestAloneBits }: Tuning = {},
  ) {
    this.#tableBits = tableBits;
    this.#aloneBits = aloneBits;
    this.#memory = memory;
    this.#exploration = exploration;
    this.#mayTake = mayTake;
    this.#holes = holes;
    this.#enterTogether = enterTogether;
    memory.set(control.chunks, memory.allocate(4 * this.#chunksRoom));
    memory.set(control.owners, memory.allocate(ownerBytes * this.#chunksRoom));
    this.#setWords(1);
    this.#setTable(memory.allocate(8 << tableBits));
    this.grow();
  }

  get length(): number {
    return this.#memory.get(control.rowCount) >>> 0;
  }

  set length(rows: number) {
    this.#memory.set(control.rowCount, rows);
  }

  /** 32-bit words that rows have room for. */
  get width(): number {
    return 2 * this.#memory.get(control.rowWords);
  }

  /** Where the record of a row stands. */
  record(row: number): number {
    const chunk = this.#memory.get((this.#memory.get(control.chunks) >>> 0) + 4 * (row >>> chunkBits)) >>> 0;
    return chunk + (row & (chunkRows - 1)) * this.#memory.get(control.stride);
  }

  chunk(_row: number): Int32Array {
    return this.#memory.words;
  }

  offset(row: number): number {
    return this.record(row) >>> 2;
  }

  /** What the key of a row names as its parent; -1 for a row to start from. */
  parent(row: number): number {
    return this.#memory.get(this.record(row) + this.#memory.get(control.rowBytes) + 4);
  }

  /** Makes room for further rows. @returns whether there is any */
  grow(): boolean {
    const memory = this.#memory;
    const bytes = chunkRows * memory.get(control.stride);
    if (!this.#mayTake(memory.growthFor(bytes))) return false;
    if (this.#chunks === this.#chunksRoom) {
      this.#double(control.chunks, 4 * this.#chunksRoom);
      this.#double(control.owners, ownerBytes * this.#chunksRoom);
      this.#chunksRoom *= 2;
    }
    this.#setChunk(this.#chunks++, memory.allocate(bytes));
    memory.set(control.rowCapacity, this.#chunks * chunkRows);
    return true;
  }

  /** Makes a list twice as long, of which the address stands at `list`. */
  #double(list: number, bytes: number): void {
    const memory = this.#memory;
    const old = memory.get(list) >>> 0;
    const longer = memory.allocate(2 * bytes);
    memory.words.copyWithin(longer >>> 2, old >>> 2, (old + bytes) >>> 2);
    memory.set(list, longer);
    memory.release(old, bytes);
  }

  /** Makes room for further entries of the table. @returns whether there is any */
  growTable(): boolean {
    const memory = this.#memory;
    const bytes = 16 * 2 ** this.#tableBits;
    if (this.#tableBits >= 31 || !this.#mayTake(memory.growthFor(bytes))) {
      const limit = Math.floor(loadMax * 2 ** this.#tableBits);
      if (memory.get(control.tableLimit) >>> 0 >= limit) return false;
      memory.set(control.tableLimit, limit);
      return true;
    }
    const old = memory.get(control.table) >>> 0;
    const table = memory.allocate(bytes);
    this.#tableBits++;
    this.#setTable(table);
    memory.set(control.oldTable, old);
    memory.set(control.nextEntry, 0);
    // In pieces: the engine replaces its first, slower translation of a function only between two calls of it.
    if (this.#tableBits <= this.#aloneBits || !this.#enterTogether()) while (this.#exploration().enterPiece() !== 0);
    memory.release(old, bytes / 2);
    return true;
  }

  /** Makes room for a further batch of whichever thread needs it. @returns whether there is any */
  growForBatch(): boolean {
    const needed = this.length + blockRows;
    if (needed > this.#memory.get(control.rowCapacity) && !this.grow()) return false;
    return needed <= this.#memory.get(control.tableLimit) || this.growTable();
  }

  /** Bytes that the next growth takes, at least. */
  get bytesToGrow(): number {
    const isTable = this.length + blockRows > this.#memory.get(control.tableLimit);
    return isTable ? 16 * 2 ** this.#tableBits : chunkRows * this.#memory.get(control.stride);
  }

  /** Enters all rows anew, after their words have changed. */
  rehash(): void {
    const table = this.#memory.get(control.table) >>> 2;
    this.#memory.words.fill(0, table, table + 2 * 2 ** this.#tableBits);
    let from = 0;
    for (const [first, end] of this.#holes().toSorted(([a], [b]) => a - b)) {
      this.#exploration().enterRows(from, first);
      from = end;
    }
    this.#exploration().enterRows(from, this.length);
  }

  /** Makes every row longer, with zeroes at its end. */
  widen(width: number): void {
    this.#copyRecords(8 * Math.ceil(width / 2), this.#memory.get(control.setBytes));
  }

  /** Makes every sleep set longer, with zeroes at its end. */
  widenSets(bytes: number): void {
    this.#copyRecords(this.#memory.get(control.rowBytes), bytes);
  }

  #copyRecords(rowBytes: number, setBytes: number): void {
    const memory = this.#memory;
    const fromBytes = memory.get(control.rowBytes);
    const fromSet = memory.get(control.setBytes);
    const stride = memory.get(control.stride);
    for (let index = 0; index < this.#chunks; index++) {
      const old = memory.get((memory.get(control.chunks) >>> 0) + 4 * index) >>> 0;
      const chunk = memory.allocate(chunkRows * (rowBytes + 8 + setBytes));
      this.#exploration().widen(old, chunk, chunkRows, fromBytes, rowBytes, fromSet, setBytes);
      this.#setChunk(index, chunk);
      memory.release(old, chunkRows * stride);
    }
    memory.set(control.setBytes, setBytes);
    this.#setWords(rowBytes / 8);
  }

  moveField(
    from: { readonly word: number; readonly shift: number; readonly mask: number },
    to: { readonly word: number; readonly shift: number },
  ): void {
    this.#exploration().moveField(this.length, 4 * from.word, from.shift, from.mask, 4 * to.word, to.shift);
  }

  /** The id of a slot in the record of a row. */
  idIn(record: number, slot: number, { word, shift, mask }: Layout): number {
    return (this.#memory.get(record + 4 * word[slot]!) >>> shift[slot]!) & mask[slot]!;
  }

  #setWords(words: number): void {
    this.#memory.set(control.rowWords, words);
    this.#memory.set(control.rowBytes, 8 * words);
    this.#memory.set(control.stride, 8 * words + 8 + this.#memory.get(control.setBytes));
    const seen = threadBlock.seenBytes / (8 * words);
    this.#memory.set(control.seenShift, seen < seenLeast ? 0 : 64 - Math.floor(Math.log2(seen)));
  }

  #setTable(address: number): void {
    const memory = this.#memory;
    memory.set(control.table, address);
    memory.set(control.tableShift, 32 - this.#tableBits);
    memory.set(control.tableMask, 2 ** this.#tableBits - 1);
    memory.set(control.tableLimit, Math.floor(load * 2 ** this.#tableBits));
  }

  #setChunk(index: number, address: number): void {
    this.#memory.set((this.#memory.get(control.chunks) >>> 0) + 4 * index, address);
  }
}
