import type { Action } from '../../checker/action.ts';
import type { Step } from '../../checker/execution.ts';
import { clip } from '../../checker/text/format-value.ts';
import type { Indication, ProcessId } from '../../specs/event.ts';
import { displayName } from '../display-name.ts';
import { bands } from '../theme.ts';
import { changeLines } from './change-lines.ts';
import { crashesOf, crashNote } from './crash-note.ts';
import { arrow, band, type Label, note, noteIfAny } from './drawing.ts';
import type { Lifelines } from './lifelines.ts';
import { messageArrow, speechArrow } from './message-arrow.ts';
import { shortValue } from './short-value.ts';
import type { Surroundings } from './surroundings.ts';

const CALL_LENGTH_MAX = 120;

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
    ...happening(step, surroundings, crashedHere),
    ...step.events
      .filter((event): event is Indication => event.type === 'indication')
      .map((event) => indication(event, surroundings.lifelines)),
    ...changesUnder(step, surroundings.lifelines, crashedHere),
    ...(crashBand && crashes.length > 0 ? band(bands.crash, crashes) : crashes),
  ];
}

/** What a process tells its client. */
export function indication({ process, indication: body }: Indication, lifelines: Lifelines): string {
  return arrow(lifelines.id(process), 'indication', lifelines.client, [shortValue(body)]);
}

function happening(step: Step, surroundings: Surroundings, crashed: readonly ProcessId[]): readonly string[] {
  const { action, number } = step;
  const { lifelines } = surroundings;
  const numbered = (text: string) => `${number}. ${text}`;
  // The band of a crash bears the notes of its step; otherwise they stand with what happened.
  const remarks = crashed.length > 0 ? [] : step.notes;
  const local = (process: ProcessId | undefined, title: string) =>
    localNote(step, process, [numbered(title), ...remarks], crashed, lifelines);
  switch (action.kind) {
    case 'request': {
      const to = lifelines.id(action.process);
      return [
        arrow(lifelines.client, 'request', to, [numbered(shortValue(action.request))]),
        ...noteIfAny(to, remarks),
      ];
    }
    case 'deliver':
    case 'duplicate':
    case 'lose':
    case 'omit':
      return [messageArrow(action, step, surroundings), ...noteIfAny(lifelines.id(action.to), remarks)];
    case 'reset':
      return [
        note([lifelines.id(action.from), lifelines.id(action.to)].join(','), [
          numbered('connection reset'),
          ...remarks,
        ]),
      ];
    case 'says':
      return [speechArrow(action, step, surroundings), ...noteIfAny(lifelines.id(action.to), remarks)];
    case 'corrupt':
      return [local(action.process, 'BYZANTINE: corrupts its state')];
    case 'internal':
      return [local(action.process, displayName(action.name))];
    case 'timeout':
      return [local(action.process, `timeout ${displayName(action.timer)}`)];
    case 'suspect':
    case 'restore':
    case 'trust':
      return [local(action.process, `${action.kind} ${displayName(action.of)}`)];
    case 'detector settles':
      return [
        note(lifelines.overAll, [
          numbered(
            action.leader === undefined
              ? 'from now on, the failure detector makes no mistakes'
              : `from now on, everyone is told to trust ${displayName(action.leader)}`,
          ),
          ...remarks,
        ]),
      ];
    case 'rule': {
      const parameters = action.parameters.length === 0 ? '' : `(${action.parameters.map(shortValue).join(', ')})`;
      const process = action.process ?? firstProcess(action.parameters, lifelines);
      return [local(process, clip(displayName(action.name) + parameters, CALL_LENGTH_MAX))];
    }
    case 'tick':
      return [note(lifelines.overAll, [numbered('the clock ticks'), ...remarks])];
    case 'gst':
      return [
        note(lifelines.overAll, [
          numbered('global stabilisation time'),
          `from now on messages arrive within ${action.delay} ${action.delay === 1 ? 'tick' : 'ticks'}`,
          ...remarks,
        ]),
      ];
    case 'recover':
      return [local(action.process, 'recovers')];
    case 'settle':
      return [note(lifelines.overAll, [numbered('from now on, correct processes crash no more'), ...remarks])];
    case 'crash':
      return [];
  }
}

/** A local step and what it changed at its own place share a note; the new state of a process that crashes is no news. */
function localNote(
  step: Step,
  process: ProcessId | undefined,
  label: Label,
  crashed: readonly ProcessId[],
  lifelines: Lifelines,
): string {
  // A rule over shared variables has no place of its own: all that it writes stands with it.
  const own = step.changes.filter(
    ({ owner }) =>
      step.action.kind === 'rule' || (owner !== undefined && owner === process && !crashed.includes(owner)),
  );
  return note(lifelines.over(process), [...label, ...changeLines(own)]);
}

/** Steps that share a note with what they change. */
const localKinds: readonly Action['kind'][] = [
  'internal',
  'corrupt',
  'timeout',
  'recover',
  'suspect',
  'restore',
  'trust',
];

function changesUnder(step: Step, lifelines: Lifelines, crashed: readonly ProcessId[]): readonly string[] {
  const { action } = step;
  if (action.kind === 'rule') {
    return [];
  }
  const local = localKinds.includes(action.kind) && 'process' in action ? action.process : undefined;
  const owners = new Set(step.changes.flatMap(({ owner }) => (owner === undefined ? [] : [owner])));
  return [...owners]
    .filter((owner) => lifelines.has(owner) && owner !== local && !crashed.includes(owner))
    .flatMap((owner) =>
      noteIfAny(lifelines.over(owner), changeLines(step.changes.filter((change) => change.owner === owner))),
    );
}

/** The process that the first parameter names, if it names one. */
function firstProcess([first]: readonly unknown[], lifelines: Lifelines): ProcessId | undefined {
  const name = typeof first === 'string' || typeof first === 'number' ? String(first) : undefined;
  return name !== undefined && lifelines.has(name) ? name : undefined;
}
