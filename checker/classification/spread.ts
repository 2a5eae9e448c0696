import { type Proposition, type Propositions, TRUE } from '../liveness/propositions.ts';
import type { Forms } from './forms.ts';

/**
 * An equivalent proposition in which `always` stands inside of conjunctions, `eventually` inside of disjunctions, `next` as far inside as
 * it gets, and what says the same at every position (again and again, from some position on) outside of all of them.
 */
export function spread(proposition: Proposition, propositions: Propositions, forms: Forms): Proposition {
  const known = new Map<Proposition, Proposition>();

  const visit = (p: Proposition): Proposition => {
    let result = known.get(p);
    if (result === undefined) {
      result = visited(p);
      known.set(p, result);
    }
    return result;
  };

  const visited = (p: Proposition): Proposition => {
    const node = propositions.node(p);
    switch (node.kind) {
      case 'true':
      case 'false':
      case 'atom':
      case 'remembered':
        return p;
      case 'and':
        return propositions.and(node.of.map(visit));
      case 'or':
        return propositions.or(node.of.map(visit));
      case 'next':
        return inNext(visit(node.of));
      case 'until':
        return until(visit(node.left), visit(node.right));
      case 'release':
        return propositions.not(until(propositions.not(visit(node.left)), propositions.not(visit(node.right))));
    }
  };

  const inNext = (p: Proposition): Proposition => {
    if (forms.isOfTheLimit(p)) return p;
    const node = propositions.node(p);
    switch (node.kind) {
      case 'and':
        return propositions.and(node.of.map(inNext));
      case 'or':
        return propositions.or(node.of.map(inNext));
      case 'until':
        return until(inNext(node.left), inNext(node.right));
      case 'release':
        return propositions.release(inNext(node.left), inNext(node.right));
      default:
        return propositions.next(p);
    }
  };

  const until = (left: Proposition, right: Proposition): Proposition =>
    left === TRUE ? eventually(right) : propositions.until(left, right);

  const eventually = (p: Proposition): Proposition => {
    if (forms.isOfTheLimit(p)) return p;
    const node = propositions.node(p);
    if (node.kind === 'until') return eventually(node.right);
    if (node.kind === 'or') return propositions.or(node.of.map(eventually));
    if (node.kind === 'and' && !forms.of(p).safety) {
      const [limits, others] = partition(node.of, (part) => forms.isOfTheLimit(part));
      if (limits.length > 0) return propositions.and([...limits, eventually(propositions.and(others))]);
      const split = node.of.find((part) => propositions.node(part).kind === 'or' && !forms.of(part).safety);
      const choice = split === undefined ? undefined : propositions.node(split);
      if (choice?.kind === 'or') {
        const rest = node.of.filter((part) => part !== split);
        return propositions.or(choice.of.map((part) => eventually(propositions.and([part, ...rest]))));
      }
    }
    return propositions.until(TRUE, p);
  };

  return visit(proposition);
}

function partition<Item>(items: readonly Item[], wanted: (item: Item) => boolean): readonly [Item[], Item[]] {
  return [items.filter(wanted), items.filter((item) => !wanted(item))];
}
