import type { StatePair } from './automaton.ts';
import type { NodeMap } from './node-map.ts';
import type { Product } from './product.ts';

/**
 * What becomes of a strongly connected component: every pair of it lies on a fair and accepted cycle, or none does, or only what is left
 * of it without some pairs may hold such a cycle.
 */
export type Judgement = 'good' | 'none' | Int32Array;

/**
 * Judges strongly connected components, each with one walk over its steps, and a second one over its pairs where something that is
 * assumed is never done in it. What a judgement notes carries its number: so there is nothing to be wiped between two of them, of which
 * there may be as many as pairs.
 */
export class ComponentJudge {
  readonly #product: Product;
  readonly #fair: boolean;
  readonly #index: NodeMap;
  #judgement = 0;
  /** Per class of steps, and per assumption: the last judgement in which a step of it, or one that takes it, was met. */
  readonly #classSeen: Int32Array;
  readonly #takenIn: Int32Array;
  /** How many assumptions no step takes, as far as is known; and how many of those are weak. */
  #untaken = 0;
  #untakenWeak = 0;
  readonly #weak: number;
  /** Per class of steps: twice the last judgement that looked at it, plus one if a step of it may be owed in vain. */
  readonly #inVain: Int32Array;
  /** Per assumption: the last judgement in which it was owed in vain; how many pairs owed it, and the last one, by a number of its own. */
  readonly #owedIn: Int32Array;
  readonly #owing: Int32Array;
  readonly #owedBy: Int32Array;
  #pair = 0;
  /** The assumptions that some pair owes and no step takes. */
  #unmet: number[] = [];
  readonly #meet = (assumption: number) => this.#take(assumption);

  /** @param index where the numbers of components stand */
  constructor(product: Product, fair: boolean, index: NodeMap) {
    this.#product = product;
    this.#fair = fair;
    this.#index = index;
    const { assumptions } = product.fairness;
    this.#classSeen = new Int32Array(product.graph.edges.classes);
    this.#inVain = new Int32Array(product.graph.edges.classes);
    this.#takenIn = new Int32Array(assumptions.length);
    this.#owedIn = new Int32Array(assumptions.length);
    this.#owing = new Int32Array(assumptions.length);
    this.#owedBy = new Int32Array(assumptions.length);
    this.#weak = assumptions.filter(({ kind }) => kind === 'weak').length;
  }

