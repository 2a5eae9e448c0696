/** Packed rows, as far as their layout needs them. */
export interface PackedRows {
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
 * there is space, a bit is left free between two fields.
 */
export class Layout {
  /** Per slot: the word, the lowest bit, and the mask of the field before it is shifted. */
  readonly word: Int32Array;
  readonly shift: Int32Array;
  readonly mask: Int32Array;
  readonly #bits: Int32Array;
  words = 1;

  constructor(slots: number) {
    this.word = new Int32Array(slots);
    this.shift = new Int32Array(slots);
    this.mask = new Int32Array(slots);
    this.#bits = new Int32Array(slots);
  }

  /** Whether an id fits into the field of a slot as it is. */
  fits(slot: number, id: number): boolean {
    return id >>> 0 <= this.mask[slot]! >>> 0;
  }

  /** The slots that have a field: the others hold 0 in every row. */
  live: Int32Array = new Int32Array(0);

  /**
   * Makes room for an id, moving the field in all `rows` where it must.
   *
   * @returns whether words of rows changed
   */
  makeRoom(slot: number, id: number, rows: PackedRows): boolean {
    const needed = 32 - Math.clz32(id);
    if (needed > 31) throw new RangeError(`Slot ${slot} has more than 2^31 values.`);
    const used = this.#bits[slot]!;
    if (used > 0 && this.#freeAbove(slot) >= needed - used) {
      this.#set(slot, this.word[slot]!, this.shift[slot]!, needed);
      return false;
    }
    // A little more than is needed, so that a slot with many values moves a few times only. Slots with no field yet hold id 0.
    const bits = used === 0 ? needed : Math.min(31, needed + 2);
    const gap = this.#gap(bits, 1) ?? this.#gap(bits, 0) ?? { word: this.words, shift: 0 };
    const from = { word: this.word[slot]!, shift: this.shift[slot]!, mask: this.mask[slot]! };
    if (gap.word === this.words) {
      this.words++;
      if (rows.width < this.words) rows.widen(this.words);
    }
    this.#set(slot, gap.word, gap.shift, bits);
    if (used === 0) {
      this.live = Int32Array.from([...this.live, slot]).sort();
      return false;
    }
    rows.moveField(from, gap);
    return true;
  }

  #set(slot: number, word: number, shift: number, bits: number): void {
    this.word[slot] = word;
    this.shift[slot] = shift;
    this.#bits[slot] = bits;
    this.mask[slot] = 2 ** bits - 1;
  }

  /** The free bits directly above a slot's field. */
  #freeAbove(slot: number): number {
    const end = this.shift[slot]! + this.#bits[slot]!;
    let next = 32;
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

  /** The first place for a field that leaves so many bits free above the one below it, so that this one may grow in its turn. */
  #gap(bits: number, spare: number): { readonly word: number; readonly shift: number } | undefined {
    for (let word = 0; word < this.words; word++) {
      const fields = Array.from(this.word.keys())
        .filter((slot) => this.#bits[slot]! > 0 && this.word[slot] === word)
        .sort((a, b) => this.shift[a]! - this.shift[b]!);
      let shift = 0;
      for (const slot of fields) {
        if (this.shift[slot]! - shift >= bits) return { word, shift };
        shift = this.shift[slot]! + this.#bits[slot]! + spare;
      }
      if (32 - shift >= bits) return { word, shift };
    }
    return undefined;
  }
}
