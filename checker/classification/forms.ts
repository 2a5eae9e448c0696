import { FALSE, type Proposition, type Propositions, TRUE } from '../liveness/propositions.ts';

/**
 * What a proposition is by its form. `present`: the position and what came before decide it. `guarantee`: if it is true, a finite part of
 * the execution shows it. `safety`: if it is false, a finite part shows it.
 */
export interface Form {
  readonly present: boolean;
  readonly guarantee: boolean;
  readonly safety: boolean;
}

/** The forms of the propositions of one property. */
export class Forms {
  readonly #propositions: Propositions;
  readonly #known = new Map<Proposition, Form>();

  constructor(propositions: Propositions) {
    this.#propositions = propositions;
  }

  of(proposition: Proposition): Form {
    const known = this.#known.get(proposition);
    if (known !== undefined) return known;
    const form = this.#form(proposition);
    this.#known.set(proposition, form);
    return form;
  }

  /** Whether it says the same at every position: that something is true again and again, or from some position on. */
  isOfTheLimit(proposition: Proposition): boolean {
    const node = this.#propositions.node(proposition);
    switch (node.kind) {
      case 'and':
      case 'or':
        return node.of.every((part) => this.isOfTheLimit(part));
      case 'release':
        return node.left === FALSE && this.#is(node.right, 'until', TRUE);
      case 'until':
        return node.left === TRUE && this.#is(node.right, 'release', FALSE);
      default:
        return false;
    }
  }

  #is(proposition: Proposition, kind: 'until' | 'release', left: Proposition): boolean {
    const node = this.#propositions.node(proposition);
    return node.kind === kind && node.left === left;
  }

  #form(proposition: Proposition): Form {
    const node = this.#propositions.node(proposition);
    switch (node.kind) {
      case 'true':
      case 'false':
      case 'atom':
        return { present: true, guarantee: true, safety: true };
      case 'remembered': {
        const { left, right } = this.#propositions.past(node.past);
        const present = this.of(left).present && this.of(right).present;
        return { present, guarantee: present, safety: present };
      }
      case 'and':
      case 'or':
        return every(node.of.map((part) => this.of(part)));
      case 'next':
        return { ...this.of(node.of), present: false };
      case 'until': {
        const { guarantee } = every([this.of(node.left), this.of(node.right)]);
        return { present: false, guarantee, safety: false };
      }
      case 'release': {
        const { safety } = every([this.of(node.left), this.of(node.right)]);
        return { present: false, guarantee: false, safety };
      }
    }
  }
}

function every(forms: readonly Form[]): Form {
  return {
    present: forms.every(({ present }) => present),
    guarantee: forms.every(({ guarantee }) => guarantee),
    safety: forms.every(({ safety }) => safety),
  };
}
