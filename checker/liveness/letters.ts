import { DecisionTree } from '../kernel/decision-tree.ts';
import { ABSENT, PairMap } from '../kernel/pair-map.ts';
import type { Model } from '../model.ts';
import { worldOf } from '../property-layer.ts';
import type { Read } from '../transition-system.ts';
import type { UserCode } from '../user-code.ts';
import type { Atom, Atoms } from './atoms.ts';
import type { StateGraph } from './state-graph.ts';

/** The number of a letter: a truth value for each of some atoms, as they are at one position of an execution. */
export type Letter = number;

/**
 * The letters that the positions of a state graph spell, for the atoms that one formula speaks of.
 *
 * A letter is put together from what each position has: a configuration, a class of steps, and, only where a predicate over steps is
 * asked, the configuration before. Predicates are asked once per distinct reading.
 */
export class Letters {
  readonly #graph: StateGraph;
  readonly #model: Model;
  readonly #userCode: UserCode;
  readonly #where: string;
  readonly #states: Part;
  readonly #steps: Part;
  readonly #classes: Part;
  readonly #asksStates: boolean;
  readonly #asksSteps: boolean;
  /** Per class of steps: the number of its valuation of the events. */
  readonly #valuationOfClass: Int32Array;
  readonly #pairs = new PairMap();
  readonly #letters = new PairMap();
  readonly #values: ReadonlyMap<number, boolean>[] = [];
  /** Letters by the valuations of configuration and events, where no predicate over steps is asked. */
  #table = new Int32Array(64).fill(-1);
  readonly #eventsMax: number;
  readonly #rowValuations: Uint8Array;
  /** One per predicate over a configuration, so that each is asked once per distinct reading of its own. */
  readonly #stateTrees: readonly DecisionTree[];
  readonly #stepTree: DecisionTree;
  /** The ids before, the ids after, and the class: what a predicate over steps may read. */
  readonly #stepIds: Int32Array;

