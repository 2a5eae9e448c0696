import type { Proposition, Propositions } from '../liveness/propositions.ts';

/** What is remembered of each proposition about the past: for `since` its value at the last position, for `previous` that of its claim. */
export type Remembered = readonly boolean[];

/** The values of propositions about the past, which a position and what was remembered before it decide. */
export class PastValues {
  readonly #propositions: Propositions;
  /** Those inside others first. */
  readonly #pasts: readonly number[];
  readonly #places: ReadonlyMap<number, number>;

  constructor(propositions: Propositions, pasts: readonly number[]) {
    this.#propositions = propositions;
    this.#pasts = pasts;
    this.#places = new Map(pasts.map((past, place) => [past, place]));
  }

  /** What is remembered before position 0. */
  get nothing(): Remembered {
    return this.#pasts.map(() => false);
  }

  /** The values at a position, by the number of the proposition, and what is to be remembered of it. */
  at(before: Remembered, atom: (atom: number) => boolean): { readonly values: Remembered; readonly now: Remembered } {
    const values: boolean[] = [];
    const now: boolean[] = [];
    this.#pasts.forEach((past, place) => {
      const { operator, left, right } = this.#propositions.past(past);
      const isTrue = (claim: Proposition) => this.#isTrue(claim, atom, values);
      if (operator === 'previous') {
        values.push(before[place]!);
        now.push(isTrue(right));
      } else {
        const value = isTrue(right) || (before[place]! && isTrue(left));
        values.push(value);
        now.push(value);
      }
    });
    return { values, now };
  }

  value(values: Remembered, past: number): boolean {
    return values[this.#places.get(past)!]!;
  }

  #isTrue(claim: Proposition, atom: (atom: number) => boolean, values: Remembered): boolean {
    const node = this.#propositions.node(claim);
    switch (node.kind) {
      case 'true':
        return true;
      case 'false':
        return false;
      case 'atom':
        return atom(node.atom) === node.positive;
      case 'remembered':
        return this.value(values, node.past) === node.positive;
      case 'and':
        return node.of.every((part) => this.#isTrue(part, atom, values));
      case 'or':
        return node.of.some((part) => this.#isTrue(part, atom, values));
      default:
        throw new Error(`A claim about the past holds ${node.kind}.`);
    }
  }
}
