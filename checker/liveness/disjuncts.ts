import { FALSE, type Proposition, type Propositions, TRUE } from './propositions.ts';

/** One of the ways in which a proposition can be true, to be looked for by itself. */
export interface Disjunct {
  /** What is true of the position at which it begins. */
  readonly proposition: Proposition;
  /** Whether it may begin at any position, and not only at the first. */
  readonly anywhere: boolean;
}

/**
 * The ways in which a proposition can be true: `or` and `eventually` are taken apart at the top, so that a search for a violation follows
 * one captured event at a time.
 */
export function disjuncts(propositions: Propositions, root: Proposition): readonly Disjunct[] {
  const found = new Map<string, Disjunct>();
  const split = (proposition: Proposition, anywhere: boolean): void => {
    if (proposition === FALSE) return;
    const node = propositions.node(proposition);
    if (node.kind === 'or') {
      for (const part of node.of) split(part, anywhere);
      return;
    }
    if (node.kind === 'until' && node.left === TRUE) {
      split(node.right, true);
      return;
    }
    found.set(`${proposition} ${anywhere}`, { proposition, anywhere });
  };
  split(root, false);
  return [...found.values()];
}

/** Atoms that must all be true at the first position of a proposition, as far as it says so at its top. */
export function requiredAtoms(propositions: Propositions, proposition: Proposition): readonly number[] {
  const node = propositions.node(proposition);
  switch (node.kind) {
    case 'atom':
      return node.positive ? [node.atom] : [];
    case 'and':
      return node.of.flatMap((part) => requiredAtoms(propositions, part));
    default:
      return [];
  }
}