  /** @param used the atoms that matter, by number */
  constructor(
    graph: StateGraph,
    atoms: Atoms,
    used: readonly number[],
    model: Model,
    userCode: UserCode,
    where: string,
  ) {
    this.#graph = graph;
    this.#model = model;
    this.#userCode = userCode;
    this.#where = where;
    const ofKind = (kind: Atom['kind']) => used.filter((number) => atoms.atom(number).kind === kind);
    this.#states = new Part(ofKind('state'));
    this.#steps = new Part(ofKind('step'));
    this.#classes = new Part(ofKind('occurs'));
    this.#asksStates = this.#states.atoms.length > 0;
    this.#asksSteps = this.#steps.atoms.length > 0;
    const events = this.#classes.atoms.map((number) => {
      const atom = atoms.atom(number);
      return atom.kind === 'occurs' ? atom.label : -1;
    });
    this.#valuationOfClass = Int32Array.from({ length: graph.edges.classes }, (_, edgeClass) => {
      const labels = graph.labels(edgeClass);
      return this.#classes.valuation(events.map((label) => labels.includes(label)));
    });
    this.#eventsMax = this.#classes.size;
    this.#rowValuations = new Uint8Array(this.#asksStates ? graph.size : 0);
    const states = this.#states.atoms.map((number) => atoms.atom(number)) as Extract<Atom, { kind: 'state' }>[];
    this.#stateTrees = states.map(
      ({ predicate }) =>
        new DecisionTree(where, (read) => (this.#ask(() => predicate(model.view(read), this.#world(read))) ? 1 : 0)),
    );
    const steps = this.#steps.atoms.map((number) => atoms.atom(number)) as Extract<Atom, { kind: 'step' }>[];
    this.#stepIds = new Int32Array(2 * model.system.slots.length + 1);
    this.#stepTree = new DecisionTree(where, (read) => {
      const slots = model.system.slots.length;
      const after: Read = (slot) => read(slots + slot);
      const view = {
        before: model.view(read),
        after: model.view(after),
        get events() {
          return graph.labels(read(2 * slots)).map((label) => model.system.event(label));
        },
      };
      return this.#steps.valuation(steps.map(({ predicate }) => this.#ask(() => predicate(view, this.#world(after)))));
    });
  }

  get bytes(): number {
    const trees = this.#stateTrees.reduce((sum, tree) => sum + tree.bytes, this.#stepTree.bytes);
    return (
      trees +
      this.#pairs.bytes +
      this.#letters.bytes +
      this.#valuationOfClass.byteLength +
      this.#rowValuations.byteLength
    );
  }

  /** The letter at a position: the step of this class led from `before` to `after`. */
  at(before: number, edgeClass: number, after: number): Letter {
    // Nearly always all of it is known: then no more than this is done per step.
    const state = this.#asksStates ? this.#rowValuations[after]! : 1;
    const place = (state - 1) * this.#eventsMax + this.#valuationOfClass[edgeClass]!;
    const letter = state === 0 || place >= this.#table.length ? -1 : this.#table[place]!;
    return letter >= 0 ? letter : this.#spelled(before, edgeClass, after);
  }

  /** Asks the predicates over a configuration of all of them, in order: where each will be asked anyway, that is much faster. */
  askOfAll(): void {
    if (!this.#asksStates) return;
    for (let row = 0; row < this.#graph.size; row++) this.#stateValuation(row);
  }

  #spelled(before: number, edgeClass: number, after: number): Letter {
    const state = this.#asksStates ? this.#stateValuation(after) : 0;
    const events = this.#valuationOfClass[edgeClass]!;
    const step = this.#asksSteps ? this.#stepValuation(before, edgeClass, after) : 0;
    let pair = this.#pairs.get(state, events);
    if (pair === ABSENT) {
      pair = this.#pairs.size;
      this.#pairs.add(state, events, pair);
    }
    let letter = this.#letters.get(pair, step);
    if (letter === ABSENT) letter = this.#added(pair, state, events, step);
    if (!this.#asksSteps) this.#keep(state * this.#eventsMax + events, letter);
    return letter;
  }

  /** Whether an atom that matters is true in a letter. */
  isTrue(letter: Letter, atom: number): boolean {
    return this.#values[letter]!.get(atom)!;
  }

  /** @throws BadInput if a predicate answers differently when it is asked the same again */
  askAgain(): void {
    for (const tree of this.#stateTrees) tree.askAgain();
    this.#stepTree.askAgain();
  }

  #keep(place: number, letter: Letter): void {
    if (place >= this.#table.length) {
      const grown = new Int32Array(Math.max(place + 1, 2 * this.#table.length)).fill(-1);
      grown.set(this.#table);
      this.#table = grown;
    }
    this.#table[place] = letter;
  }

  /** The valuation of the predicates over a configuration, remembered in a byte per row as far as a byte can hold it. */
  #stateValuation(row: number): number {
    const known = this.#rowValuations[row]!;
    if (known !== 0) return known - 1;
    let valuation = 0;
    for (let index = 0; index < this.#stateTrees.length; index++) {
      valuation = this.#states.extended(valuation, this.#graph.ask(this.#stateTrees[index]!, row));
    }
    if (valuation < 255) this.#rowValuations[row] = valuation + 1;
    return valuation;
  }

  #added(pair: number, state: number, events: number, step: number): Letter {
    const letter = this.#values.length;
    this.#letters.add(pair, step, letter);
    this.#values.push(
      new Map([...this.#states.values(state), ...this.#classes.values(events), ...this.#steps.values(step)]),
    );
    return letter;
  }

  #stepValuation(before: number, edgeClass: number, after: number): number {
    const { rows, layout } = this.#graph;
    const slots = this.#model.system.slots.length;
    const ids = this.#stepIds;
    for (const [from, row] of [
      [0, before],
      [slots, after],
    ] as const) {
      const chunk = rows.chunk(row);
      const at = rows.offset(row);
      for (let slot = 0; slot < slots; slot++) {
        ids[from + slot] = (chunk[at + layout.word[slot]!]! >>> layout.shift[slot]!) & layout.mask[slot]!;
      }
    }
    ids[2 * slots] = edgeClass;
    return this.#stepTree.ask(ids);
  }

  #world(read: Read) {
    return worldOf(this.#model, read);
  }

  #ask(predicate: () => unknown): boolean {
    return this.#userCode.truth(() => this.#where, predicate);
  }
}

/** Valuations of some atoms, numbered from 0 in the order in which they are met: the leaves of a tree with two children per atom. */
class Part {
  readonly atoms: readonly number[];
  readonly #children = new PairMap();
  /** Per node of the tree: the truth values on the way to it. */
  readonly #values: (readonly boolean[])[] = [[]];

  constructor(atoms: readonly number[]) {
    this.atoms = atoms;
  }

  get size(): number {
    return this.#values.length;
  }

  valuation(values: readonly boolean[]): number {
    return values.reduce((node, value) => this.extended(node, value ? 1 : 0), 0);
  }

  /** The node that one more truth value leads to. */
  extended(node: number, value: number): number {
    const known = this.#children.get(node, value);
    if (known !== ABSENT) return known;
    const added = this.#values.push([...this.#values[node]!, value === 1]) - 1;
    this.#children.add(node, value, added);
    return added;
  }

  values(valuation: number): readonly (readonly [number, boolean])[] {
    return this.atoms.map((atom, index) => [atom, this.#values[valuation]![index]!]);
  }
}
