import type { Abstraction } from './abstraction.ts';
import { isBroadcast, isDelivery, messageText } from './broadcast-events.ts';
import type { ProcessId } from './event.ts';
import { isView, viewEntries } from './group-membership.ts';
import { monitor } from './monitor.ts';

interface Seen {
  /** The view that each process has installed last; none has the number -1. */
  readonly current: Readonly<Record<ProcessId, number>>;
  /** In which views messages were broadcast, as texts. */
  readonly broadcast: readonly string[];
  /** What each process has delivered in its view. */
  readonly delivered: Readonly<Record<ProcessId, readonly string[]>>;
  /** What was delivered by those who went from one view to another, by the two numbers. */
  readonly between: Readonly<Record<string, string>>;
  readonly misplaced: boolean;
  readonly different: boolean;
}

function inViews(name: string, holds: (seen: Seen) => boolean) {
  return monitor(name, {
    observes: ['request', 'indication'],
    start: (): Seen => ({
      current: {},
      broadcast: [],
      delivered: {},
      between: {},
      misplaced: false,
      different: false,
    }),
    advance(seen, event) {
      const { process } = event;
      const view = seen.current[process] ?? -1;
      const delivered = seen.delivered[process] ?? [];
      if (event.type === 'request') {
        if (!isBroadcast(event)) return seen;
        const text = placed({ deliver: event.request.broadcast, from: process }, view);
        return { ...seen, broadcast: [...new Set([...seen.broadcast, text])].sort() };
      }
      if (isDelivery(event)) {
        return {
          ...seen,
          delivered: {
            ...seen.delivered,
            [process]: [...new Set([...delivered, messageText(event.indication)])].sort(),
          },
          misplaced: seen.misplaced || !seen.broadcast.includes(placed(event.indication, view)),
        };
      }
      if (!isView(event)) return seen;
      const passage = `${view} ${event.indication.view}`;
      const text = JSON.stringify(delivered);
      return {
        ...seen,
        current: { ...seen.current, [process]: event.indication.view },
        delivered: { ...seen.delivered, [process]: [] },
        between: { ...seen.between, [passage]: seen.between[passage] ?? text },
        different: seen.different || (seen.between[passage] ?? text) !== text,
      };
    },
    holds,
  });
}

function placed(message: { readonly deliver: unknown; readonly from: ProcessId }, view: number): string {
  return `${view} ${messageText(message)}`;
}

/** Group membership with a broadcast whose messages stay within the views they were broadcast in. */
export const viewSynchrony: Abstraction = {
  name: 'view synchrony',
  events:
    'With an indication { view: n, members: […] } a process installs a view, as in group membership; a request { broadcast: m } asks a process to broadcast m; with an indication { deliver: m, from: s } it delivers m with sender s.',
  source:
    'Cachin, Guerraoui, Rodrigues 2011, section 6.8; Birman, Joseph, "Exploiting virtual synchrony in distributed systems", SOSP 1987',
  entries: [
    {
      property: inViews('VS1 view inclusion', ({ misplaced }) => !misplaced),
      statement: 'A message that a process delivers in a view was broadcast by its sender in that view.',
      class: 'safety',
      argument: 'A bad prefix ends with the delivery of a message that its sender has not broadcast in that view.',
    },
    {
      property: inViews("VS' same messages", ({ different }) => !different),
      statement: 'All that go from one view to the same next one have delivered the same messages in between.',
      class: 'safety',
      argument: 'A bad prefix ends with the second of two that install the next view, having delivered something else.',
      source: 'Birman, Joseph, "Exploiting virtual synchrony in distributed systems", SOSP 1987',
    },
    ...viewEntries,
  ],
};
