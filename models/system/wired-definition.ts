import { BadInput } from '../../checker/bad-input.ts';
import { shown } from '../../checker/shape.ts';
import { formatValue } from '../../checker/text/format-value.ts';
import { UserCode } from '../../checker/user-code.ts';
import type { ProcessId } from '../../specs/event.ts';
import { isImplemented, type LayerDefinition } from '../layer.ts';
import { type Budget, isLink, type Link, type LinkPerPair } from '../links/link.ts';
import type { Process } from '../process.ts';
import type { SystemDefinition } from '../system-definition.ts';

/** A system as it is laid out: its links are those that carry, and layers that implement others on top of them are part of each process. */
export interface WiredDefinition extends SystemDefinition<Record<ProcessId, Process>> {
  readonly links: Link | LinkPerPair;
  /** From the top to the bottom. */
  readonly linkLayers: readonly LayerDefinition[];
}

export function onTheWire(definition: SystemDefinition<Record<ProcessId, Process>>): WiredDefinition {
  const { links } = definition;
  return isImplemented(links)
    ? { ...definition, links: links.wire, linkLayers: links.layers }
    : { ...definition, links, linkLayers: [] };
}

/** The links of a system: the medium, or one for each pair. */
export function linksOf(definition: WiredDefinition, everyone: readonly ProcessId[]): readonly Link[] {
  if (!('linkBetween' in definition.links)) return [definition.links];
  return everyone.flatMap((from) => everyone.map((to) => linkBetween(definition, from, to)));
}

export function linkBetween({ links }: WiredDefinition, from: ProcessId, to: ProcessId): Link {
  if (!('linkBetween' in links)) return links;
  const chosen = (sender: ProcessId, receiver: ProcessId): Link =>
    new UserCode().run(
      () => `perPair, from ${formatValue(sender)} to ${formatValue(receiver)},`,
      () => links.linkBetween(sender, receiver),
    );
  const link = chosen(from, to);
  if (!isLink(link) || link.shared) {
    throw new BadInput(
      `perPair: expected a link from ${from} to ${to}, found ${isLink(link) ? link.name : shown(link)}. Return one such as perfect().`,
    );
  }
  const back = chosen(to, from);
  if ((link.connection === undefined) !== (isLink(back) && back.connection === undefined)) {
    throw new BadInput(
      `perPair: expected the connection between ${from} and ${to} in both directions, found ${link.name} one way and ${isLink(back) ? back.name : shown(back)} the other. Return tcp() for both.`,
    );
  }
  return link;
}

/** Each budget once. Links that share a budget's name share the budget. */
export function budgets(links: readonly Link[]): readonly Budget[] {
  const byName = new Map<string, Budget>();
  for (const budget of links.flatMap((link) => link.budgets)) {
    const known = byName.get(budget.name);
    if (known !== undefined && known.units !== budget.units) {
      throw new BadInput(
        `links: expected one budget of ${budget.name} for the whole system, found ${known.units} and ${budget.units}. Give all links the same.`,
      );
    }
    byName.set(budget.name, budget);
  }
  return [...byName.values()];
}

export function patterns(
  { failures }: WiredDefinition,
  everyone: readonly ProcessId[],
): readonly (readonly ProcessId[])[] {
  return failures === undefined ? [[]] : failures.patterns(everyone);
}

/** The bounds on the delay of messages, of which each execution has one; none where there is no clock. */
export function delays({ timing }: WiredDefinition): readonly (number | undefined)[] {
  return timing?.clock?.delays ?? [undefined];
}
