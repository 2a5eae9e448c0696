import { BadInput } from '../../checker/bad-input.ts';
import { expectFunction, expectList, expectMembers, shown } from '../../checker/shape.ts';
import {
  type Assumption,
  type FairnessPair,
  theSpecification as owner,
  type Read,
} from '../../checker/transition-system.ts';
import type { UserCode } from '../../checker/user-code.ts';

/**
 * What is owed about a guarded action: each instance of it by itself; or, with `of`, as one assumption together with all instances, of
 * this action and of others, that it gives the same name: weak fairness of a process is `{ kind: 'weak', of: (p) => p }` on each of its
 * actions.
 */
export type ActionFairness<Parameter> =
  | 'weak'
  | 'strong'
  | { readonly kind: 'weak' | 'strong'; of(parameter: Parameter): string };

/** A fairness assumption over configurations: if `given` is true infinitely often, so is `follows`. (A Streett pair.) */
export interface PairFairness<State> {
  readonly name: string;
  given(state: State): boolean;
  follows(state: State): boolean;
}

/** @throws BadInput unless the value is what an action may declare as its fairness */
export function validateActionFairness(where: string, fairness: unknown): void {
  if (fairness === undefined || fairness === 'weak' || fairness === 'strong') return;
  if (typeof fairness !== 'object' || fairness === null) {
    throw new BadInput(
      `${where}: expected "fairness" to be weak, strong, or { kind, of }, found ${shown(fairness)}. Correct it.`,
    );
  }
  expectMembers(`${where}, fairness`, fairness, ['kind', 'of']);
  const { kind, of } = fairness as { readonly kind?: unknown; readonly of?: unknown };
  if (kind !== 'weak' && kind !== 'strong') {
    throw new BadInput(`${where}, fairness: expected the kind weak or strong, found ${shown(kind)}. Correct it.`);
  }
  expectFunction(`${where}, of in fairness`, of);
}

/** @throws BadInput unless the value is a list of fairness assumptions over configurations */
export function validatePairs(pairs: unknown): void {
  expectList('guarded, fairness', pairs);
  (pairs as readonly unknown[]).forEach((pair, index) => {
    const where = `guarded, fairness ${index + 1}`;
    expectMembers(where, pair, ['name', 'given', 'follows']);
    const { name, given, follows } = pair as Partial<PairFairness<unknown>>;
    if (typeof name !== 'string' || name === '')
      throw new BadInput(`${where}: expected a name, found ${shown(name)}. Give it one that verdicts can use.`);
    if ((pairs as readonly Partial<PairFairness<unknown>>[]).findIndex((other) => other?.name === name) < index)
      throw new BadInput(`${where}: expected a name of its own, found "${name}" a second time. Rename one.`);
    expectFunction(`${where}, given`, given);
    expectFunction(`${where}, follows`, follows);
  });
}

/**
 * The assumption about one instance of an action, if it declares any.
 *
 * @param action how people call the instance, and what tells it from all others
 */
export function assumptionOf(
  action: Pick<Assumption, 'instance'> & { readonly text: string },
  fairness: ActionFairness<unknown> | undefined,
  parameter: unknown,
  userCode: UserCode,
): readonly Assumption[] {
  if (fairness === undefined) return [];
  if (typeof fairness === 'string') return [{ ...action, owner, kind: fairness, owed: () => true }];
  const where = () => `fairness of ${action.text}`;
  const name: unknown = userCode.run(where, () => fairness.of(parameter));
  if (typeof name !== 'string') {
    throw new BadInput(
      `${where()}: expected "of" to return a name, found ${shown(name)}. Return the same one for what is one assumption.`,
    );
  }
  return [
    {
      instance: JSON.stringify({ of: name }),
      text: `action of ${name}`,
      owner,
      kind: fairness.kind,
      owed: () => true,
    },
  ];
}

/** Pairs as the search asks them: through a reader, so that what they read is known. */
export function fairnessPairs(
  pairs: readonly PairFairness<unknown>[],
  view: (read: Read) => unknown,
  userCode: UserCode,
): readonly FairnessPair[] {
  return pairs.map(({ name, given, follows }) => ({
    instance: name,
    owner,
    given: (read) =>
      userCode.truth(
        () => `given of the fairness "${name}"`,
        () => given(view(read)),
      ),
    follows: (read) =>
      userCode.truth(
        () => `follows of the fairness "${name}"`,
        () => follows(view(read)),
      ),
  }));
}