  /** @param members the pairs of the component: what is kept of them is written over the first ones */
  judge(members: Int32Array, component: number): Judgement {
    const { assumptions } = this.#product.fairness;
    this.#judgement++;
    this.#untaken = this.#fair ? assumptions.length : 0;
    this.#untakenWeak = this.#fair ? this.#weak : 0;
    if (!this.#isAccepting(members, component)) return 'none';
    const unmetPairs = this.#unmetPairs(members);
    if (this.#untaken === 0 && unmetPairs.length === 0) return 'good';
    const kept = this.#withoutOwing(members, unmetPairs);
    // A weak assumption that every pair owes, and no step takes.
    if (this.#unmet.some((number) => this.#owing[number] === members.length && assumptions[number]!.kind === 'weak'))
      return 'none';
    if (kept === members.length) return 'good';
    return kept === 0 ? 'none' : members.slice(0, kept);
  }

  /** Whether no `until` is put off in every step inside of the component. Notes which assumptions such steps take. */
  #isAccepting(members: Int32Array, component: number): boolean {
    const { graph, tableau, fairness, rows } = this.#product;
    const { list } = graph.edges;
    const hasPairs = this.#fair && fairness.hasPairs;
    let putOff: readonly number[] | undefined;
    let last = -1;
    // Where nothing is put off any more, a step tells nothing that another one of its class has told.
    let onlyClasses = false;
    for (let place = 0; place < members.length; place++) {
      const node = members[place]!;
      const state = (node / rows) | 0;
      const row = node - state * rows;
      const end = graph.firstEdge(row + 1);
      for (let edge = graph.firstEdge(row); edge < end; edge++) {
        const edgeClass = list.class(edge);
        if (onlyClasses && this.#classSeen[edgeClass] === this.#judgement) continue;
        const target = list.target(edge);
        const at = this.#product.waysAt(state, row, edgeClass, target);
        const { program } = tableau;
        const ways = program[at]!;
        for (let way = at + 1; way <= at + 2 * ways; way += 2) {
          if (this.#index.ofState(program[way]!)[target] !== component) continue;
          if (this.#classSeen[edgeClass] !== this.#judgement) this.#see(edgeClass);
          if (hasPairs) fairness.eachMet(target, this.#meet);
          const postponed = program[way + 1]!;
          if (postponed === last) continue;
          last = postponed;
          const these = tableau.postponed(postponed);
          putOff = putOff === undefined ? these : putOff.filter((until) => these.includes(until));
          onlyClasses = putOff.length === 0 && !hasPairs;
        }
      }
      // What more steps do could not make it worse.
      if (this.#untaken === 0 && putOff?.length === 0) return true;
    }
    return putOff?.length === 0;
  }

  #see(edgeClass: number): void {
    this.#classSeen[edgeClass] = this.#judgement;
    if (!this.#fair) return;
    for (const assumption of this.#product.fairness.ofClass(edgeClass)) this.#take(assumption);
  }

  #take(assumption: number): void {
    if (this.#takenIn[assumption] === this.#judgement) return;
    this.#takenIn[assumption] = this.#judgement;
    this.#untaken--;
    if (this.#product.fairness.assumptions[assumption]!.kind === 'weak') this.#untakenWeak--;
  }

  /**
   * Moves the pairs to the front that owe no strong assumption which no step takes, and whose state does not bind in vain; counts how many
   * owe each of those that no step takes.
   *
   * @returns how many pairs are at the front
   */
  #withoutOwing(members: Int32Array, unmetPairs: readonly StatePair[]): number {
    const { graph, fairness, rows } = this.#product;
    const { list } = graph.edges;
    this.#unmet = [];
    let kept = 0;
    for (let place = 0; place < members.length; place++) {
      const node = members[place]!;
      const state = (node / rows) | 0;
      const row = node - state * rows;
      this.#pair = (this.#pair + 1) | 0;
      let binds = unmetPairs.some((pair) => pair.binds(state));
      const end = this.#untaken === 0 ? 0 : graph.firstEdge(row + 1);
      for (let edge = graph.firstEdge(row); edge < end; edge++) {
        const edgeClass = list.class(edge);
        if (this.#isInVain(edgeClass) && this.#owe(edgeClass, fairness.owedBits(edgeClass, row))) binds = true;
        // How many owe a strong one makes no difference.
        if (binds && this.#untakenWeak === 0) break;
      }
      if (this.#untaken > 0 && fairness.hasPairs && this.#oweGiven(row)) binds = true;
      if (!binds) members[kept++] = node;
    }
    return kept;
  }

  /** Whether a step of a class would take an assumption that no step of the component takes. */
  #isInVain(edgeClass: number): boolean {
    const known = this.#inVain[edgeClass]!;
    if (known >> 1 === this.#judgement) return (known & 1) === 1;
    let isInVain = false;
    for (const assumption of this.#product.fairness.ofClass(edgeClass)) {
      if (this.#takenIn[assumption] !== this.#judgement) isInVain = true;
    }
    this.#inVain[edgeClass] = (this.#judgement << 1) | (isInVain ? 1 : 0);
    return isInVain;
  }

  /** Notes what the pair that is being looked at owes of the assumptions of a class; says whether a strong one binds it in vain. */
  #owe(edgeClass: number, bits: number): boolean {
    const assumptions = this.#product.fairness.ofClass(edgeClass);
    let binds = false;
    for (let rest = bits; rest !== 0; rest &= rest - 1) {
      if (this.#oweOne(assumptions[31 - Math.clz32(rest & -rest)]!)) binds = true;
    }
    return binds;
  }

  /** The same for general pairs. */
  #oweGiven(row: number): boolean {
    let binds = false;
    this.#product.fairness.eachGiven(row, (assumption) => {
      if (this.#oweOne(assumption)) binds = true;
    });
    return binds;
  }

  #oweOne(assumption: number): boolean {
    if (this.#takenIn[assumption] === this.#judgement) return false;
    if (this.#owedBy[assumption] !== this.#pair) {
      this.#owedBy[assumption] = this.#pair;
      if (this.#owedIn[assumption] !== this.#judgement) {
        this.#owedIn[assumption] = this.#judgement;
        this.#unmet.push(assumption);
        this.#owing[assumption] = 0;
      }
      this.#owing[assumption]!++;
    }
    return this.#product.fairness.assumptions[assumption]!.kind === 'strong';
  }

  /** The automaton's pairs of which the component has a state that binds, and none that meets it. */
  #unmetPairs(members: Int32Array): readonly StatePair[] {
    const { pairs } = this.#product.tableau;
    if (pairs.length === 0) return pairs;
    const states = [...new Set(Array.from(members, (member) => this.#product.state(member)))];
    return pairs.filter(
      (pair) => states.some((state) => pair.binds(state)) && !states.some((state) => pair.meets(state)),
    );
  }
}
