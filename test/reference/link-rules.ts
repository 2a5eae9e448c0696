import type { ProcessId } from '../../specs/event.ts';
import { distinct, key, sorted, without } from './key.ts';
import type { LinkSpec } from './reference-system.ts';

/** A message under way; on a medium, `to` is null for a message to everyone. */
export interface Entry {
  readonly from: ProcessId;
  readonly to: ProcessId | null;
  readonly message: unknown;
}

/** What is under way, in a canonical order unless the link is a sequence. */
export type Content = readonly Entry[];

export type BudgetName = 'losses' | 'duplications' | 'resets';

/** Something that a link may do by itself. */
export interface LinkStep {
  readonly kind: 'deliver' | 'duplicate' | 'lose';
  readonly from: ProcessId;
  readonly to: ProcessId;
  readonly message: unknown;
  readonly becomes: Content;
  readonly spends?: BudgetName;
  /** Whether a promise of the link asks for this step, as long as both ends are up. */
  readonly owed: boolean;
}

/** The link of an ordered pair. */
export function linkBetween(links: LinkSpec, from: ProcessId, to: ProcessId): LinkSpec {
  if (links.kind !== 'perPair') {
    return links;
  }
  return links.except.find((pair) => pair.from === from && pair.to === to)?.link ?? links.otherwise;
}

/** The content after a send; null where a full queue keeps the entry out. */
export function added(link: LinkSpec, content: Content, entry: Entry): Content | null {
  switch (link.kind) {
    case 'perfect':
    case 'loggedPerfect':
      return sorted([...content, entry]);
    case 'mergingPerfect':
    case 'fairLoss':
    case 'stubborn':
    case 'udp':
    case 'broadcastMedium':
      return sorted(distinct([...content, entry]));
    case 'fifoPerfect':
    case 'tcp':
      return content.length >= (link.capacity ?? Number.POSITIVE_INFINITY) ? null : [...content, entry];
    case 'fairLossFifo':
      return content.length >= link.capacity ? content : [...content, entry];
    case 'lossy':
    case 'duplicating':
      return added(link.over, content, entry);
    case 'perPair':
      throw new Error('A link of one pair is expected here, and this is one for all pairs.');
  }
}

/** What a link may do with its content. */
export function linkSteps(link: LinkSpec, content: Content, everyone: readonly ProcessId[]): readonly LinkStep[] {
  switch (link.kind) {
    case 'perfect':
    case 'loggedPerfect':
    case 'mergingPerfect':
      return distinct(content).map((entry) => delivery(entry, without(content, entry)));
    case 'fairLoss':
    case 'udp':
      return content.flatMap((entry) =>
        unreliable(
          delivery(entry, without(content, entry)),
          content,
          link.kind === 'udp' || link.duplication,
          link.kind === 'fairLoss',
        ),
      );
    case 'fairLossFifo':
      return content
        .slice(0, 1)
        .flatMap((head) => unreliable(delivery(head, content.slice(1)), content, link.duplication, true));
    case 'stubborn':
      return content.map((entry) => delivery(entry, content));
    case 'tcp':
    case 'fifoPerfect':
      return content.slice(0, 1).map((head) => delivery(head, content.slice(1)));
    case 'broadcastMedium':
      return distinct(
        content.flatMap((entry) => (entry.to === null ? everyone : [entry.to]).map((to) => ({ ...entry, to }))),
      ).map((entry) => delivery(entry, content));
    case 'lossy': {
      const steps = linkSteps(link.over, content, everyone);
      const losses = steps
        .filter(({ kind }) => kind === 'deliver')
        .map((step): LinkStep => ({ ...step, kind: 'lose', owed: false, ...spending(link.atMost, 'losses') }));
      return [...steps, ...losses];
    }
    case 'duplicating': {
      const steps = linkSteps(link.over, content, everyone);
      const duplicates = steps
        .filter(({ kind }) => kind === 'deliver')
        .map(
          (step): LinkStep => ({
            ...step,
            kind: 'duplicate',
            becomes: content,
            owed: false,
            ...spending(link.atMost, 'duplications'),
          }),
        );
      return [...steps, ...duplicates];
    }
    case 'perPair':
      throw new Error('A link of one pair is expected here, and this is one for all pairs.');
  }
}

/** The budgets that a link declares. @throws Error if one budget is declared with two sizes */
export function budgetsOf(link: LinkSpec): Readonly<Partial<Record<BudgetName, number>>> {
  switch (link.kind) {
    case 'perfect':
    case 'loggedPerfect':
    case 'mergingPerfect':
    case 'fifoPerfect':
    case 'fairLoss':
    case 'fairLossFifo':
    case 'stubborn':
    case 'udp':
    case 'broadcastMedium':
      return {};
    case 'tcp':
      return link.resets === undefined ? {} : { resets: link.resets };
    case 'lossy':
      return joined([budgetsOf(link.over), link.atMost === undefined ? {} : { losses: link.atMost }]);
    case 'duplicating':
      return joined([budgetsOf(link.over), link.atMost === undefined ? {} : { duplications: link.atMost }]);
    case 'perPair':
      return joined([link.otherwise, ...link.except.map((pair) => pair.link)].map(budgetsOf));
  }
}

function joined(budgets: readonly Partial<Record<BudgetName, number>>[]): Partial<Record<BudgetName, number>> {
  const all: Partial<Record<BudgetName, number>> = {};
  for (const [name, units] of budgets.flatMap(
    (budget) =>
      // The keys of a budget are names of budgets.
      Object.entries(budget) as [BudgetName, number][],
  )) {
    if ((all[name] ?? units) !== units) {
      throw new Error(`One budget of ${name} is expected, but the links declare ${key([all[name], units])}.`);
    }
    all[name] = units;
  }
  return all;
}

function delivery(entry: Entry, becomes: Content): LinkStep {
  const { from, to, message } = entry;
  if (to === null) {
    throw new Error('Only a medium carries messages to everyone.');
  }
  return { kind: 'deliver', from, to, message, becomes, owed: true };
}

/** A delivery, and what may happen in its place. */
function unreliable(handed: LinkStep, content: Content, duplicates: boolean, owed: boolean): readonly LinkStep[] {
  return [
    { ...handed, owed },
    ...(duplicates ? [{ ...handed, kind: 'duplicate' as const, becomes: content, owed }] : []),
    // Where duplicates come out of it, a message must be got rid of in the end.
    { ...handed, kind: 'lose' as const, owed: owed && duplicates },
  ];
}

/** The link of one pair without what loses and duplicates on top of it. */
export function underneath(link: LinkSpec): LinkSpec {
  return link.kind === 'lossy' || link.kind === 'duplicating' ? underneath(link.over) : link;
}

function spending(atMost: number | undefined, spends: BudgetName): { readonly spends?: BudgetName } {
  return atMost === undefined ? {} : { spends };
}
