import type { Automaton } from './automaton.ts';
import type { Fairness } from './fairness.ts';
import type { Letters } from './letters.ts';
import type { StateGraph } from './state-graph.ts';

/** The number of a pair of a configuration and a state of the automaton: state * configurations + row. */
export type ProductNode = number;

/**
 * The executions of a system that an automaton follows: pairs of a configuration and a state of the automaton, with the steps between
 * them. Nothing is stored: the steps of a pair follow from the edges of its configuration.
 */
export class Product {
  readonly graph: StateGraph;
  readonly letters: Letters;
  readonly tableau: Automaton;
  readonly fairness: Fairness;
  readonly rows: number;

  constructor(graph: StateGraph, letters: Letters, tableau: Automaton, fairness: Fairness) {
    this.graph = graph;
    this.letters = letters;
    this.tableau = tableau;
    this.fairness = fairness;
    this.rows = graph.size;
  }

  node(row: number, state: number): ProductNode {
    return state * this.rows + row;
  }

  row(node: ProductNode): number {
    return node % this.rows;
  }

  state(node: ProductNode): number {
    return Math.floor(node / this.rows);
  }

  /** Calls `visit` for each step of a pair, in the order of the choices: the edge, the pair it leads to, and the number of what it postpones. */
  eachStep(node: ProductNode, visit: (edge: number, next: ProductNode, postponed: number) => void): void {
    const row = this.row(node);
    const state = this.state(node);
    const end = this.graph.firstEdge(row + 1);
    for (let edge = this.graph.firstEdge(row); edge < end; edge++) {
      const target = this.graph.edges.list.target(edge);
      this.#eachWay(state, row, this.graph.edges.list.class(edge), target, (next, postponed) => {
        visit(edge, next, postponed);
      });
    }
  }

  /** Calls `visit` for each pair with which the automaton may begin at the first position of an execution. */
  eachStart(visit: (start: number, node: ProductNode) => void): void {
    this.graph.starts.forEach(({ row, edgeClass }, start) => {
      this.#eachWay(this.tableau.initial, row, edgeClass, row, (node) => visit(start, node));
    });
  }

  /** Calls `visit` for each pair with which the automaton may begin at the position that an edge leads to. */
  eachBegin(row: number, edge: number, visit: (node: ProductNode) => void): void {
    const target = this.graph.edges.list.target(edge);
    this.#eachWay(this.tableau.initial, row, this.graph.edges.list.class(edge), target, visit);
  }

  /** Whether an execution that stops for ever in the configuration of a pair is accepted from there, fair or not. */
  acceptsStop(node: ProductNode): boolean {
    const row = this.row(node);
    const letter = this.letters.at(row, this.graph.stopped, row);
    return this.tableau.acceptsForEver(this.state(node), letter);
  }

  #eachWay(
    state: number,
    before: number,
    edgeClass: number,
    after: number,
    visit: (node: ProductNode, postponed: number) => void,
  ): void {
    const at = this.tableau.ways(state, this.letters.at(before, edgeClass, after));
    const count = this.tableau.program[at]!;
    for (let way = 0; way < count; way++) {
      const { program } = this.tableau;
      visit(this.node(after, program[at + 1 + 2 * way]!), program[at + 2 + 2 * way]!);
    }
  }
}
