import { DecisionTree } from '../kernel/decision-tree.ts';
import { counted } from '../text/counted.ts';
import { type Assumption, type Read, type TransitionSystem, theSpecification } from '../transition-system.ts';
import { NO_ACTION, type StateGraph } from './state-graph.ts';

/** The most owners that a verdict names. */
const ownersMax = 8;

/** One fairness assumption of a system. */
export interface FairnessAssumption {
  /** What is owed, for a person. */
  readonly text: string;
  readonly owner: string;
  readonly kind: 'weak' | 'strong';
}

/**
 * The fairness assumptions of a system over its state graph: which are owed in a configuration, and which a step takes.
 *
 * An assumption is owed in a configuration if one of its actions is enabled there and owed. `weak`: if from some point on it is owed at
 * every position, it is taken infinitely often. `strong`: if it is owed infinitely often, it is taken infinitely often. A general pair is
 * an assumption of its own: owed where `given` is true, and taken by whatever leads to a configuration where `follows` is.
 */
export class Fairness {
  readonly assumptions: readonly FairnessAssumption[];
  /** Per class of steps, the assumptions that a step of it takes. */
  readonly #taken: readonly Int32Array[];
  readonly #promised: readonly (readonly Assumption[])[];
  /** Per class of steps: answers, as a bit set by place in `#taken`, which of them are owed in a configuration in which it is enabled. */
  readonly #owed: readonly (DecisionTree | undefined)[];
  /** Per class of steps: what `#owed` always answers, if that is known; else -1. */
  readonly #constants: Int32Array;
  readonly #graph: StateGraph;
  /** Per general pair: its number, and whether `given` (1) and `follows` (2) are true. */
  readonly #pairs: readonly { readonly assumption: number; readonly tree: DecisionTree }[];
  readonly #noted: Int32Array;
  #note = 0;

