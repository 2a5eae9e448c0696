import type { Step } from '../../checker/execution.ts';
import { clip, formatValue } from '../../checker/text/format-value.ts';
import type { Indication, ProcessId } from '../../specs/event.ts';
import { displayName } from '../display-name.ts';
import { bands } from '../theme.ts';
import { changeLines } from './change-lines.ts';
import { arrow, band, type Label, note } from './drawing.ts';
import type { Lifelines } from './lifelines.ts';
import { messageList } from './message-list.ts';
import { type Messages, sentAt } from './messages.ts';

/** What a step looks like depends on where it stands in its execution. */
export interface Surroundings {
  readonly lifelines: Lifelines;
  readonly messages: Messages;
  /** Whether a process has crashed before the step. */
  crashed(process: ProcessId): boolean;
}

/**
 * The statements that draw one step, top to bottom: what happened, what it told the client, what it changed, and whether a process
 * crashed in it. The first of them bears the step's number.
 *
 * @param crashBand whether a crash has its own band; not inside of another one
 */
export function stepStatements(step: Step, surroundings: Surroundings, crashBand: boolean): readonly string[] {
  const crashedHere = crashesOf(step);
  const crashes = crashedHere.map((process) => crashNote(step, process, surroundings.lifelines));
  return [
    ...happening(step, surroundings, crashedHere.length > 0),
    ...step.events
      .filter((event): event is Indication => event.type === 'indication')
      .map((event) => indication(event, surroundings.lifelines)),
    ...changesUnder(step, surroundings.lifelines, crashedHere),
    ...(crashBand && crashes.length > 0 ? band(bands.crash, crashes) : crashes),
  ];
}

/** The processes that crash in a step. */
export function crashesOf(step: Step): readonly ProcessId[] {
  const { action } = step;
  const observed = step.events.filter((event) => event.type === 'crash').map(({ process }) => process);
  return action.kind === 'crash' && !observed.includes(action.process) ? [action.process, ...observed] : observed;
}

/** What a process tells its client. */
export function indication({ process, indication: body }: Indication, lifelines: Lifelines): string {
  return arrow(lifelines.id(process), 'indication', lifelines.client, [shortValue(body)]);
}

const VALUE_LENGTH_MAX = 60;
const LINE_LENGTH_MAX = 48;

function shortValue(value: unknown): string {
  return formatValue(value, { lengthMax: VALUE_LENGTH_MAX });
}

function happening(step: Step, surroundings: Surroundings, crashes: boolean): readonly string[] {
  const { action, number } = step;
  const { lifelines } = surroundings;
  const numbered = (text: string) => `${number}. ${text}`;
  // The band of a crash bears the notes of its step; otherwise they stand with what happened.
  const remarks = crashes ? [] : step.notes;
  switch (action.kind) {
    case 'request': {
      const to = lifelines.id(action.process);
      return [arrow(lifelines.client, 'request', to, [numbered(shortValue(action.request))]), ...under(to, remarks)];
    }
    case 'deliver':
    case 'duplicate':
    case 'lose':
      return transport(step, surroundings, remarks);
    case 'internal':
      return [localNote(step, action.process, [numbered(displayName(action.name)), ...remarks], lifelines)];
    case 'timeout':
      return [
        localNote(step, action.process, [numbered(`timeout ${displayName(action.timer)}`), ...remarks], lifelines),
      ];
    case 'rule': {
      const call = `${displayName(action.name)}${action.parameters.length === 0 ? '' : `(${action.parameters.map(shortValue).join(', ')})`}`;
      const [first] = action.parameters;
      const process = isName(first) && lifelines.has(String(first)) ? String(first) : undefined;
      return [localNote(step, process, [numbered(clip(call, LABEL_LENGTH_MAX)), ...remarks], lifelines)];
    }
    case 'crash':
      return [];
  }
}

const LABEL_LENGTH_MAX = 120;

