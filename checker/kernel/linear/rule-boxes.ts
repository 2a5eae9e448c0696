import type { Id, SlotIndex } from '../../transition-system.ts';
import { type Box, boxesWithin, type Reading, sizeOf } from './boxes.ts';

/** What a step writes: slots, and what they become. */
export type Writes = readonly (readonly [slot: SlotIndex, id: Id])[];

/** A box in which a rule always takes one step, which always writes the same. */
export interface Leap {
  readonly box: Box;
  readonly writes: Writes;
}

/** Answers of a rule beyond which no further ones are looked at: boxes of many take long to find. */
const answersMax = 1000;

/** The answers of a joint rule, and what of them can be told by the ids of single slots. */
export class RuleBoxes {
  /** Boxes of leaps, which do not overlap. */
  leaps: readonly Leap[] = [];
  /** A box in which the rule does nothing. */
  nothing: Box | undefined;
  /** By the slot that is read first, ids of it at which the rule does nothing, whatever the others are. */
  readonly idle = new Map<SlotIndex, Set<Id>>();
  /** How many answers are looked at. */
  answers = 0;
  /** Whether there are answers that `update` has not looked at yet. */
  hasNews = false;
  readonly #leapsMax: number;
  readonly #byWrites = new Map<string, { readonly writes: Writes; readonly readings: Reading[] }>();
  readonly #nothing: Reading[] = [];

  constructor(leapsMax: number) {
    this.#leapsMax = leapsMax;
  }

  /** @param writes of the only step, where there is just one, and nobody has to be told of it */
  learned(reading: Reading, writes: Writes | 'nothing'): void {
    const { path, ids } = reading;
    if (this.answers === answersMax) return;
    this.answers++;
    this.hasNews = true;
    if (writes !== 'nothing') {
      const key = JSON.stringify(writes);
      const alike = this.#byWrites.get(key);
      if (alike === undefined) this.#byWrites.set(key, { writes, readings: [reading] });
      else alike.readings.push(reading);
    } else if (path.length !== 1) {
      this.#nothing.push(reading);
    } else {
      const idle = this.idle.get(path[0]!) ?? new Set();
      this.idle.set(path[0]!, idle.add(ids[0]!));
    }
  }

  update(): void {
    this.hasNews = false;
    const leaps = [...this.#byWrites.values()].flatMap(({ writes, readings }) =>
      boxesWithin(readings, this.#leapsMax).map((box) => ({ box, writes })),
    );
    this.leaps = leaps.toSorted((a, b) => sizeOf(b.box) - sizeOf(a.box)).slice(0, this.#leapsMax);
    this.nothing = boxesWithin(this.#nothing, 1)[0];
  }
}
