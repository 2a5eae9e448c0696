import { BadInput } from '../../checker/bad-input.ts';
import type { Read } from '../../checker/transition-system.ts';
import type { ProcessId } from '../../specs/event.ts';
import { names } from '../components/wiring.ts';
import { PartNames } from '../named-parts.ts';
import type { Configuration } from '../system-definition.ts';
import type { Parts } from './assemble.ts';

/** What predicates are given of a configuration. */
export function viewsOf(
  { wiring, processes, links }: Parts,
  crashed: (read: Read) => readonly ProcessId[],
): (read: Read) => Configuration {
  const { everyone } = wiring;
  const slots = everyone.map((process) => wiring.slotOf(names.process(process))!);
  const processNames = new PartNames('state.local: expected a process of the system', everyone);
  const known = (where: string, process: ProcessId): ProcessId => {
    if (everyone.includes(process)) return process;
    throw new BadInput(
      `${where}: expected a process of the system (${everyone.join(', ')}), found "${process}". Name one of them.`,
    );
  };
  const write = (process: number) => {
    throw new BadInput(
      `the local state of ${everyone[process]} is assigned to: expected a predicate. Only handlers change states.`,
    );
  };
  return (read) => ({
    local: processNames.record({
      read: (process) => processes[process]!.local(read(slots[process]!)),
      write,
    }) as Configuration['local'],
    crashed: (process) => crashed(read).includes(known('state.crashed', process)),
    inFlight: (from, to) => {
      const medium = links.get(names.medium);
      const link = medium ?? links.get(names.link(known('state.inFlight', from), known('state.inFlight', to)))!;
      const slot = wiring.slotOf(medium === undefined ? names.link(from, to) : names.medium)!;
      return link
        .content(read(slot))
        .filter((entry) => entry.from === from && (entry.to === null || entry.to === to))
        .map((entry) => entry.message);
    },
  });
}
