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
      const grown = new Int32Array(this.items.length * 2);
      grown.set(this.items);
      this.items = grown;
    }
    this.items[this.length++] = item;
  }
}
