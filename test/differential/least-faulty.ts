import { check } from '../../checker/check.ts';
import { countFaults, faults } from '../../checker/faults.ts';
import { runCheck } from '../../checker/run-check.ts';
import { build } from '../random/build.ts';
import { examine, withAlphabet } from '../random/examine.ts';
import { propertyOf, type RandomCheck } from '../random/random-check.ts';
import { referenceOf } from '../random/reference-of.ts';
import { type Cost, leastCost } from '../reference/least-faulty.ts';

/** One violated check, and its least faulty counterexample, as two checkers find it. */
export interface Compared {
  readonly random: RandomCheck;
  /** Of the counterexample with the fewest steps. */
  readonly shortest: Cost;
  readonly found: { readonly cost: Cost; readonly brokenAt: number };
  readonly expected: { readonly cost: Cost; readonly brokenAt: number };
}

/** The counterexample of a random check with the fewest faults, as Counterpoint finds it and by brute force, both to the same depth. */
export function compared(random: RandomCheck, statesMost: number): readonly Compared[] {
  if (random.system.kind === 'guarded' || random.property.form === 'sometimes') return [];
  if (
    random.system.failures === null &&
    random.system.byzantine === null &&
    random.system.departing === null &&
    random.property.at === 'always'
  )
    return [];
  const { check: stated, options, result } = examine(random, statesMost);
  if (result.verdict !== 'violated' || stated.system.kind === 'guarded') return [];
  const depth = options.depth ?? result.depth + 2;
  const property = propertyOf(stated);
  const run = (minimise: { minimise?: 'faults' }) =>
    runCheck(check('random', build(stated.system), [property], { bounds: { depth } }), minimise).findings[0]!.verdict;
  const costIn = (verdict: ReturnType<typeof run>): Cost => {
    if (verdict.outcome !== 'violated' || verdict.evidence.kind !== 'bad prefix') throw new Error('It is violated.');
    const { steps } = verdict.evidence.execution;
    const counts = countFaults(steps);
    return [...faults.map((fault) => counts[fault]), steps.length];
  };
  const shortest = run({});
  if (shortest.outcome === 'refused') return [];
  const least = run({ minimise: 'faults' });
  if (least.outcome !== 'violated') throw new Error('It is violated.');
  const reference = referenceOf(stated.system, withAlphabet(stated, statesMost).alphabet);
  const expected = leastCost(reference, property, depth)!;
  const sizes = Object.keys(stated.system.processes).map((_, index) => index);
  const brokenAt = [...sizes, sizes.length].find((most) => leastCost(reference, property, depth, most) !== undefined)!;
  return [
    {
      random: stated,
      shortest: costIn(shortest),
      found: { cost: costIn(least), brokenAt: least.fewest!.frontier.brokenAt },
      expected: { cost: expected, brokenAt },
    },
  ];
}
