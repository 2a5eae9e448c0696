import type { Checkable } from '../../checker/model.ts';
import { propertyOf } from '../../specs/abstraction.ts';
import { invariant } from '../../specs/invariant.ts';
import { sometimes } from '../../specs/sometimes.ts';
import { totalOrderBroadcast } from '../../specs/total-order-broadcast.ts';
import { type Family, family, type SystemModel } from '../family.ts';
import { authenticated } from '../links/authenticated.ts';
import { noFailure, upToByzantine, upToCrashes, usualLinks, usualTiming } from '../points.ts';
import type { Replica } from './bank.ts';

/** A configuration with two replicas of the bank, as the claims look at it. */
interface TwoReplicas {
  readonly local: { readonly r1: Replica | null; readonly r2: Replica | null };
}

/** Replicas that applied both operations have the same balance. Asked of every configuration, so that it is safety. */
export const sameBalance = invariant<TwoReplicas>(
  'replicas that applied both operations agree on the balance',
  ({ local }) => {
    const { r1, r2 } = local;
    if (r1?.applied.length !== 2 || r2?.applied.length !== 2) return true;
    return r1.balance === r2.balance;
  },
);

/** Where both operations are applied everywhere, no balance is left over from between them ($200, $90). */
export const finalBalances = invariant<TwoReplicas>(
  'final balances are $180 or $190',
  ({ local }) => [local.r1?.balance, local.r2?.balance].every((balance) => balance === 180 || balance === 190),
  { at: 'termination' },
);

/** A final configuration with these balances can be reached. */
export const endsWith = (first: number, second: number) =>
  sometimes<TwoReplicas>(
    `ends with $${first} and $${second}`,
    ({ local }) => local.r1?.balance === first && local.r2?.balance === second,
    { at: 'termination' },
  );

/**
 * A bank under the models of the lecture. Replicas keep a log: so that it stays finite, there are no more than so many copies and
 * Byzantine acts.
 */
export function bankFamily(name: string, overModel: (model: SystemModel) => Checkable<TwoReplicas>): Family {
  const ordered = ["TOB5'", 'TOB5', 'TOB1', 'TOB4'].map((label) => propertyOf(totalOrderBroadcast, label));
  return family(name, {
    system: overModel,
    properties: [...ordered, sameBalance],
    failures: [noFailure, upToCrashes(1), upToByzantine(1, { acts: 2 })],
    links: usualLinks(['FIFO perfect', 'perfect', 'perfect with 1 copy', 'fair-loss without copies'], authenticated),
    timing: usualTiming,
    bounds: { states: 50_000 },
  });
}
