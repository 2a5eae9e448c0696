/** Edges per chunk, as a power of two. */
const chunkBits = 16;
export const chunkEdges = 1 << chunkBits;
const chunkMask = chunkEdges - 1;

/** As many classes fit into two bytes. */
export const narrowClasses = 2 ** 16;

/** The classes of the edges of one chunk. */
export type EdgeClasses = Uint16Array | Int32Array;

/**
 * The edges of a graph, numbered from 0 in the order in which they were added: per edge the row that it leads to, and a class, which says
 * what kind of step it is. Six bytes an edge as long as there are at most 2^16 classes, else eight.
 */
export class EdgeList {
  readonly #targets: Int32Array[];
  #classes: EdgeClasses[];
  #wide: boolean;
  length: number;

  constructor(targets: Int32Array[] = [], classes: EdgeClasses[] = [], length = 0) {
    this.#targets = targets;
    this.#classes = classes;
    this.#wide = classes[0] instanceof Int32Array;
    this.length = length;
  }

  get bytes(): number {
    return this.#targets.length * chunkEdges * (this.#wide ? 8 : 6);
  }

  target(edge: number): number {
    return this.#targets[edge >>> chunkBits]![edge & chunkMask]!;
  }

  class(edge: number): number {
    return this.#classes[edge >>> chunkBits]![edge & chunkMask]!;
  }

  push(target: number, edgeClass: number): void {
    const at = this.length++;
    if ((at & chunkMask) === 0) {
      this.#targets.push(new Int32Array(chunkEdges));
      this.#classes.push(this.#wide ? new Int32Array(chunkEdges) : new Uint16Array(chunkEdges));
    }
    if (!this.#wide && edgeClass >= narrowClasses) {
      this.#wide = true;
      this.#classes = this.#classes.map((chunk) => Int32Array.from(chunk));
    }
    this.#targets[at >>> chunkBits]![at & chunkMask] = target;
    this.#classes[at >>> chunkBits]![at & chunkMask] = edgeClass;
  }
}
