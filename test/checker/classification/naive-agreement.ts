import fc from 'fast-check';
import { expect } from 'vitest';
import type { Standing } from '../../../checker/classification/classification.ts';
import { classify } from '../../../checker/classification/classify.ts';
import { temporal } from '../../../specs/temporal.ts';
import { naiveClass } from './naive-classifier.ts';
import { checkable, positionsOf, randomFormula, randomSystem, shownBy, universeOf } from './random-subject.ts';

/**
 * Classifies random formulas in random systems with random fairness, by the checker and by the textbook, and compares the classes, and the
 * lengths of the shortest prefixes beyond hope. Answers with how many cases there were of each kind.
 *
 * @param universeEvery in one of how many cases the classes by themselves are compared, too: the naive classifier is slow there
 */
export function compareWithNaive(cases: number, universeEvery: number): ReadonlyMap<string, number> {
  const profile = new Map<string, number>();
  const count = (what: string) => profile.set(what, (profile.get(what) ?? 0) + 1);
  let compared = 0;
  fc.assert(
    fc.property(randomSystem, randomFormula, (system, formula) => {
      const { classified } = classify(checkable(system), temporal('it', formula));
      if (classified.outcome !== 'classified') {
        count(classified.outcome);
        return;
      }
      const events = shownBy(system);
      const here = naiveClass(formula, events, positionsOf(system));
      if (here === undefined) {
        count('too large for the naive one');
        return;
      }
      count(`here ${here.class}`);
      expect(found(classified.relative)).toEqual(here);
      if (compared++ % universeEvery !== 0) return;
      const whole = naiveClass(formula, events, universeOf(system))!;
      count(`by itself ${whole.class}`);
      expect('untold' in classified.absolute ? classified.absolute : found(classified.absolute)).toEqual(whole);
    }),
    { numRuns: cases },
  );
  return profile;
}

function found({ class: is, doomed }: Standing) {
  return { class: is, doomed: doomed?.doomed };
}
