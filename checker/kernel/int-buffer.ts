/** A growing list of 32-bit integers. `items` is replaced when it grows: read it anew after a push. */
export class IntBuffer {
  items: Int32Array;
  length = 0;

  constructor(capacity = 1 << 10) {
    this.items = new Int32Array(capacity);
  }

  /** Gives back the room that is not used. */
  trim(): void {
    this.items = this.items.slice(0, Math.max(1, this.length));
  }

  push(item: number): void {
    if (this.length === this.items.length) {
      this.items = grown(this.items, this.length + 1);
    }
    this.items[this.length++] = item;
  }
}

/** A copy with room for so many integers: twice as many as there were, at least. */
export function grown(array: Int32Array, length: number): Int32Array {
  const larger = new Int32Array(Math.max(length, array.length * 2));
  larger.set(array);
  return larger;
}
