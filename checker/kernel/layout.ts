import type { RowsInPlace } from './rows.ts';

/** Rows of no more bits than these are narrow: the table of rows tells them apart without looking at them. */
export const narrowBits = 58;

/** So many rows may be packed anew to keep them narrow: more would take longer than it saves. */
const fewRows = 2 ** 18;

/** Packed rows, as far as their layout needs them. */
export interface PackedRows extends RowsInPlace {
  readonly length: number;
  /** Words that rows have room for. */
  readonly width: number;
  /** Makes every row longer, with zeroes at its end. */
  widen(width: number): void;
  /** Moves a field to a place where all rows hold zeroes. */
  moveField(
    from: { readonly word: number; readonly shift: number; readonly mask: number },
    to: { readonly word: number; readonly shift: number },
  ): void;
}

/**
 * Where each slot's id stands in a row: a field of some bits within one word. A field holds ids below 2^width.
 *
 * Fields grow while the search runs. A field that outgrows its bits first takes the free bits above it, which changes no row; else it
 * moves, alone, to a gap in another word, or to a new word at the end of every row. Moving is dear, since every row is entered anew: where
 * there is space, a bit is left free between two fields. While there are few rows, all fields are packed anew where that keeps rows narrow.
 */
export class Layout {
  /** Per slot: the word, the lowest bit, and the mask of the field before it is shifted. */
  readonly word: Int32Array;
  readonly shift: Int32Array;
  readonly mask: Int32Array;
  readonly #bits: Int32Array;
  /** Per slot the largest id that it may have. */
  readonly #largest: Int32Array;
  words = 1;

  constructor(slots: number) {
    this.word = new Int32Array(slots);
    this.shift = new Int32Array(slots);
    this.mask = new Int32Array(slots);
    this.#bits = new Int32Array(slots);
    this.#largest = new Int32Array(slots);
  }

  /** Notes that a slot may have an id, and says whether its field holds it as it is: if not, `makeRoom`. */
  admits(slot: number, id: number): boolean {
    this.#largest[slot] = Math.max(this.#largest[slot]!, id);
    return id >>> 0 <= this.mask[slot]! >>> 0;
  }

  /** Whether all fields are among so many lowest bits of a row. */
  fitsInto(bits: number): boolean {
    return this.live.every((slot) => 32 * this.word[slot]! + this.shift[slot]! + this.#bits[slot]! <= bits);
  }

  /** The slots that have a field: the others hold 0 in every row. */
  live: Int32Array = new Int32Array(0);

  /**
   * Makes room for an id, moving the field in all `rows` where it must.
   *
   * @returns whether words of rows changed
   */
  makeRoom(slot: number, id: number, rows: PackedRows): boolean {
    const needed = bitsOf(id);
    if (needed > 31) throw new RangeError(`Slot ${slot} has more than 2^31 values.`);
    const used = this.#bits[slot]!;
    const end = this.fitsInto(narrowBits) ? narrowBits : Number.POSITIVE_INFINITY;
    if (used > 0 && this.#freeAbove(slot, end) >= needed - used) {
      this.#set(slot, this.word[slot]!, this.shift[slot]!, needed);
      return false;
    }
    // A little more than is needed, so that a slot with many values moves a few times only. Slots with no field yet hold id 0.
    const wanted = used === 0 ? needed : Math.min(31, needed + 2);
    const mayPack = end === narrowBits && rows.length <= fewRows;
    let place = mayPack && used > 0 ? undefined : (this.#place(wanted, end) ?? this.#place(needed, end));
    if (place === undefined && mayPack && this.#packAnew(slot, rows)) return true;
    place ??= this.#place(wanted, Number.POSITIVE_INFINITY)!;
    const from = this.#field(slot);
    if (place.word === this.words) {
      this.words++;
      if (rows.width < this.words) rows.widen(this.words);
    }
    this.#set(slot, place.word, place.shift, place.bits);
    if (used === 0) {
      this.live = Int32Array.from([...this.live, slot]).sort();
      return false;
    }
    rows.moveField(from, place);
    return true;
  }

  #set(slot: number, word: number, shift: number, bits: number): void {
    this.word[slot] = word;
    this.shift[slot] = shift;
    this.#bits[slot] = bits;
    this.mask[slot] = 2 ** bits - 1;
  }

  /** The free bits directly above a slot's field, below bit `rowEnd` of the row. */
  #freeAbove(slot: number, rowEnd: number): number {
    const end = this.shift[slot]! + this.#bits[slot]!;
    let next = Math.min(32, rowEnd - 32 * this.word[slot]!);
    for (let other = 0; other < this.word.length; other++) {
      if (
        other !== slot &&
        this.#bits[other]! > 0 &&
        this.word[other] === this.word[slot] &&
        this.shift[other]! >= end
      ) {
        next = Math.min(next, this.shift[other]!);
      }
    }
    return next - end;
  }

  /** A place for a field below bit `rowEnd` of the row: a gap, or a new word. */
  #place(bits: number, rowEnd: number): (Place & { readonly bits: number }) | undefined {
    const gap = this.#gap(bits, 1, rowEnd) ?? this.#gap(bits, 0, rowEnd);
    if (gap !== undefined) return { ...gap, bits };
    return 32 * this.words + bits <= rowEnd ? { word: this.words, shift: 0, bits } : undefined;
  }

