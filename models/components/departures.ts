import { formatValue } from '../../checker/text/format-value.ts';
import type { Emission, Id, Reaction } from '../../checker/transition-system.ts';
import type { ProcessId } from '../../specs/event.ts';
import type { Deviations } from '../adversary/deviations.ts';
import { type Effects, type ProcessDefinition, type Refusal, refuse } from '../process.ts';
import type { Signal } from './signal.ts';
import type { Wiring } from './wiring.ts';

/** An event that a process handles, and what it does about it if it does what is right. */
interface Handled {
  readonly process: ProcessId;
  readonly local: unknown;
  readonly signal: Signal;
  /** What is observed right before. */
  readonly before: readonly Emission[];
  readonly sent: readonly unknown[];
  readonly handler: (fx: Effects) => unknown;
}

/** Runs another handler upon the same event, or the same one with other messages in the place of what it sends. */
type Run = (
  handler: (fx: Effects) => unknown,
  instead?: readonly unknown[],
) => { readonly becomes: Id; readonly effects: readonly (readonly Emission[])[] } | Refusal;

/** What a Byzantine process does about an event, if it otherwise follows its protocol: besides what is right. */
export function departures(
  handled: Handled,
  upon: ProcessDefinition['upon'],
  deviations: Deviations,
  wiring: Wiring,
  run: Run,
): readonly Reaction[] {
  const { process, local, signal, before, sent, handler } = handled;
  const departure = (
    note: string,
    other: (fx: Effects) => unknown,
    instead?: readonly unknown[],
  ): readonly Reaction[] => {
    const ran = run(other, instead);
    if (ran === refuse) return [];
    const labels = [...wiring.deviates(process), ...before, ...ran.effects.flat()];
    return [{ becomes: ran.becomes, labels, note: `${formatValue(process)} (Byzantine) ${note}` }];
  };
  if (signal.signal === 'request') deviations.meet(signal.request, 'request');
  if (signal.signal === 'deliver') deviations.meet(signal.message, 'message');
  for (const message of sent) deviations.meet(message, 'message');
  const given = [local, signal];
  const misread = deviations.may('process requests wrongly') ? misreadings(handled, upon, deviations) : [];
  const missent = deviations.may('send wrong messages') ? deviations.wrongMessages(sent, process, given) : [];
  return [
    ...misread.flatMap(([taken, other]) => departure(`takes it for ${formatValue(taken)}`, other)),
    ...missent.flatMap((instead) => departure('sends wrong messages', handler, instead)),
  ];
}

/** The handlers of what an event may be taken for, with that. */
function misreadings(
  { process, local, signal }: Handled,
  upon: ProcessDefinition['upon'],
  deviations: Deviations,
): readonly (readonly [taken: unknown, handler: (fx: Effects) => unknown])[] {
  const given = [local, signal];
  if (signal.signal === 'request') {
    return deviations
      .wrong(signal.request, 'request', process, given)
      .map((taken) => [taken, (fx) => upon?.request?.(local, taken, fx)]);
  }
  if (signal.signal !== 'deliver') return [];
  return deviations
    .wrong(signal.message, 'message', process, given)
    .map((taken) => [taken, (fx) => upon?.deliver?.(local, signal.from, taken, fx)]);
}
