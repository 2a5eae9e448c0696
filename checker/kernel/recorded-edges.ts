import type { ActionId, Id, SlotIndex } from '../transition-system.ts';
import { EdgeList } from './edge-list.ts';
import { IntBuffer } from './int-buffer.ts';
import { ABSENT, PairMap } from './pair-map.ts';

/**
 * Every step that a search computes, as the edges of a graph: those that lead back to the same configuration included, in the order of
 * the choices of each configuration.
 */
export class RecordedEdges {
  /** The slot that holds what was observed within the step. In every row that is kept it holds 0. */
  readonly eventsSlot: SlotIndex;
  /** Replaced where they were recorded elsewhere. */
  list = new EdgeList();
  /** Per row that was expanded: the number of its first edge. */
  readonly starts = new IntBuffer();
  readonly #known = new PairMap();
  readonly #actions: ActionId[] = [];
  readonly #events: Id[] = [];

  constructor(eventsSlot: SlotIndex) {
    this.eventsSlot = eventsSlot;
  }

  get bytes(): number {
    return this.list.bytes + this.indexBytes;
  }

  /** The bytes of all but the list. */
  get indexBytes(): number {
    return this.starts.items.byteLength + this.#known.bytes;
  }

  /** How many classes of steps there are: pairs of an action and of what was observed. */
  get classes(): number {
    return this.#actions.length;
  }

  /** The class of the steps with this action and these observed events. */
  classOf(action: ActionId, events: Id): number {
    const known = this.#known.get(action, events);
    if (known !== ABSENT) return known;
    const added = this.#actions.push(action) - 1;
    this.#events.push(events);
    this.#known.add(action, events, added);
    return added;
  }

  action(edgeClass: number): ActionId {
    return this.#actions[edgeClass]!;
  }

  /** What was observed, as an id of the slot of events. */
  events(edgeClass: number): Id {
    return this.#events[edgeClass]!;
  }
}
