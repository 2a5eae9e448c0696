import type { Id, SlotIndex } from '../../transition-system.ts';

/** What was read on the way to an answer: slots, in order, and their ids. */
export interface Reading {
  readonly path: readonly SlotIndex[];
  readonly ids: readonly Id[];
}

/** Per slot a set of ids, in any combination; of other slots any id. */
export type Box = ReadonlyMap<SlotIndex, ReadonlySet<Id>>;

/**
 * Boxes that contain nothing but these readings, each of them once, the largest first. What is guarded by conditions on single slots is
 * one box: "a is 1 or 2, and b is 3". Not always the largest ones that there are.
 *
 * @param readings of which no two can be made in the same row
 * @param most how many boxes, at most, for readings of the same slots
 */
export function boxesWithin(readings: readonly Reading[], most: number): readonly Box[] {
  const ofPath = new Map<string, Reading[]>();
  for (const reading of readings) {
    const path = reading.path.join();
    const alike = ofPath.get(path);
    if (alike === undefined) ofPath.set(path, [reading]);
    else alike.push(reading);
  }
  return [...ofPath.values()].flatMap((group) => boxesOfPath(group, most)).toSorted((a, b) => sizeOf(b) - sizeOf(a));
}

/** How many readings a box contains, of those of its slots. */
export function sizeOf(box: Box): number {
  return [...box.values()].reduce((product, ids) => product * ids.size, 1);
}

function boxesOfPath(readings: readonly Reading[], most: number): readonly Box[] {
  const { path } = readings[0]!;
  const left = new Set(readings.map(({ ids }) => ids.join()));
  const idsAt = path.map((_, index) => [...new Set(readings.map(({ ids }) => ids[index]!))]);
  const boxes: Box[] = [];
  for (const { ids } of readings) {
    if (boxes.length === most) break;
    if (!left.has(ids.join())) continue;
    const sides = ids.map((id) => new Set([id]));
    idsAt.forEach((others, index) => {
      for (const id of others) {
        const further = sides.with(index, new Set([id]));
        if (corners(further).every((corner) => left.has(corner))) sides[index]!.add(id);
      }
    });
    for (const corner of corners(sides)) left.delete(corner);
    boxes.push(new Map(path.map((slot, index) => [slot, sides[index]!])));
  }
  return boxes;
}

/** All combinations, as texts. */
function corners(sides: readonly ReadonlySet<Id>[]): readonly string[] {
  let all: readonly (readonly Id[])[] = [[]];
  for (const side of sides) all = all.flatMap((corner) => [...side].map((id) => [...corner, id]));
  return all.map((corner) => corner.join());
}