function transport(step: Step, surroundings: Surroundings, remarks: readonly string[]): readonly string[] {
  const { action, number } = step;
  if (action.kind !== 'deliver' && action.kind !== 'duplicate' && action.kind !== 'lose') {
    return [];
  }
  const { lifelines, messages, crashed } = surroundings;
  const absorbed = action.kind !== 'lose' && !step.events.some((event) => event.type === 'deliver');
  const marks = [
    ...(action.kind === 'duplicate' ? ['DUPLICATE'] : []),
    ...(action.kind === 'lose' ? ['LOST'] : []),
    ...(action.from === action.to ? ['to itself'] : []),
    ...(absorbed ? [crashed(action.to) ? `absorbed: ${displayName(action.to)} has crashed` : 'absorbed'] : []),
    ...lateness(number, messages.sentIn(number)),
  ];
  const from = lifelines.id(action.from);
  const to = lifelines.id(action.to);
  const kind = action.kind === 'lose' ? 'lost' : absorbed ? 'absorbed' : 'delivery';
  return [arrow(from, kind, to, withMarks(`${number}. ${shortValue(action.message)}`, marks)), ...under(to, remarks)];
}

/** A message that comes in the step after its sending needs no remark; any other one was overtaken by something. */
function lateness(number: number, sentIn: number | undefined): readonly string[] {
  if (sentIn === undefined || sentIn === number - 1) {
    return [];
  }
  return [sentIn === 0 ? 'sent at the start' : `sent in step ${sentIn}`];
}

function withMarks(text: string, marks: readonly string[]): Label {
  const tail = marks.join(' · ');
  if (tail === '') {
    return [text];
  }
  return text.length + tail.length + 3 <= LINE_LENGTH_MAX ? [`${text} · ${tail}`] : [text, tail];
}

function under(over: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [note(over, lines)];
}

/** A local step and what it changed at its own place share a note. */
function localNote(step: Step, process: ProcessId | undefined, label: Label, lifelines: Lifelines): string {
  const own = step.changes.filter((change) => isShownWith(step, change.owner, process));
  return note(lifelines.over(process), [...label, ...changeLines(own)]);
}

function isShownWith(step: Step, owner: ProcessId | undefined, process: ProcessId | undefined): boolean {
  // A rule over shared variables has no place of its own: all that it writes stands with it.
  return step.action.kind === 'rule' || (owner !== undefined && owner === process);
}

function changesUnder(step: Step, lifelines: Lifelines, crashed: readonly ProcessId[]): readonly string[] {
  const { action } = step;
  if (action.kind === 'rule') {
    return [];
  }
  const local = action.kind === 'internal' || action.kind === 'timeout' ? action.process : undefined;
  const owners = new Set(step.changes.flatMap(({ owner }) => (owner === undefined ? [] : [owner])));
  return [...owners]
    .filter((owner) => lifelines.has(owner) && owner !== local && !crashed.includes(owner))
    .flatMap((owner) =>
      under(lifelines.over(owner), changeLines(step.changes.filter((change) => change.owner === owner))),
    );
}

/** "☠ p crashes", how its handler was cut, and what it had sent by then. */
function crashNote(step: Step, process: ProcessId, lifelines: Lifelines): string {
  const number = step.action.kind === 'crash' ? `${step.number}. ` : '';
  const name = displayName(process);
  const sent = sentAt(step.number, step.events).filter(({ from }) => from === process);
  const cut = step.notes.map((text) => (text.startsWith(`${process} `) ? text.slice(process.length + 1) : text));
  const [headline = 'crashes', ...others] = cut.some((text) => text.startsWith('crashes')) ? cut : ['crashes', ...cut];
  return note(lifelines.over(process), [
    `${number}☠ ${name} ${headline}`,
    ...others,
    ...(sent.length === 0 ? [] : ['it had sent', ...messageList(sent, (_, receivers) => `to ${receivers}`)]),
  ]);
}

function isName(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