  /** The first gap for a field that leaves so many bits free above the one below it, so that this one may grow in its turn. */
  #gap(bits: number, spare: number, rowEnd: number): Place | undefined {
    for (let word = 0; word < this.words; word++) {
      const fields = Array.from(this.word.keys())
        .filter((slot) => this.#bits[slot]! > 0 && this.word[slot] === word)
        .sort((a, b) => this.shift[a]! - this.shift[b]!);
      let shift = 0;
      for (const slot of fields) {
        if (this.shift[slot]! - shift >= bits) return { word, shift };
        shift = this.shift[slot]! + this.#bits[slot]! + spare;
      }
      if (Math.min(32, rowEnd - 32 * word) - shift >= bits) return { word, shift };
    }
    return undefined;
  }

  /**
   * Packs all fields anew so that rows are narrow, a further slot's included.
   *
   * @returns whether there is a way to
   */
  #packAnew(further: number, rows: PackedRows): boolean {
    const slots = [...this.live.filter((slot) => slot !== further), further];
    const sizes = new Map(slots.map((slot) => [slot, bitsOf(this.#largest[slot]!)]));
    const words = packed(sizes, [32, narrowBits - 32]);
    if (words === undefined) return false;
    const before = slots.map((slot) => ({ slot, ...this.#field(slot) }));
    words.forEach((fields, word) => {
      let shift = 0;
      for (const { slot, bits, free } of fields) {
        this.#set(slot, word, shift, bits);
        shift += bits + free;
      }
    });
    this.live = Int32Array.from(slots).sort();
    this.words = Math.max(this.words, words.length);
    if (rows.width < this.words) rows.widen(this.words);
    for (let row = 0; row < rows.length; row++) this.#packRow(rows.chunk(row), rows.offset(row), before);
    return true;
  }

  /** Packs a row anew, whose fields stand where they were before. */
  #packRow(chunk: Int32Array, at: number, before: readonly (Field & { readonly slot: number })[]): void {
    const ids = before.map(({ word, shift, mask }) => (chunk[at + word]! >>> shift) & mask);
    chunk.fill(0, at, at + this.words);
    before.forEach(({ slot }, index) => {
      chunk[at + this.word[slot]!]! |= ids[index]! << this.shift[slot]!;
    });
  }

  #field(slot: number): Field {
    return { word: this.word[slot]!, shift: this.shift[slot]!, mask: this.mask[slot]! };
  }
}

interface Place {
  readonly word: number;
  readonly shift: number;
}

interface Field extends Place {
  readonly mask: number;
}

function bitsOf(id: number): number {
  return 32 - Math.clz32(id);
}

interface Sized {
  readonly slot: number;
  readonly bits: number;
  /** Bits above it that are left free. */
  free: number;
}

/**
 * Fields in words that have room for so many bits, the largest first, each in the word with the most room. What is left of a word is left
 * free above its fields, in proportion to their bits: what has grown will grow. Undefined if this finds no way.
 */
function packed(
  sizes: ReadonlyMap<number, number>,
  rooms: readonly number[],
): readonly (readonly Sized[])[] | undefined {
  const words = rooms.map((room): { room: number; readonly fields: Sized[] } => ({ room, fields: [] }));
  for (const [slot, bits] of [...sizes].sort(([, one], [, other]) => other - one)) {
    const word = words.reduce((most, other) => (other.room > most.room ? other : most));
    if (word.room < bits) return undefined;
    word.fields.push({ slot, bits, free: 0 });
    word.room -= bits;
  }
  for (const { room, fields } of words) {
    const taken = fields.reduce((sum, { bits }) => sum + bits, 0);
    for (const field of fields) field.free = Math.floor((room * field.bits) / taken);
    const rest = fields.reduce((sum, { free }) => sum - free, room);
    for (const field of fields.slice(0, rest)) field.free++;
  }
  return words.map(({ fields }) => fields);
}
