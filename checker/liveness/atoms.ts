import type { StepView } from '../../specs/temporal/formula.ts';
import type { World } from '../../specs/world.ts';
import type { Label } from '../transition-system.ts';

/** What is true or false of one position, without looking at any other. */
export type Atom =
  /** The event behind the label occurs. */
  | { readonly kind: 'occurs'; readonly label: Label }
  | {
      readonly kind: 'state';
      readonly name: string;
      readonly predicate: (state: unknown, world: World) => boolean;
    }
  | {
      readonly kind: 'step';
      readonly name: string;
      readonly predicate: (step: StepView<unknown>, world: World) => boolean;
    };

/** The atoms of one property, numbered from 0, each once: events by their label, predicates by their function. */
export class Atoms {
  readonly #atoms: Atom[] = [];
  readonly #numbers = new Map<unknown, number>();

  get size(): number {
    return this.#atoms.length;
  }

  atom(number: number): Atom {
    return this.#atoms[number]!;
  }

  number(atom: Atom): number {
    const key = atom.kind === 'occurs' ? atom.label : atom.predicate;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const added = this.#atoms.push(atom) - 1;
    this.#numbers.set(key, added);
    return added;
  }
}
