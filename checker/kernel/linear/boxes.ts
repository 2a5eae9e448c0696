import type { Id, SlotIndex } from '../../transition-system.ts';

/** What was read on the way to an answer: slots, in order, and their ids. */
export interface Reading {
  readonly path: readonly SlotIndex[];
  readonly ids: readonly Id[];
}

/** Per slot a set of ids, in any combination; of other slots any id. */
export type Box = ReadonlyMap<SlotIndex, ReadonlySet<Id>>;

/**
 * Boxes that contain nothing but these readings, each of them once. What is guarded by conditions on single slots is one box:
 * "a is 1 or 2, and b is 3". Not always the largest ones that there are.
 *
 * @param readings of the same slots
 * @param most how many boxes, at most
 */
export function boxesWithin(readings: readonly Reading[], most: number): readonly Box[] {
  const { path } = readings[0]!;
  const left = new Remaining();
  for (const { ids } of readings) left.add(ids);
  const idsAt = path.map((_, index) => [...new Set(readings.map(({ ids }) => ids[index]!))]);
  const boxes: Box[] = [];
  for (const { ids } of readings) {
    if (boxes.length === most) break;
    const sides = ids.map((id) => new Set([id]));
    if (!left.containsAll(sides)) continue;
    idsAt.forEach((others, index) => {
      for (const id of others) {
        if (left.containsAll(sides.with(index, new Set([id])))) sides[index]!.add(id);
      }
    });
    left.removeAll(sides);
    boxes.push(new Map(path.map((slot, index) => [slot, sides[index]!])));
  }
  return boxes;
}

/** How many readings a box contains, of those of its slots. */
export function sizeOf(box: Box): number {
  return [...box.values()].reduce((product, ids) => product * ids.size, 1);
}

/** Readings of the same slots that are in no box yet, by the id of the first slot, and then those of the others. */
class Remaining {
  readonly #others = new Map<Id, Remaining>();

  add([id, ...rest]: readonly Id[]): void {
    if (id === undefined) return;
    const others = this.#others.get(id) ?? new Remaining();
    this.#others.set(id, others);
    others.add(rest);
  }

  /** Whether all combinations are among them. */
  containsAll(sides: readonly ReadonlySet<Id>[], index = 0): boolean {
    if (index === sides.length) return true;
    for (const id of sides[index]!) {
      if (this.#others.get(id)?.containsAll(sides, index + 1) !== true) return false;
    }
    return true;
  }

  removeAll(sides: readonly ReadonlySet<Id>[], index = 0): void {
    for (const id of sides[index] ?? []) {
      if (index === sides.length - 1) this.#others.delete(id);
      else this.#others.get(id)!.removeAll(sides, index + 1);
    }
  }
}
