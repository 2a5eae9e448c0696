import type { Execution } from '../../checker/execution.ts';
import type { ProcessId } from '../../specs/event.ts';
import { displayName } from '../display-name.ts';
import { mermaidText } from '../mermaid-text.ts';

/** The participants of a sequence diagram: one per process, a client if there is something to ask or to tell. */
export interface Lifelines {
  /** The statements that declare them, from left to right. */
  readonly declarations: readonly string[];
  /** Mermaid's name for the client. Meaningful only in an execution with requests or indications. */
  readonly client: string;
  /** Whether there is a lifeline for a process. */
  has(process: ProcessId): boolean;
  /** Mermaid's name for a process; the first lifeline stands for a process that is not among those of the execution. */
  id(process: ProcessId): string;
  /** The place of a note over one process, or over all if there is no such process. */
  over(process: ProcessId | undefined): string;
  /** The place of a note over all lifelines. */
  readonly overAll: string;
}

/** The lifelines of an execution. User text is only ever an alias: names are made here, p0, p1, ... */
export function lifelines(execution: Execution): Lifelines {
  const client = 'client';
  const processes = execution.processes.map((process, index) => ({ process, id: `p${index}` }));
  const ids = new Map(processes.map(({ process, id }) => [process, id]));
  const declarations = processes.map(({ process, id }) => {
    const suffix = execution.faulty.includes(process) ? ' (faulty)' : '';
    return `participant ${id} as ${mermaidText(displayName(process) + suffix)}`;
  });
  if (declarations.length === 0) {
    declarations.push('participant system as system');
  }
  const first = processes[0]?.id ?? 'system';
  const last = processes.at(-1)?.id ?? 'system';
  const overAll = first === last ? first : `${first},${last}`;
  return {
    declarations: hasClient(execution) ? [`actor ${client} as Client`, ...declarations] : declarations,
    client,
    has: (process) => ids.has(process),
    id: (process) => ids.get(process) ?? first,
    over: (process) => (process === undefined ? overAll : (ids.get(process) ?? overAll)),
    overAll,
  };
}

function hasClient(execution: Execution): boolean {
  const told = [...execution.startEvents, ...execution.steps.flatMap((step) => step.events)];
  return (
    execution.steps.some((step) => step.action.kind === 'request') ||
    told.some((event) => event.type === 'request' || event.type === 'indication')
  );
}
