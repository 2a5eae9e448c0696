import type { Model } from '../checker/model.ts';
import { counted } from '../checker/text/counted.ts';
import type { Read } from '../checker/transition-system.ts';
import type { TransitionTable } from '../checker/transition-table.ts';
import type { UserCode } from '../checker/user-code.ts';
import type { ProcessId } from '../specs/event.ts';
import { names } from './components/wiring.ts';
import type { Link } from './links/link.ts';
import type { Process } from './process.ts';
import { assemble, type Parts } from './system/assemble.ts';
import { deaf, neverSet, neverTold, nobodyTold } from './system/never-told.ts';
import { started, transitionSystem } from './system/steps-of-system.ts';
import { validateSystem } from './system/validate-system.ts';
import { viewsOf } from './system/view-of-configuration.ts';
import { delays, onTheWire, type WiredDefinition } from './system/wired-definition.ts';
import type { Configuration, SystemDefinition } from './system-definition.ts';
import { asynchronous } from './timing/asynchronous.ts';

/**
 * A system of processes, ready to be searched: one component, and so one slot, per process, link, set of timers and budget.
 *
 * @throws BadInput where the description contradicts itself
 */
export function systemModel(
  described: SystemDefinition<Record<ProcessId, Process>>,
  userCode: UserCode,
): Model<Configuration> {
  validateSystem(described);
  const definition = onTheWire(described);
  const parts = assemble(definition, userCode);
  const { wiring, processes, failures, byzantine, adversary, linkModels } = parts;
  const everyone = wiring.everyone;
  const crashed = (read: Read): readonly ProcessId[] =>
    failures === undefined ? [] : failures.pattern(read(wiring.slotOf(names.failures)!)).crashed;
  const faulty = (read: Read): readonly ProcessId[] => {
    if (byzantine !== undefined) return byzantine.processes(read(wiring.slotOf(names.byzantine)!));
    return failures === undefined ? [] : failures.pattern(read(wiring.slotOf(names.failures)!)).faulty;
  };
  // Nothing is owed by or to a Byzantine process.
  const system = transitionSystem(definition, parts, byzantine === undefined ? crashed : faulty);
  const closure = adversary?.closure(system, (pattern) => started(system, parts, pattern, delays(definition).at(-1)));
  return {
    system,
    processes: everyone,
    correct: (read, process) => !faulty(read).includes(process),
    view: viewsOf(parts, crashed),
    owesSteps: true,
    ...(definition.timing?.clock && { alwaysOwed: 'the next tick of the clock' }),
    tables: tablesOf(definition),
    get assumptions() {
      return [
        [...definition.linkLayers.map(({ name }) => name), linkNames(parts.linkModels).join(', ')].join(' over '),
        adversary?.describe(authenticatedAmong(linkModels)) ??
          departing(definition, parts) ??
          definition.failures?.describe(everyone) ??
          'no process fails',
        ...(definition.detector === undefined ? [] : [definition.detector.name]),
        (definition.timing ?? asynchronous()).name,
      ];
    },
    idle: (complete) => adversary?.idle() ?? wiring.deviations?.idle(complete),
    ...(adversary && { unobserved: 'what a Byzantine process delivers or decides is not observed' }),
    ...(closure && { closure }),
    leftOut: () => wiring.deviations?.leftOut,
    warnings: (observed) => [
      ...neverSet(wiring),
      ...neverTold(definition),
      // Where messages are observed, to be sent or delivered may be all that they are for.
      ...(observed.includes('send') || observed.includes('deliver') ? [] : deaf(definition, wiring)),
      ...nobodyTold(definition, wiring),
    ],
    bytes: () => wiring.data.bytes + processes.reduce((sum, process) => sum + process.bytes, 0),
    askAgain: () => {
      for (const process of processes.toReversed()) process.askAgain();
    },
  };
}

/** As a verdict names Byzantine processes that otherwise follow their protocol. */
function departing({ failures }: WiredDefinition, { wiring }: Parts): string | undefined {
  if (failures === undefined || wiring.deviations === undefined) return undefined;
  const acts = failures.adversary?.acts;
  const often = acts === undefined ? '' : `, at most ${counted(acts, 'time')}`;
  return `${failures.describe(wiring.everyone)}, ${wiring.deviations.describe()}${often}`;
}

function authenticatedAmong(links: readonly Link[]): 'all' | 'some' | 'none' {
  if (links.every(({ authenticated }) => authenticated)) return 'all';
  return links.some(({ authenticated }) => authenticated) ? 'some' : 'none';
}

/** Each table once, with the processes that it describes. */
function tablesOf({ processes }: WiredDefinition): Model['tables'] {
  const users = new Map<TransitionTable, ProcessId[]>();
  for (const [name, { table }] of Object.entries(processes)) {
    if (table !== undefined) users.set(table, [...(users.get(table) ?? []), name]);
  }
  return [...users].map(([table, names]) => ({ processes: names, table }));
}

function linkNames(links: readonly Link[]): readonly string[] {
  return [...new Set(links.map((link) => link.name))];
}
