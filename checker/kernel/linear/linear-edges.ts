import type { ActionId, Id } from '../../transition-system.ts';
import { chunkEdges, type EdgeClasses, EdgeList, narrowClasses } from '../edge-list.ts';
import type { RecordedEdges } from '../recorded-edges.ts';
import * as control from './control-block.ts';
import { type LinearMemory, OutOfLinearMemory } from './linear-memory.ts';
import { LinearPairs, type PairPlaces } from './linear-pairs.ts';

/** The edges that WebAssembly records: chunks as in `../edge-list.ts`, in linear memory. */
export class LinearEdges {
  readonly #memory: LinearMemory;
  readonly #recorded: RecordedEdges;
  readonly #classes: LinearPairs;
  /** Whether a block of so many bytes may still be taken. */
  readonly #mayTake: (bytes: number) => boolean;
  /** Per chunk, where its targets and its classes stand. */
  readonly #targetsAt: number[] = [];
  #classesAt: number[] = [];

  constructor(memory: LinearMemory, places: PairPlaces, recorded: RecordedEdges, mayTake: (bytes: number) => boolean) {
    this.#memory = memory;
    this.#recorded = recorded;
    this.#mayTake = mayTake;
    this.#classes = new LinearPairs(memory, places, control.classes);
    memory.set(control.eventsSlot, recorded.eventsSlot);
    memory.set(control.classBytes, 2);
  }

  /** One more than the class of the steps with this action and these observed events, which is not in the map yet. */
  learnClass(action: ActionId, events: Id): number {
    const edgeClass = this.#recorded.classOf(action, events);
    if (edgeClass >= narrowClasses && this.#classBytes === 2) this.#widen();
    this.#classes.add(action, events, edgeClass + 1);
    return edgeClass + 1;
  }

  /**
   * Makes room for further edges.
   *
   * @throws OutOfLinearMemory if there is none
   */
  grow(): void {
    const memory = this.#memory;
    const bytes = chunkEdges * this.#classBytes;
    this.#expectRoom(4 * chunkEdges + bytes);
    this.#targetsAt.push(memory.allocate(4 * chunkEdges));
    this.#classesAt.push(memory.allocate(bytes));
    memory.set(control.targetAt, this.#targetsAt.at(-1)!);
    memory.set(control.classAt, this.#classesAt.at(-1)!);
    memory.set(control.edgesLeft, chunkEdges);
  }

  /** The edges that were recorded so far, where they stand: to be asked for when the memory has stopped growing. */
  list(): EdgeList {
    const { buffer } = this.#memory.memory;
    const left = this.#memory.get(control.edgesLeft);
    return new EdgeList(
      this.#targetsAt.map((at) => new Int32Array(buffer, at, chunkEdges)),
      this.#classesAt.map((at) => this.#chunkOfClasses(at)),
      this.#targetsAt.length * chunkEdges - left,
    );
  }

  get #classBytes(): number {
    return this.#memory.get(control.classBytes);
  }

  #chunkOfClasses(at: number): EdgeClasses {
    const { buffer } = this.#memory.memory;
    return this.#classBytes === 2 ? new Uint16Array(buffer, at, chunkEdges) : new Int32Array(buffer, at, chunkEdges);
  }

  /** Makes room for classes that do not fit into two bytes. */
  #widen(): void {
    const memory = this.#memory;
    this.#expectRoom(4 * chunkEdges * this.#classesAt.length);
    const used = chunkEdges - memory.get(control.edgesLeft);
    this.#classesAt = this.#classesAt.map((old) => {
      const wide = memory.allocate(4 * chunkEdges);
      memory.words.set(this.#chunkOfClasses(old), wide >>> 2);
      memory.release(old, 2 * chunkEdges);
      return wide;
    });
    memory.set(control.classBytes, 4);
    memory.set(control.classAt, this.#classesAt.at(-1)! + 4 * used);
  }

  #expectRoom(bytes: number): void {
    if (!this.#mayTake(this.#memory.growthFor(bytes))) throw new OutOfLinearMemory(bytes);
  }
}
