import { type Examined, examine } from '../random/examine.ts';
import { type RandomCheck, twinOf } from '../random/random-check.ts';
import { answerOfCounterpoint } from './agreement.ts';

/**
 * Of these checks, those whose claim can be stated both as a predicate over the trace and as a monitor: how many there are, and the ones
 * on which the two statements are not answered alike.
 */
export function twins(population: readonly Examined[]): {
  readonly count: number;
  readonly differing: readonly RandomCheck[];
} {
  const pairs = population.flatMap(({ check }) => {
    const twin = twinOf(check);
    if (twin === null) return [];
    // There may be infinitely many traces where the memories of a monitor are few: both are followed as far as the traces are.
    const asSafety = examine(check.property.form === 'safety' ? check : twin, 120);
    return [{ asSafety, asMonitor: { ...asSafety, check: twinOf(asSafety.check)! } }];
  });
  const differing = pairs.filter(({ asSafety, asMonitor }) => {
    const [one, other] = [answerOfCounterpoint(asSafety), answerOfCounterpoint(asMonitor)];
    return one.violated !== other.violated || one.length !== other.length;
  });
  return { count: pairs.length, differing: differing.map(({ asSafety }) => asSafety.check) };
}
