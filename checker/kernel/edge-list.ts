/** Edges per chunk, as a power of two. */
const chunkBits = 16;
const chunkEdges = 1 << chunkBits;
const chunkMask = chunkEdges - 1;

/**
 * The edges of a graph, numbered from 0 in the order in which they were added: per edge the row that it leads to, and a class, which says
 * what kind of step it is. Six bytes an edge as long as there are at most 2^16 classes, else eight.
 */
export class EdgeList {
  readonly #targets: Int32Array[] = [];
  #classes: (Uint16Array | Int32Array)[] = [];
  #wide = false;
  length = 0;

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
    if (!this.#wide && edgeClass > 0xffff) {
      this.#wide = true;
      this.#classes = this.#classes.map((chunk) => Int32Array.from(chunk));
    }
    this.#targets[at >>> chunkBits]![at & chunkMask] = target;
    this.#classes[at >>> chunkBits]![at & chunkMask] = edgeClass;
  }
}
