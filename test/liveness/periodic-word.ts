import type { Observed } from '../../specs/event.ts';
import { type Atom, atomHolds, type Moment, observedAt } from './moment.ts';
import { type PlainFormula, partsOf } from './plain-formula.ts';

/** An infinite word in finite form: the positions of the stem, and then those of the loop, again and again. */
export interface PeriodicWord {
  readonly stem: readonly Moment[];
  readonly loop: readonly Moment[];
}

/**
 * Whether a formula is true at the first position of an infinite word.
 *
 * What an operator of the past says may still differ between the first rounds of the loop, but each settles after one round more than
 * what it speaks of. So the loop is written out as often as such operators are nested, and once more; in the last copy all values are
 * those of every later copy, and that copy is taken for the loop.
 *
 * @see Markey, Schnoebelen, "Model checking a path", CONCUR 2003
 */
export function trueOf(formula: PlainFormula, { stem, loop }: PeriodicWord): boolean {
  const copies = pastHeight(formula) + 2;
  const word = [...stem, ...Array.from({ length: copies }, () => loop).flat()];
  return values(formula, [], word, word.length - loop.length)[0]!;
}

/** How many operators of the past are nested in a formula. */
function pastHeight(formula: PlainFormula): number {
  const own = ['previous', 'once', 'historically', 'since'].includes(formula.is) ? 1 : 0;
  return own + Math.max(0, ...partsOf(formula).map(pastHeight));
}

/** The truth of a formula at each position of a word whose last position is followed by the one at `back`. */
function values(
  formula: PlainFormula,
  captured: readonly Observed[],
  word: readonly Moment[],
  back: number,
): readonly boolean[] {
  const of = (part: PlainFormula) => values(part, captured, word, back);
  /** From position `first` on: all positions that are met, once each. */
  const met = (first: number) =>
    first < back
      ? word.map((_, position) => position).slice(first)
      : [...word.keys()].slice(first).concat([...word.keys()].slice(back, first));
  switch (formula.is) {
    case 'not': {
      const part = of(formula.of);
      return part.map((value) => !value);
    }
    case 'and':
    case 'or':
    case 'implies': {
      const [left, right] = [of(formula.left), of(formula.right)];
      return word.map((_, at) =>
        formula.is === 'and'
          ? left[at]! && right[at]!
          : formula.is === 'or'
            ? left[at]! || right[at]!
            : !left[at]! || right[at]!,
      );
    }
    case 'next': {
      const part = of(formula.of);
      return word.map((_, at) => part[at + 1 < word.length ? at + 1 : back]!);
    }
    case 'always': {
      const part = of(formula.of);
      return word.map((_, at) => met(at).every((later) => part[later]!));
    }
    case 'eventually': {
      const part = of(formula.of);
      return word.map((_, at) => met(at).some((later) => part[later]!));
    }
    case 'until': {
      const [left, right] = [of(formula.left), of(formula.right)];
      return word.map((_, at) => {
        const decisive = met(at).find((later) => right[later]! || !left[later]!);
        return decisive !== undefined && right[decisive]!;
      });
    }
    case 'previous': {
      const part = of(formula.of);
      return word.map((_, at) => at > 0 && part[at - 1]!);
    }
    case 'once': {
      const part = of(formula.of);
      return word.map((_, at) => part.slice(0, at + 1).some((value) => value));
    }
    case 'historically': {
      const part = of(formula.of);
      return word.map((_, at) => part.slice(0, at + 1).every((value) => value));
    }
    case 'since': {
      const [left, right] = [of(formula.left), of(formula.right)];
      return word.map((_, at) => {
        const earlier = [...word.keys()].slice(0, at + 1).reverse();
        const decisive = earlier.find((before) => right[before]! || !left[before]!);
        return decisive !== undefined && right[decisive]!;
      });
    }
    case 'every':
    case 'some': {
      const bodies = new Map<Observed, readonly boolean[]>();
      return word.map((moment, at) => {
        const truths = observedAt(moment)
          .filter(({ type }) => type === formula.type)
          .map((event) => {
            const body = bodies.get(event) ?? values(formula.body, [event, ...captured], word, back);
            bodies.set(event, body);
            return body[at]!;
          });
        return formula.is === 'every' ? truths.every((truth) => truth) : truths.some((truth) => truth);
      });
    }
    default: {
      const atom: Atom = formula;
      return word.map((moment) => atomHolds(atom, captured, moment));
    }
  }
}
