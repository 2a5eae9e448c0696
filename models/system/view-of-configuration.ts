import { BadInput } from '../../checker/bad-input.ts';
import type { Read } from '../../checker/transition-system.ts';
import type { ProcessId } from '../../specs/event.ts';
import { names } from '../components/wiring.ts';
import { namedParts, type Part } from '../named-parts.ts';
import type { Configuration } from '../system-definition.ts';
import type { Parts } from './assemble.ts';

export function viewOf(
  { wiring, processes, links }: Parts,
  read: Read,
  crashed: (read: Read) => readonly ProcessId[],
): Configuration {
  const { everyone } = wiring;
  const known = (where: string, process: ProcessId): ProcessId => {
    if (everyone.includes(process)) return process;
    throw new BadInput(
      `${where}: expected a process of the system (${everyone.join(', ')}), found "${process}". Name one of them.`,
    );
  };
  const parts = everyone.map((process, index): [ProcessId, Part] => [
    process,
    {
      read: () => processes[index]!.local(read(wiring.slotOf(names.process(process))!)),
      write: () => {
        throw new BadInput(
          `the local state of ${process} is assigned to: expected a predicate. Only handlers change states.`,
        );
      },
    },
  ]);
  const local = namedParts('state.local: expected a process of the system', new Map(parts)) as Configuration['local'];
  return {
    local,
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
  };
}
