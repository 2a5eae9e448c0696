import type { SlotIndex } from '../../transition-system.ts';
import type { Layout } from '../layout.ts';

/** Consecutive bits of a row, within 64, that hold whole fields. */
export interface Window {
  /** The 64-bit word of the row, and its lowest bit there. */
  readonly word: number;
  readonly shift: number;
  readonly bits: number;
  /** The slots whose fields it holds, with the lowest bit of each in the window. */
  readonly fields: readonly { readonly slot: SlotIndex; readonly shift: number; readonly mask: number }[];
}

/** Bits of a window, at most, unless it holds a single wide field. */
export const bitsMax = 8;

/** As few windows as are easily found that hold the fields of these slots; slots that have none are left out. */
export function windowsOf(slots: readonly SlotIndex[], layout: Layout): readonly Window[] {
  const fields = slots
    .filter((slot) => layout.mask[slot] !== 0)
    .map((slot) => {
      const bit = 32 * layout.word[slot]! + layout.shift[slot]!;
      return { slot, bit, end: bit + 32 - Math.clz32(layout.mask[slot]!) };
    })
    .toSorted((one, other) => one.bit - other.bit);
  const groups: (typeof fields)[] = [];
  for (const field of fields) {
    const start = groups.at(-1)?.[0]?.bit ?? -1;
    if (start >>> 6 === field.bit >>> 6 && field.end - start <= bitsMax) groups.at(-1)!.push(field);
    else groups.push([field]);
  }
  return groups.map((group) => {
    const [{ bit }, { end }] = [group[0]!, group.at(-1)!];
    return {
      word: bit >>> 6,
      shift: bit & 63,
      bits: end - bit,
      fields: group.map((field) => ({ slot: field.slot, shift: field.bit - bit, mask: layout.mask[field.slot]! })),
    };
  });
}
