import type { Automaton } from './automaton.ts';
import type { Fairness } from './fairness.ts';
import type { Letter, Letters } from './letters.ts';
import type { StateGraph } from './state-graph.ts';

/** The number of a pair of a configuration and a state of the automaton: state * configurations + row. */
export type ProductNode = number;

/** The largest number of a pair: what keeps pairs keeps 32-bit integers. */
export const largestNode = 2 ** 31 - 1;

/** One step of a path through the product. */
export interface ProductStep {
  readonly edge: number;
  readonly node: ProductNode;
  /** The number of what it postpones. */
  readonly postponed: number;
}

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
  /** Per state of the automaton and letter: one more than where its ways to go on stand; 0 where that is not known. */
  readonly #ways: (Int32Array | undefined)[] = [];

  constructor(graph: StateGraph, letters: Letters, tableau: Automaton, fairness: Fairness) {
    this.graph = graph;
    this.letters = letters;
    this.tableau = tableau;
    this.fairness = fairness;
    this.rows = graph.size;
  }

  /** The place, in the automaton's program, of its ways to go on from a state where a step of a class leads from one row to another. */
  waysAt(state: number, before: number, edgeClass: number, after: number): number {
    const letter = this.letters.at(before, edgeClass, after);
    const ways = this.#ways[state];
    const known = ways === undefined || letter >= ways.length ? 0 : ways[letter]!;
    return known > 0 ? known - 1 : this.#learn(state, letter);
  }

  node(row: number, state: number): ProductNode {
    return state * this.rows + row;
  }

  row(node: ProductNode): number {
    return node % this.rows;
  }

  state(node: ProductNode): number {
    return (node / this.rows) | 0;
  }

  /** Calls `visit` for each step of a pair, in the order of the choices: the edge, the pair it leads to, and the number of what it postpones. */
  eachStep(node: ProductNode, visit: (edge: number, next: ProductNode, postponed: number) => void): void {
    const { graph, tableau, rows } = this;
    const { list } = graph.edges;
    const state = this.state(node);
    const row = node - state * rows;
    const end = graph.firstEdge(row + 1);
    for (let edge = graph.firstEdge(row); edge < end; edge++) {
      const target = list.target(edge);
      const at = this.waysAt(state, row, list.class(edge), target);
      const { program } = tableau;
      const count = program[at]!;
      for (let way = 0; way < count; way++) {
        visit(edge, program[at + 1 + 2 * way]! * rows + target, program[at + 2 + 2 * way]!);
      }
    }
  }

  /** The first step, in the order of the choices, from a pair to one that it leads to. */
  stepBetween(from: ProductNode, to: ProductNode): ProductStep {
    let step: ProductStep | undefined;
    this.eachStep(from, (edge, node, postponed) => {
      if (node === to) step ??= { edge, node, postponed };
    });
    return step!;
  }

  /** Calls `visit` for each pair with which the automaton may begin at a position: where a step of a class led from one row to another. */
  eachBeginning(before: number, edgeClass: number, after: number, visit: (node: ProductNode) => void): void {
    const { tableau } = this;
    const at = this.waysAt(tableau.initial, before, edgeClass, after);
    const count = tableau.program[at]!;
    for (let way = 0; way < count; way++) visit(this.node(after, tableau.program[at + 1 + 2 * way]!));
  }

  /** Whether an execution that stops for ever in the configuration of a pair is accepted from there, fair or not. */
  acceptsStop(node: ProductNode): boolean {
    const row = this.row(node);
    const letter = this.letters.at(row, this.graph.stopped, row);
    return this.tableau.acceptsForEver(this.state(node), letter);
  }

  #learn(state: number, letter: Letter): number {
    const at = this.tableau.ways(state, letter);
    let ways = this.#ways[state] ?? new Int32Array(8);
    if (letter >= ways.length) {
      const grown = new Int32Array(Math.max(letter + 1, 2 * ways.length));
      grown.set(ways);
      ways = grown;
    }
    ways[letter] = at + 1;
    this.#ways[state] = ways;
    return at;
  }
}
