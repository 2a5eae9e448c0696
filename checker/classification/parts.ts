import { FALSE, type Proposition, type Propositions, TRUE } from '../liveness/propositions.ts';
import { partsOf } from '../liveness/tableau.ts';
import type { Acceptance } from './acceptance.ts';
import { Forms } from './forms.ts';
import { spread } from './spread.ts';

/**
 * A part of a property that a deterministic automaton follows by itself, with a mark of its own: of `safety`, the mark is set as long as
 * the claim is not refuted; of `guarantee`, from when it is shown on; of `recurrence`, a claim of guarantee that is made at every
 * position, whenever all that were open when it was set last are shown.
 */
export interface AutomatonPart {
  readonly kind: 'safety' | 'guarantee' | 'recurrence';
  readonly claim: Proposition;
}

/** A property as a boolean combination of parts: the i-th part has the mark i. */
export interface Parts {
  readonly parts: readonly AutomatonPart[];
  readonly acceptance: Acceptance;
}

/** The parts of a proposition; or why it has no deterministic automaton here. */
export function partsOfProperty(propositions: Propositions, root: Proposition): Parts | string {
  const forms = new Forms(propositions);
  const parts: AutomatonPart[] = [];
  const marks = new Map<string, number>();

  const part = (kind: AutomatonPart['kind'], claim: Proposition): number => {
    const key = `${kind} ${claim}`;
    let mark = marks.get(key);
    if (mark === undefined) {
      mark = parts.push({ kind, claim }) - 1;
      marks.set(key, mark);
    }
    return mark;
  };

  const split = (p: Proposition): Acceptance | string => {
    const node = propositions.node(p);
    const form = forms.of(p);
    if (p === TRUE) return { kind: 'and', of: [] };
    if (p === FALSE) return { kind: 'or', of: [] };
    if ((node.kind === 'and' || node.kind === 'or') && !form.present) {
      const of = node.of.map(split);
      const refusal = of.find((one) => typeof one === 'string');
      return refusal ?? { kind: node.kind, of: of.filter((one) => typeof one !== 'string') };
    }
    if (form.safety) return { kind: 'again', mark: part('safety', p) };
    if (form.guarantee) return { kind: 'again', mark: part('guarantee', p) };
    if (node.kind === 'release' && node.left === FALSE && forms.of(node.right).guarantee) {
      return { kind: 'again', mark: part('recurrence', node.right) };
    }
    if (node.kind === 'until' && node.left === TRUE && forms.of(node.right).safety) {
      return { kind: 'finally', mark: part('recurrence', propositions.not(node.right)) };
    }
    return 'it nests always, eventually and until so deeply that no deterministic automaton is made of it';
  };

  const looksBackAtTheFuture = partsOf(propositions, root).pasts.some((past) => {
    const { left, right } = propositions.past(past);
    return !forms.of(left).present || !forms.of(right).present;
  });
  if (looksBackAtTheFuture) {
    return 'it looks back (once, historically, previous, since) at what was still to come at an earlier position, and no deterministic automaton is made of that';
  }
  const acceptance = split(spread(root, propositions, forms));
  return typeof acceptance === 'string' ? acceptance : { parts, acceptance };
}
