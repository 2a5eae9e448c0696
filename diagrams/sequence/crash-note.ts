import type { Step } from '../../checker/execution.ts';
import type { ProcessId } from '../../specs/event.ts';
import { displayName } from '../display-name.ts';
import { note } from './drawing.ts';
import type { Lifelines } from './lifelines.ts';
import { messageList } from './message-list.ts';
import { sentAt } from './messages.ts';

/** "☠ p crashes", how its handler was cut, and what it had sent by then. */
export function crashNote(step: Step, process: ProcessId, lifelines: Lifelines): string {
  const number = step.action.kind === 'crash' ? `${step.number}. ` : '';
  const name = displayName(process);
  const sent = sentAt(step.number, step.events).filter(({ from }) => from === process);
  const cut = step.notes.map((text) => (text.startsWith(`${process} `) ? text.slice(process.length + 1) : text));
  const headline = cut.find((text) => text.startsWith('crashes')) ?? 'crashes';
  const others = cut.filter((text) => text !== headline);
  return note(lifelines.over(process), [
    `${number}☠ ${name} ${headline}`,
    ...others,
    ...(sent.length === 0 ? [] : ['it had sent', ...messageList(sent, (_, receivers) => `to ${receivers}`)]),
  ]);
}

/** The processes that crash in a step. */
export function crashesOf(step: Step): readonly ProcessId[] {
  const { action } = step;
  const observed = step.events.filter((event) => event.type === 'crash').map(({ process }) => process);
  return action.kind === 'crash' && !observed.includes(action.process) ? [action.process, ...observed] : observed;
}
