import type { Id, SlotIndex } from '../../transition-system.ts';
import { type Box, boxesWithin, type Reading, sizeOf } from './boxes.ts';

/** What a step writes: slots, and what they become. */
export type Writes = readonly (readonly [slot: SlotIndex, id: Id])[];

/** A box in which a rule always does the same: it takes one step, which always writes the same, or does nothing. */
export interface RuleBox {
  readonly box: Box;
  readonly writes: Writes | 'nothing';
}

/** Readings of the same slots at which a rule does the same, and the boxes within them, once these were looked for. */
interface Alike {
  readonly writes: Writes | 'nothing';
  readonly readings: Reading[];
  boxes: readonly Box[] | undefined;
}

/** Answers of a rule beyond which no further ones are looked at: boxes of many take long to find. */
const answersMax = 1000;

/** The answers of a joint rule, and what of them can be told by the ids of single slots. */
export class RuleBoxes {
  /** The largest boxes, which do not overlap. */
  boxes: readonly RuleBox[] = [];
  /** By the slot that is read first, ids of it at which the rule does nothing, whatever the others are. */
  readonly idle = new Map<SlotIndex, Set<Id>>();
  /** How many answers are looked at. */
  answers = 0;
  /** Whether there are answers that `update` has not looked at yet. */
  hasNews = false;
  readonly #most: number;
  readonly #alike = new Map<string, Alike>();

  /** @param most how many boxes, at most */
  constructor(most: number) {
    this.#most = most;
  }

  /** @param writes of the only step, where there is just one, and nobody has to be told of it */
  learned(reading: Reading, writes: Writes | 'nothing'): void {
    const { path, ids } = reading;
    if (this.answers === answersMax) return;
    this.answers++;
    this.hasNews = true;
    if (writes === 'nothing' && path.length === 1) {
      const idle = this.idle.get(path[0]!) ?? new Set();
      this.idle.set(path[0]!, idle.add(ids[0]!));
      return;
    }
    const key = JSON.stringify([writes, path]);
    const alike = this.#alike.get(key) ?? { writes, readings: [], boxes: undefined };
    this.#alike.set(key, alike);
    alike.readings.push(reading);
    alike.boxes = undefined;
  }

  update(): void {
    this.hasNews = false;
    const boxes = [...this.#alike.values()].flatMap((alike) => {
      alike.boxes ??= boxesWithin(alike.readings, this.#most);
      return alike.boxes.map((box) => ({ box, writes: alike.writes }));
    });
    this.boxes = boxes.toSorted((a, b) => sizeOf(b.box) - sizeOf(a.box)).slice(0, this.#most);
  }
}
