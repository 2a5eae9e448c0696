import { check } from '../../checker/check.ts';
import { Closing } from '../../checker/closure.ts';
import type { Model } from '../../checker/model.ts';
import { type PropertyLayer, propertyLayers } from '../../checker/property-layer.ts';
import { runCheck } from '../../checker/run-check.ts';
import { breadthFirst, type SearchResult } from '../../checker/search/breadth-first.ts';
import { UserCode } from '../../checker/user-code.ts';
import type { Verdict } from '../../checker/verdict.ts';
import type { Finitary } from '../../specs/property.ts';
import { build } from '../random/build.ts';
import type { Examined } from '../random/examine.ts';
import { propertyOf, type RandomCheck } from '../random/random-check.ts';

/** What two checkers must agree on: the verdict, the shortest length, and the size of the whole space. */
export interface Answer {
  readonly violated: boolean;
  /** The steps of the shortest execution that decides the claim, if one does. */
  readonly length: number | undefined;
  readonly states: number;
  readonly transitions: number;
  readonly depth: number;
}

/** What the reference says. It has no notion of a question that makes no sense: those are taken as undecided. */
export function answerOfReference({ check: random, result }: Examined): Answer {
  const { verdict, states, transitions, depth } = result;
  const { system, property } = random;
  const owesNothing = system.kind === 'guarded' && system.actions.every(({ fairness }) => fairness === null);
  const owesAlways = system.kind === 'processes' && system.timing !== null;
  if (property.at === 'quiescence' && (owesNothing || owesAlways))
    return { violated: false, length: undefined, states, transitions, depth };
  const { length } = result;
  return { violated: verdict === 'violated', length, states, transitions, depth };
}

/** What Counterpoint says: the verdict from a check as a user runs it, the space from a search that nothing ends early. */
export function answerOfCounterpoint({ check: random, options }: Examined): Answer {
  const property = propertyOf(random);
  const { depth } = options;
  const bounds = depth === undefined ? {} : { depth };
  const report = runCheck(check('random', build(random.system), [property], { bounds }));
  const { verdict } = report.findings[0]!;
  const userCode = new UserCode();
  const space = spaceOf(build(random.system).model(userCode), property, userCode, depth).result;
  const { states, transitions } = space;
  return {
    violated: verdict.outcome === 'violated',
    length: lengthOf(verdict),
    states,
    transitions,
    depth: space.depth,
  };
}

/** The checks on which the two do not say the same, with what each of them says. */
export function disagreements(population: readonly Examined[]): readonly {
  readonly check: RandomCheck;
  readonly expected: Answer;
  readonly found: Answer;
}[] {
  return population.flatMap((examined) => {
    const [expected, found] = [answerOfReference(examined), answerOfCounterpoint(examined)];
    return JSON.stringify(expected) === JSON.stringify(found) ? [] : [{ check: examined.check, expected, found }];
  });
}

/** A property's layer, and all of its space, once it is known what Byzantine processes may say. */
export function spaceOf(
  model: Model,
  property: Finitary,
  userCode: UserCode,
  depth?: number,
): { readonly layer: PropertyLayer; readonly result: SearchResult } {
  const [layer] = propertyLayers(model, [property], userCode);
  const limits = { depth, memory: 2 ** 30, otherBytes: () => 0 };
  const result = new Closing(model).last(
    (system, states) => breadthFirst(system, [], { ...limits, states }),
    () => breadthFirst(layer!.system, [], limits),
    (found) => found,
  );
  return { layer: layer!, result };
}

function lengthOf(verdict: Verdict): number | undefined {
  if (verdict.outcome === 'holds') return verdict.witness?.steps.length;
  if (verdict.outcome !== 'violated' || verdict.evidence.kind !== 'bad prefix') return undefined;
  return verdict.evidence.execution.steps.length;
}