  constructor(graph: StateGraph, system: TransitionSystem) {
    this.#graph = graph;
    const numbers = new Map<string, number>();
    const assumptions: FairnessAssumption[] = [];
    const numberOf = ({ instance, text = instance, owner, kind }: Omit<Assumption, 'owed'>): number => {
      const key = JSON.stringify([instance, owner, kind]);
      let number = numbers.get(key);
      if (number === undefined) {
        number = assumptions.push({ text, owner, kind }) - 1;
        numbers.set(key, number);
      }
      return number;
    };
    const all: (readonly Assumption[])[] = [];
    const taken: Int32Array[] = [];
    const owed: (DecisionTree | undefined)[] = [];
    for (let edgeClass = 0; edgeClass < graph.edges.classes; edgeClass++) {
      const action = graph.edges.action(edgeClass);
      const promised = action === NO_ACTION ? [] : system.assumptions(action);
      all.push(promised);
      taken.push(Int32Array.from(promised, numberOf));
      owed.push(
        promised.length === 0
          ? undefined
          : new DecisionTree('assumption', (read) =>
              promised.reduce((bits, assumption, index) => bits | (assumption.owed(read) ? 1 << index : 0), 0),
            ),
      );
    }
    this.#promised = all;
    this.#taken = taken;
    this.#owed = owed;
    this.#constants = Int32Array.from(owed, (tree) => (tree === undefined ? 0 : -1));
    this.#pairs = (system.pairs ?? []).map(({ instance, owner, given, follows }) => ({
      assumption: numberOf({ instance, owner, kind: 'strong' }),
      tree: new DecisionTree(instance, (read) => (given(read) ? 1 : 0) + (follows(read) ? 2 : 0)),
    }));
    this.assumptions = assumptions;
    this.#noted = new Int32Array(assumptions.length);
  }

  /** @throws BadInput if a general pair answers differently when it is asked the same again */
  askAgain(): void {
    for (const { tree } of this.#pairs) tree.askAgain();
  }

  get hasPairs(): boolean {
    return this.#pairs.length > 0;
  }

  /** What a verdict rests on, one phrase per kind: how many assumptions there are, and whose. */
  summary(): readonly string[] {
    return (['weak', 'strong'] as const).flatMap((kind) => {
      // What the user assumes of guarded actions, their system names itself.
      const ofKind = this.assumptions.filter(
        (assumption) => assumption.kind === kind && assumption.owner !== theSpecification,
      );
      if (ofKind.length === 0) return [];
      const owners = [...new Set(ofKind.map(({ owner }) => owner))];
      const shown = owners.slice(0, ownersMax).join(', ');
      const more = owners.length > ownersMax ? ` and ${owners.length - ownersMax} more` : '';
      return [`${kind} fairness: ${counted(ofKind.length, 'obligation')} of ${shown}${more}`];
    });
  }

  /** The assumptions that a step of a class, which leads to a configuration, takes. Calls `take` once for each. */
  eachTaken(edgeClass: number, target: number, take: (assumption: number) => void): void {
    const taken = this.#taken[edgeClass]!;
    for (let index = 0; index < taken.length; index++) take(taken[index]!);
    this.eachMet(target, take);
  }

  /** The general pairs that whatever leads to a configuration takes. */
  eachMet(target: number, take: (assumption: number) => void): void {
    for (let index = 0; index < this.#pairs.length; index++) {
      const { assumption, tree } = this.#pairs[index]!;
      if ((this.#graph.ask(tree, target) & 2) !== 0) take(assumption);
    }
  }

  /** The assumptions that are owed in a configuration. Calls `owe` once for each. */
  eachOwed(row: number, owe: (assumption: number) => void): void {
    const { edges } = this.#graph;
    this.#note++;
    const end = this.#graph.firstEdge(row + 1);
    for (let edge = this.#graph.firstEdge(row); edge < end; edge++) {
      const edgeClass = edges.list.class(edge);
      const bits = this.owedBits(edgeClass, row);
      if (bits === 0) continue;
      const instances = this.#taken[edgeClass]!;
      for (let index = 0; index < instances.length; index++) {
        const assumption = instances[index]!;
        if ((bits & (1 << index)) === 0 || this.#noted[assumption] === this.#note) continue;
        this.#noted[assumption] = this.#note;
        owe(assumption);
      }
    }
    this.eachGiven(row, owe);
  }

  /** The general pairs that are owed in a configuration. */
  eachGiven(row: number, owe: (assumption: number) => void): void {
    for (let index = 0; index < this.#pairs.length; index++) {
      const { assumption, tree } = this.#pairs[index]!;
      if ((this.#graph.ask(tree, row) & 1) !== 0) owe(assumption);
    }
  }

  /** Whether an execution may stop for ever in a configuration: nothing is owed there that stopping would not do. */
  mayStop(row: number): boolean {
    const { edges } = this.#graph;
    const end = this.#graph.firstEdge(row + 1);
    for (let edge = this.#graph.firstEdge(row); edge < end; edge++) {
      if (this.owedBits(edges.list.class(edge), row) !== 0) return false;
    }
    return this.#pairs.every(({ tree }) => this.#graph.ask(tree, row) !== 1);
  }

  /** Which of the assumptions of a class are owed in a configuration in which it is enabled, as a bit set by place in `ofClass`. */
  owedBits(edgeClass: number, row: number): number {
    const known = this.#constants[edgeClass]!;
    if (known >= 0) return known;
    const tree = this.#owed[edgeClass]!;
    const bits = this.#graph.ask(tree, row);
    this.#constants[edgeClass] = tree.constant ?? -1;
    return bits;
  }

  /** Per class of steps: 1 if a step of it takes an assumption. */
  classesTaking(assumption: number): Uint8Array {
    return Uint8Array.from(this.#taken, (taken) => (taken.includes(assumption) ? 1 : 0));
  }

  /** Whether an assumption is owed in a configuration. */
  owes(row: number, assumption: number): boolean {
    let owes = false;
    this.eachOwed(row, (owed) => {
      if (owed === assumption) owes = true;
    });
    return owes;
  }

  /** A general pair may be met by a configuration in which an execution stays. */
  isMetByStopping(assumption: number, row: number): boolean {
    if (this.#pairs.length === 0) return false;
    const pair = this.#pairs.find((candidate) => candidate.assumption === assumption);
    return pair !== undefined && (this.#graph.ask(pair.tree, row) & 2) !== 0;
  }

  /** Why an assumption of an action that is enabled in a configuration does not bind there, where that is known. */
  whyNotOwed(assumption: number, row: number, read: Read): string | undefined {
    const { edges } = this.#graph;
    for (let edge = this.#graph.firstEdge(row); edge < this.#graph.firstEdge(row + 1); edge++) {
      const edgeClass = edges.list.class(edge);
      const place = this.#taken[edgeClass]!.indexOf(assumption);
      if (place >= 0) return this.#promised[edgeClass]![place]!.why?.(read);
    }
    return undefined;
  }

  /** The assumptions about the actions of a class of steps. */
  ofClass(edgeClass: number): Int32Array {
    return this.#taken[edgeClass]!;
  }
}
