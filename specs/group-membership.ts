import type { Abstraction } from './abstraction.ts';
import type { Indication, ProcessId } from './event.ts';
import { monitor } from './monitor.ts';
import { everyProcess } from './temporal/among.ts';
import { atSomeTime } from './temporal/at-some-time.ts';
import { on, some } from './temporal/events.ts';
import { always } from './temporal/future.ts';
import { temporal } from './temporal.ts';
import { uniform } from './uniform.ts';

/** The indication by which a process installs a view. */
export interface ViewInstalled {
  readonly view: number;
  readonly members: readonly ProcessId[];
}

export function isView(event: Indication): event is Indication<ViewInstalled> {
  return event.indication?.view !== undefined;
}

interface Seen {
  readonly current: Readonly<Record<ProcessId, ViewInstalled>>;
  readonly views: Readonly<Record<number, string>>;
  readonly crashed: readonly ProcessId[];
  readonly back: boolean;
  readonly different: boolean;
  readonly excluded: boolean;
}

function views(name: string, holds: (seen: Seen) => boolean) {
  return monitor(name, {
    observes: ['indication', 'crash'],
    start: (world) => ({
      processes: world.processes,
      seen: { current: {}, views: {}, crashed: [], back: false, different: false, excluded: false } as Seen,
    }),
    advance({ processes, seen }, event) {
      const { process } = event;
      if (event.type === 'crash') {
        return { processes, seen: { ...seen, crashed: [...new Set([...seen.crashed, process])].sort() } };
      }
      if (!isView(event)) return { processes, seen };
      const { view, members } = event.indication;
      const before = seen.current[process];
      const text = JSON.stringify([...members].sort());
      return {
        processes,
        seen: {
          ...seen,
          current: { ...seen.current, [process]: { view, members } },
          views: { ...seen.views, [view]: seen.views[view] ?? text },
          back: seen.back || (before !== undefined && !follows(before, { view, members })),
          different: seen.different || (seen.views[view] ?? text) !== text,
          excluded:
            seen.excluded || processes.some((other) => !members.includes(other) && !seen.crashed.includes(other)),
        },
      };
    },
    holds: ({ seen }) => holds(seen),
  });
}

/** A later view has a higher number, and some members less. */
function follows(before: ViewInstalled, after: ViewInstalled): boolean {
  return (
    before.view < after.view &&
    after.members.length < before.members.length &&
    after.members.every((member) => before.members.includes(member))
  );
}

/** The properties of the views themselves. */
export const viewEntries: Abstraction['entries'] = [
  {
    property: views('GM1 monotonicity', ({ back }) => !back),
    statement:
      'Of two views that a process installs, the later one has the higher number, and only some of the members.',
    class: 'safety',
    argument: 'A bad prefix ends with a view that does not follow the one before.',
  },
  {
    property: uniform(views('GM2 uniform agreement', ({ different }) => !different)),
    statement: 'Views with one number have the same members, whoever installs them.',
    class: 'safety',
    argument: 'A bad prefix ends with a view whose number is known with other members.',
  },
  {
    property: temporal(
      'GM3 completeness',
      always(
        on('crash', ({ process: crashed }) =>
          everyProcess('correct', (process) =>
            atSomeTime(
              some(
                'indication',
                (event) => event.process === process && isView(event) && !event.indication.members.includes(crashed),
              ),
            ),
          ),
        ),
      ),
    ),
    statement: 'When a process has crashed, every correct process installs a view without it in the end.',
    class: 'liveness',
    argument: 'Such a view can still be installed.',
  },
  {
    property: views('GM4 accuracy', ({ excluded }) => !excluded),
    statement: 'A process that is missing in a view that somebody installs has crashed before.',
    class: 'safety',
    argument: 'A bad prefix ends with a view without a process that is up; its crash later on repairs nothing.',
  },
];

/** Views: who is thought to be up, the same at all who install them. */
export const groupMembership: Abstraction = {
  name: 'group membership',
  events: 'With an indication { view: n, members: […] } a process installs the view with number n and these members.',
  source:
    'Cachin, Guerraoui, Rodrigues 2011, section 6.7; the numbers of its properties vary between editions and lecture notes',
  entries: viewEntries,
};
