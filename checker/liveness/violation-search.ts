import type { Model } from '../model.ts';
import type { UserCode } from '../user-code.ts';
import { type Disjunct, requiredAtoms } from './disjuncts.ts';
import { FairComponents } from './fair-components.ts';
import type { Fairness } from './fairness.ts';
import type { Grounding } from './grounding.ts';
import { Letters } from './letters.ts';
import { Product, type ProductNode } from './product.ts';
import type { SearchWatch } from './search-watch.ts';
import type { StateGraph } from './state-graph.ts';
import { partsOf, Tableau } from './tableau.ts';

/** What a search looks at: the graph of a system, what is fair in it, and the formula over its events. */
export interface Subject {
  readonly graph: StateGraph;
  readonly fairness: Fairness;
  readonly grounding: Grounding;
  readonly model: Model;
  readonly userCode: UserCode;
  /** Names the property for a person. */
  readonly where: string;
}

/**
 * The executions that make one way of violating a formula true.
 *
 * A way that may begin at any position, and remembers nothing of the past, begins at every edge of the graph: what comes before needs no
 * search of its own.
 */
export class ViolationSearch {
  readonly product: Product;
  readonly components: FairComponents;
  /** Whether it begins at any position of an execution, and not only at the first. */
  readonly anywhere: boolean;
  readonly #graph: StateGraph;
  /** Whether only the configuration at the first position matters, and not the step that leads to it. */
  readonly #onRows: boolean;
  /** Per class of steps: 1 if the first position may be one of it. */
  readonly #classes: Uint8Array;

  constructor(
    { graph, fairness, grounding, model, userCode, where }: Subject,
    disjunct: Disjunct,
    fair: boolean,
    watch: SearchWatch,
  ) {
    const { propositions, atoms } = grounding;
    const remembers = partsOf(propositions, disjunct.proposition).pasts.length > 0;
    this.anywhere = disjunct.anywhere && !remembers;
    const root = disjunct.anywhere && remembers ? propositions.until(0, disjunct.proposition) : disjunct.proposition;
    const used = partsOf(propositions, root).atoms;
    const letters = new Letters(graph, atoms, used, model, userCode, where);
    const tableau = new Tableau(propositions, root, (letter, atom) => letters.isTrue(letter, atom));
    this.product = new Product(graph, letters, tableau, fairness);
    this.components = new FairComponents(
      this.product,
      fair,
      watch.pause(() => this.bytes),
      watch.nodeMax,
    );
    this.#graph = graph;
    this.#onRows = used.every((number) => atoms.atom(number).kind === 'state');
    const events = requiredAtoms(propositions, root).flatMap((number) => {
      const atom = atoms.atom(number);
      return atom.kind === 'occurs' ? [atom.label] : [];
    });
    this.#classes = Uint8Array.from({ length: graph.edges.classes }, (_, edgeClass) => {
      const labels = events.length === 0 ? [] : graph.labels(edgeClass);
      return events.every((label) => labels.includes(label)) ? 1 : 0;
    });
  }

  get bytes(): number {
    return this.product.tableau.bytes + this.product.letters.bytes + this.components.bytes;
  }

  /** Whether any execution violates in this way. */
  run(): boolean {
    const { components, product } = this;
    const search = (node: ProductNode) => components.from(node);
    if (this.anywhere) product.letters.askOfAll();
    for (const { row, edgeClass } of this.#graph.starts) product.eachBeginning(row, edgeClass, row, search);
    if (this.anywhere) {
      for (let row = 0; row < this.#graph.size; row++) this.#eachAfter(row, search);
    }
    components.refine();
    return components.cycles || components.stops || (this.anywhere && this.#beginsAtRest());
  }

  /** Calls `visit` for each pair with which a violation may begin at the first position of an execution. */
  eachStart(visit: (node: ProductNode, start: number) => void): void {
    this.#graph.starts.forEach(({ row, edgeClass }, start) => {
      this.product.eachBeginning(row, edgeClass, row, (node) => visit(node, start));
    });
  }

  /** Calls `visit` for each pair with which a violation may begin right after a step from a configuration, with the edge of that step. */
  eachAfter(row: number, visit: (node: ProductNode, edge: number) => void): void {
    this.#eachEdge(row, (edge) => {
      const { list } = this.#graph.edges;
      this.product.eachBeginning(row, list.class(edge), list.target(edge), (node) => visit(node, edge));
    });
  }

  /**
   * Calls `visit` for each pair at which a violation may begin with the first position after an execution has stopped for ever in a
   * configuration: "again and again something happens" is violated by an execution whose last step is such a thing. Nothing follows it.
   */
  eachBeginningAtRest(row: number, visit: (node: ProductNode) => void): void {
    this.product.eachBeginning(row, this.#graph.stopped, row, (node) => {
      if (this.components.mayStop(node)) visit(node);
    });
  }

  #beginsAtRest(): boolean {
    // Where only the configuration matters, what begins after the last step begins with it.
    if (this.#onRows) return false;
    let begins = false;
    const visit = () => {
      begins = true;
    };
    for (let row = 0; row < this.#graph.size && !begins; row++) this.eachBeginningAtRest(row, visit);
    return begins;
  }

  #eachAfter(row: number, visit: (node: ProductNode) => void): void {
    const { list } = this.#graph.edges;
    if (this.#onRows) {
      // Every configuration but the initial ones is led to by some step, and what that step was makes no difference.
      this.product.eachBeginning(row, this.#graph.stopped, row, visit);
      return;
    }
    const end = this.#graph.firstEdge(row + 1);
    for (let edge = this.#graph.firstEdge(row); edge < end; edge++) {
      if (this.#classes[list.class(edge)] === 1)
        this.product.eachBeginning(row, list.class(edge), list.target(edge), visit);
    }
  }

  #eachEdge(row: number, visit: (edge: number) => void): void {
    const end = this.#graph.firstEdge(row + 1);
    for (let edge = this.#graph.firstEdge(row); edge < end; edge++) {
      if (this.#classes[this.#graph.edges.list.class(edge)] === 1) visit(edge);
    }
  }
}
