import type { Observed } from '../../specs/event.ts';
import { occurrences } from './fair-graph.ts';
import { type Atom, atomHolds, type Moment } from './moment.ts';
import type { PlainFormula } from './plain-formula.ts';

/** A part of a formula without binders. Parts are numbered, smaller ones first. */
export type GroundPart =
  | { readonly is: 'atom'; readonly holds: (moment: Moment) => boolean }
  | {
      readonly is: 'not' | 'next' | 'always' | 'eventually' | 'previous' | 'once' | 'historically';
      readonly of: number;
    }
  | { readonly is: 'and' | 'or'; readonly of: readonly number[] }
  | { readonly is: 'until' | 'since'; readonly left: number; readonly right: number };

/**
 * The parts of a formula in which every binder has been replaced by what it says of each event that there is: `every` is the conjunction
 * of "if this event occurs, then ...", and `some` the disjunction of "it occurs, and ...". The last part is the whole formula.
 */
export function grounded(formula: PlainFormula): readonly GroundPart[] {
  const parts: GroundPart[] = [];
  const numbers = new Map<string, number>();
  const part = (key: string, make: () => GroundPart): number => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    parts.push(make());
    numbers.set(key, parts.length - 1);
    return parts.length - 1;
  };
  const combined = (is: 'and' | 'or', of: readonly number[]) => part(`${is} ${of.join()}`, () => ({ is, of }));
  const negated = (of: number) => part(`not ${of}`, () => ({ is: 'not', of }));
  const occurs = (index: number) =>
    part(`occurs ${index}`, () => ({ is: 'atom', holds: ({ events }) => events.includes(index) }));

  const place = (of: PlainFormula, captured: readonly Observed[]): number => {
    switch (of.is) {
      case 'and':
      case 'or':
        return combined(of.is, [place(of.left, captured), place(of.right, captured)]);
      case 'implies': {
        const [left, right] = [place(of.left, captured), place(of.right, captured)];
        return combined('or', [negated(left), right]);
      }
      case 'until':
      case 'since': {
        const { is } = of;
        const [left, right] = [place(of.left, captured), place(of.right, captured)];
        return part(`${is} ${left} ${right}`, () => ({ is, left, right }));
      }
      case 'every':
      case 'some': {
        const instances = occurrences.flatMap((event, index) => {
          if (event.type !== of.type) return [];
          const body = place(of.body, [event, ...captured]);
          const [here, absent] = [occurs(index), negated(occurs(index))];
          return [of.is === 'every' ? combined('or', [absent, body]) : combined('and', [here, body])];
        });
        return combined(of.is === 'every' ? 'and' : 'or', instances);
      }
      case 'not':
        return negated(place(of.of, captured));
      case 'next':
      case 'always':
      case 'eventually':
      case 'previous':
      case 'once':
      case 'historically': {
        const { is } = of;
        const argument = place(of.of, captured);
        return part(`${is} ${argument}`, () => ({ is, of: argument }));
      }
      default: {
        const atom: Atom = of;
        return part(
          `atom ${captured.map((event) => occurrences.indexOf(event)).join()} ${JSON.stringify(atom)}`,
          () => ({
            is: 'atom',
            holds: (moment) => atomHolds(atom, captured, moment),
          }),
        );
      }
    }
  };
  const whole = place(formula, []);
  // The whole formula comes last, also where it is equal to one of its parts.
  if (whole !== parts.length - 1) parts.push({ is: 'and', of: [whole] });
  return parts;
}
