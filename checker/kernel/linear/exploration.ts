import type { Id } from '../../transition-system.ts';

/** What the half of the search that is written in WebAssembly offers; `../assembly/` says what each does. */
export interface Exploration {
  setThread(block: number): void;
  pack(): void;
  addPacked(): void;
  setPair(map: number, first: number, second: number, value: number): void;
  reaction(column: number, id: Id): number;
  flush(): void;
  run(first: number, end: number): number;
  probe(first: number, end: number): number;
  work(ranges: number): number;
  workAgain(end: number, most: number): number;
  countSteps(first: number, end: number): bigint;
  sortByKey(rows: number, spare: number, count: number): number;
  firstWith(question: number, order: number, count: number): number;
  enterRows(first: number, end: number): void;
  enterPiece(): number;
  renumber(from: number, to: number, rows: number): void;
  moveField(count: number, fromByte: number, fromShift: number, mask: number, toByte: number, toShift: number): void;
  widen(
    from: number,
    to: number,
    rows: number,
    fromBytes: number,
    toBytes: number,
    fromSet: number,
    toSet: number,
  ): void;
}

/** What it asks of the other half. Each may change the layout of rows, and move or replace every table. */
export interface Host {
  learnOffers(slot: number, id: Id): number;
  learnReaction(column: number, id: Id): number;
  learnClass(action: number, events: Id): number;
  learnRule(rule: number): number;
  learnAlways(question: number, record: number): number;
  learnRest(question: number): number;
  learnOwed(action: number, record: number): number;
  foundAlways(question: number, row: number, parent: number): void;
  foundRest(question: number): void;
  chooseActive(): void;
  growQueue(entries: number): void;
  growTrail(entries: number): void;
  growRows(): void;
  growTable(): void;
  growEdges(): void;
  growShared(): number;
}

/** Makes an instance over a memory. */
export function instantiate(module: WebAssembly.Module, memory: WebAssembly.Memory, host: Host): Exploration {
  const imports = { env: { memory }, host: { ...host } };
  // The module is this package's own: its exports are what its source exports.
  return new WebAssembly.Instance(module, imports).exports as unknown as Exploration;
}
