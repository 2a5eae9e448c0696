import type { Proposition, Propositions } from '../liveness/propositions.ts';
import { allOf, anyOf, type Clauses, FALSE_CLAUSES, TRUE_CLAUSES } from './clauses.ts';

/** One position of an execution, as a claim about it and what follows sees it. */
export interface Position {
  /** Whether an atom is true at the position. */
  readonly atom: (atom: number) => boolean;
  /** The value of a proposition about the past at the position. */
  readonly past: (past: number) => boolean;
}

/** A claim that is more than this many clauses makes too large an automaton. */
const clausesMax = 2000;

/** A claim splits into too many clauses. */
export class TooLarge extends Error {}

/** What a proposition at a position claims of the next one: true of an execution from here on if and only if that is true from there on. */
export function progressed(propositions: Propositions, proposition: Proposition, position: Position): Clauses {
  const node = propositions.node(proposition);
  const part = (p: Proposition) => progressed(propositions, p, position);
  switch (node.kind) {
    case 'true':
      return TRUE_CLAUSES;
    case 'false':
      return FALSE_CLAUSES;
    case 'atom':
      return position.atom(node.atom) === node.positive ? TRUE_CLAUSES : FALSE_CLAUSES;
    case 'remembered':
      return position.past(node.past) === node.positive ? TRUE_CLAUSES : FALSE_CLAUSES;
    case 'and':
      return limited(allOf(node.of.map(part)));
    case 'or':
      return limited(anyOf(node.of.map(part)));
    case 'next':
      return clausesOf(propositions, node.of);
    case 'until':
      return limited(anyOf([part(node.right), allOf([part(node.left), [[proposition]]])]));
    case 'release':
      return limited(allOf([part(node.right), anyOf([part(node.left), [[proposition]]])]));
  }
}

/** What clauses at a position claim of the next one. */
export function progressedClauses(propositions: Propositions, clauses: Clauses, position: Position): Clauses {
  const known = new Map<Proposition, Clauses>();
  const part = (p: Proposition): Clauses => {
    let result = known.get(p);
    if (result === undefined) {
      result = progressed(propositions, p, position);
      known.set(p, result);
    }
    return result;
  };
  return limited(anyOf(clauses.map((clause) => limited(allOf(clause.map(part))))));
}

/** A proposition as clauses. */
export function clausesOf(propositions: Propositions, proposition: Proposition): Clauses {
  const node = propositions.node(proposition);
  switch (node.kind) {
    case 'true':
      return TRUE_CLAUSES;
    case 'false':
      return FALSE_CLAUSES;
    case 'and':
      return limited(allOf(node.of.map((part) => clausesOf(propositions, part))));
    case 'or':
      return limited(anyOf(node.of.map((part) => clausesOf(propositions, part))));
    default:
      return [[proposition]];
  }
}

function limited(clauses: Clauses): Clauses {
  if (clauses.length > clausesMax) throw new TooLarge();
  return clauses;
}
