import { eventText } from '../text/step-text.ts';
import type { TransitionSystem } from '../transition-system.ts';
import type { Grounding } from './grounding.ts';
import { FALSE, type Proposition, TRUE } from './propositions.ts';

/** How much of a claim is spelled out. */
const lengthMax = 300;

/** Where propositions and atoms come from. */
type Spoken = Pick<Grounding, 'propositions' | 'atoms'>;

/** What a proposition says, for a person: "never: q delivers m from p". */
export function describe(grounding: Spoken, system: TransitionSystem, proposition: Proposition): string {
  const text = spelled(grounding, system, proposition);
  return text.length > lengthMax ? `${text.slice(0, lengthMax - 1)}…` : text;
}

function spelled(grounding: Spoken, system: TransitionSystem, proposition: Proposition): string {
  const { propositions, atoms } = grounding;
  const spell = (part: Proposition) => spelled(grounding, system, part);
  const node = propositions.node(proposition);
  switch (node.kind) {
    case 'true':
    case 'false':
      return node.kind;
    case 'atom': {
      const atom = atoms.atom(node.atom);
      const text = atom.kind === 'occurs' ? eventText(system.event(atom.label)) : atom.name;
      return node.positive ? text : `not (${text})`;
    }
    case 'and':
    case 'or':
      return node.of.map((part) => `(${spell(part)})`).join(` ${node.kind} `);
    case 'next':
      return `at the next position: ${spell(node.of)}`;
    case 'until':
      return node.left === TRUE
        ? `in the end: ${spell(node.right)}`
        : `(${spell(node.left)}) until (${spell(node.right)})`;
    case 'release': {
      if (node.left !== FALSE) return `(${spell(node.right)}) until and including (${spell(node.left)}), or for ever`;
      const denied = propositions.not(node.right);
      const positive = propositions.node(denied);
      if (positive.kind === 'atom' && positive.positive) return `never: ${spell(denied)}`;
      if (positive.kind === 'or') return `never: ${positive.of.map(spell).join(', or ')}`;
      return `for ever: ${spell(node.right)}`;
    }
    case 'remembered': {
      const { operator, left, right } = propositions.past(node.past);
      const text =
        operator === 'previous'
          ? `before: ${spell(right)}`
          : left === TRUE
            ? `once: ${spell(right)}`
            : `(${spell(left)}) since (${spell(right)})`;
      return node.positive ? text : `not (${text})`;
    }
  }
}
