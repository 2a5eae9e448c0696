import type { Execution, SlotChange } from '../checker/execution.ts';
import type { Indication, ProcessId } from '../specs/event.ts';
import { displayName } from './display-name.ts';
import { frontMatter } from './front-matter.ts';
import { mermaidText } from './mermaid-text.ts';
import { type Caption, headline, pictureTitle, sign } from './sequence/caption.ts';
import { changeLines } from './sequence/change-lines.ts';
import { crashesOf } from './sequence/crash-note.ts';
import { band, note } from './sequence/drawing.ts';
import { type Lifelines, lifelines } from './sequence/lifelines.ts';
import { messageList, type Route } from './sequence/message-list.ts';
import { type Messages, messages } from './sequence/messages.ts';
import { sequenceSpacing } from './sequence/spacing.ts';
import { indication, stepStatements } from './sequence/step-statements.ts';
import type { Surroundings } from './sequence/surroundings.ts';
import { bands, theme } from './theme.ts';

/** More steps than this make a picture that nobody reads: those in the middle are left out, and the picture says so. */
const STEPS_MAX = 200;

/** Mermaid draws no longer text, and lets no diagram lift the limit for itself. */
const TEXT_LENGTH_MAX = 50_000;

/**
 * An execution as a Mermaid sequence diagram, one numbered arrow or note per step, the last step in a band of its outcome's colour.
 *
 * A message is drawn when it arrives: the arrow says when it was sent, if another step came between; what never arrived stands in
 * a closing note. Pure; the same execution gives the same text. Steps are left out of the middle where the text would be longer
 * than Mermaid draws.
 */
export function sequenceDiagram(execution: Execution, caption: Caption): string {
  let stepsMax = STEPS_MAX;
  let text = drawing(execution, caption, stepsMax);
  while (text.length > TEXT_LENGTH_MAX && stepsMax > 2) {
    stepsMax = Math.floor(stepsMax / 2);
    text = drawing(execution, caption, stepsMax);
  }
  return text;
}

function drawing(execution: Execution, caption: Caption, stepsMax: number): string {
  const lines = lifelines(execution);
  const sent = messages(execution);
  const statements = [
    `accTitle: ${mermaidText(headline(caption, execution.steps.length))}`,
    `accDescr: ${mermaidText(description(execution))}`,
    ...lines.declarations,
    ...startStatements(execution, lines),
    ...bodyStatements(execution, caption, { lifelines: lines, messages: sent }, stepsMax),
    ...closing(sent, lines),
  ];
  const title = pictureTitle(caption, execution.steps.length);
  const spacing = sequenceSpacing(title, lines.declarations.length);
  const head = frontMatter(title, { ...theme, sequence: spacing });
  return `${[head, 'sequenceDiagram', ...statements.map((statement) => `  ${statement}`)].join('\n')}\n`;
}

function description(execution: Execution): string {
  const names = execution.processes.map(displayName).join(', ');
  const faulty = execution.faulty.map(displayName).join(', ');
  return [
    `An execution of ${execution.steps.length} ${execution.steps.length === 1 ? 'step' : 'steps'}`,
    ...(names === '' ? [] : [` of the processes ${names}`]),
    ...(faulty === '' ? [] : [`, of which ${faulty} may fail`]),
    '.',
  ].join('');
}

/** What was told before the first step. */
function startStatements(execution: Execution, lines: Lifelines): readonly string[] {
  return execution.startEvents
    .filter((event): event is Indication => event.type === 'indication')
    .map((event) => indication(event, lines));
}

function bodyStatements(
  execution: Execution,
  caption: Caption,
  around: Omit<Surroundings, 'crashed'>,
  stepsMax: number,
): readonly string[] {
  const { steps } = execution;
  const verdict = note(around.lifelines.overAll, [`${sign(caption)} ${caption.property}`]);
  const last = steps.at(-1);
  if (last === undefined) {
    return band(bands[caption.outcome], [...startNotes(execution, around.lifelines), verdict]);
  }
  const hidden = hiddenSteps(steps.length, stepsMax);
  const crashed = new Set<ProcessId>();
  const statements: string[] = [];
  for (const step of steps) {
    const surroundings = { ...around, crashed: (process: ProcessId) => crashed.has(process) };
    if (hidden !== undefined && step.number === hidden.first) {
      statements.push(note(around.lifelines.overAll, [`steps ${hidden.first} to ${hidden.last} are not drawn`]));
    }
    if (step === last) {
      statements.push(...band(bands[caption.outcome], [...stepStatements(step, surroundings, false), verdict]));
    } else if (hidden === undefined || step.number < hidden.first || step.number > hidden.last) {
      statements.push(...stepStatements(step, surroundings, true));
    }
    for (const process of crashesOf(step)) {
      crashed.add(process);
    }
  }
  return statements;
}

/** How an execution began and how it ended say more than its middle; its end says most. */
function hiddenSteps(steps: number, stepsMax: number): { readonly first: number; readonly last: number } | undefined {
  if (steps <= stepsMax) {
    return undefined;
  }
  const head = Math.floor(stepsMax / 4);
  return { first: head + 1, last: steps - (stepsMax - head) };
}

/** Where there is no step at all: the configuration that decided the property. */
function startNotes(execution: Execution, lines: Lifelines): readonly string[] {
  const changes: readonly SlotChange[] = execution.start.map(({ slot, owner, value }) => ({
    slot,
    ...(owner === undefined ? {} : { owner }),
    before: undefined,
    after: value,
  }));
  // Where processes have local states, what belongs to nobody is links, budgets and failures, and says little at the start.
  const ofProcesses = execution.start.some(({ slot, owner }) => slot === owner);
  const places = new Map<string, SlotChange[]>();
  for (const change of changes) {
    const owned = change.owner !== undefined && lines.has(change.owner);
    if (owned || !ofProcesses) {
      const place = lines.over(change.owner);
      places.set(place, [...(places.get(place) ?? []), change]);
    }
  }
  return [...places].map(([place, values]) => note(place, ['at the start', ...changeLines(values)]));
}

function closing(sent: Messages, lines: Lifelines): readonly string[] {
  if (sent.underWay.length === 0) {
    return [];
  }
  const route: Route = ({ from, step }, receivers) =>
    `from ${displayName(from)} to ${receivers}, sent ${step === 0 ? 'at the start' : `in step ${step}`}`;
  return [note(lines.overAll, ['sent, but not delivered by the end:', ...messageList(sent.underWay, route)])];
}
