import { BadInput } from '../checker/bad-input.ts';
import type { Execution, SlotChange, Step } from '../checker/execution.ts';
import { expectMade, shown } from '../checker/shape.ts';
import { counted } from '../checker/text/counted.ts';
import { lassoPhrase, loopLength } from '../checker/text/lasso-text.ts';
import type { Lasso } from '../checker/verdict.ts';
import type { Indication, ProcessId } from '../specs/event.ts';
import { displayName } from './display-name.ts';
import { frontMatter } from './front-matter.ts';
import { mermaidText } from './mermaid-text.ts';
import { type Caption, headline, pictureTitle, sign } from './sequence/caption.ts';
import { changeLines } from './sequence/change-lines.ts';
import { crashesOf } from './sequence/crash-note.ts';
import { band, note } from './sequence/drawing.ts';
import { drawnSteps } from './sequence/drawn-steps.ts';
import { foreverBlock } from './sequence/forever.ts';
import { type Lifelines, lifelines } from './sequence/lifelines.ts';
import { messageList, type Route } from './sequence/message-list.ts';
import { type Messages, messages } from './sequence/messages.ts';
import { sequenceSpacing } from './sequence/spacing.ts';
import { indication, stepStatements } from './sequence/step-statements.ts';
import { bands, theme } from './theme.ts';

/** More steps than this make a picture that nobody reads: those in the middle are left out, and the picture says so. */
const STEPS_MAX = 200;

/** Mermaid draws no longer text, and lets no diagram lift the limit for itself. */
const TEXT_LENGTH_MAX = 50_000;

/**
 * An execution as a Mermaid sequence diagram, one numbered arrow or note per step, the last step in a band of its outcome's colour. Of
 * a lasso, the loop stands in a block that says why it is fair, and what it leaves open; an execution that stops has an empty one.
 *
 * A message is drawn when it arrives: the arrow says when it was sent, if another step came between; what never arrived stands in
 * a closing note. Pure; the same execution gives the same text. Steps are left out of the middle where the text would be longer
 * than Mermaid draws.
 */
export function sequenceDiagram(shown: Execution | Lasso, caption: Caption): string {
  const execution: unknown = (shown as Lasso | undefined)?.execution ?? shown;
  expectMade('sequenceDiagram', execution, 'an execution or a lasso, as a verdict has it', ['processes', 'steps']);
  expectCaption(caption);
  let stepsMax = STEPS_MAX;
  let text = drawing(shown, caption, stepsMax);
  while (text.length > TEXT_LENGTH_MAX && stepsMax > 2) {
    stepsMax = Math.floor(stepsMax / 2);
    text = drawing(shown, caption, stepsMax);
  }
  return text;
}

function expectCaption(caption: Caption | undefined): void {
  if (typeof caption?.property === 'string' && typeof caption.check === 'string') return;
  throw new BadInput(
    `sequenceDiagram: expected { property, outcome, check } as the second argument, found ${shown(caption)}. Say what the execution is shown for.`,
  );
}

function drawing(shown: Execution | Lasso, caption: Caption, stepsMax: number): string {
  const execution = 'stem' in shown ? shown.execution : shown;
  const lines = lifelines(execution);
  const sent = messages(execution);
  const draw = stepDrawer(execution, lines, sent);
  const statements = [
    `accTitle: ${mermaidText(headline(caption, shown))}`,
    `accDescr: ${mermaidText(description(shown))}`,
    ...lines.declarations,
    ...startStatements(execution, lines),
    ...('stem' in shown
      ? lassoStatements(shown, caption, lines, draw, stepsMax)
      : finiteStatements(execution, caption, lines, draw, stepsMax)),
    ...closing('stem' in shown && loopLength(shown) > 0, sent, lines),
  ];
  const title = pictureTitle(caption, shown);
  const spacing = sequenceSpacing(title, lines.declarations.length);
  const head = frontMatter(title, { ...theme, sequence: spacing });
  return `${[head, 'sequenceDiagram', ...statements.map((statement) => `  ${statement}`)].join('\n')}\n`;
}

function description(shown: Execution | Lasso): string {
  const execution = 'stem' in shown ? shown.execution : shown;
  const names = execution.processes.map(displayName).join(', ');
  const faulty = execution.faulty.map(displayName).join(', ');
  return [
    'stem' in shown
      ? `An infinite execution, ${lassoPhrase(shown)},`
      : `An execution of ${counted(execution.steps.length, 'step')}`,
    ...(names === '' ? [] : [` of the processes ${names}`]),
    ...(faulty === '' ? [] : [`, of which ${faulty} may fail`]),
    '.',
  ]
    .join('')
    .replace(/,\.$/, '.');
}

/** What was told before the first step. */
function startStatements(execution: Execution, lines: Lifelines): readonly string[] {
  return execution.startEvents
    .filter((event): event is Indication => event.type === 'indication')
    .map((event) => indication(event, lines));
}

/** Draws steps of an execution, given what became of its messages and who has crashed before. */
type StepDrawer = (step: Step, crashBand: boolean) => readonly string[];

function stepDrawer(execution: Execution, lines: Lifelines, sent: Messages): StepDrawer {
  /** Per process: the numbers of the steps in which it crashed or recovered. */
  const turns = new Map<ProcessId, { readonly step: number; readonly down: boolean }[]>();
  const turned = (process: ProcessId, step: number, down: boolean) =>
    turns.set(process, [...(turns.get(process) ?? []), { step, down }]);
  for (const step of execution.steps) {
    if (step.action.kind === 'recover') turned(step.action.process, step.number, false);
    for (const process of crashesOf(step)) turned(process, step.number, true);
  }
  return (step, crashBand) => {
    const crashed = (process: ProcessId) =>
      (turns.get(process) ?? []).findLast((turn) => turn.step < step.number)?.down ?? false;
    return stepStatements(step, { lifelines: lines, messages: sent, crashed }, crashBand);
  };
}

function finiteStatements(
  execution: Execution,
  caption: Caption,
  lines: Lifelines,
  draw: StepDrawer,
  stepsMax: number,
): readonly string[] {
  const { steps } = execution;
  const last = steps.at(-1);
  const remarks = (place: number) =>
    remarksAfter(caption, place, steps.length).map((text) => note(lines.overAll, [text]));
  if (last === undefined) {
    return band(bands[caption.outcome], [...startNotes(execution, lines), ...remarks(0)]);
  }
  return [
    ...remarks(0),
    ...drawnSteps(steps, stepsMax, lines, (step) =>
      step === last
        ? band(bands[caption.outcome], [...draw(step, false), ...remarks(step.number)])
        : [...draw(step, true), ...remarks(step.number)],
    ),
  ];
}

/** What is to be said of the property after so many steps: at the end what it comes to, and before, where hope ends. */
function remarksAfter(caption: Caption, place: number, last: number): readonly string[] {
  const { doom, property } = caption;
  if (doom === undefined) return place === last ? [`${sign(caption)} ${property}`] : [];
  return [
    ...(place === doom.doomed ? [`✗ ${property}: doomed, from here on no fair execution satisfies it`] : []),
    ...(place === doom.violated ? [`✗ ${property}: violated, whatever may follow`] : []),
  ];
}

function lassoStatements(
  lasso: Lasso,
  caption: Caption,
  lines: Lifelines,
  draw: StepDrawer,
  stepsMax: number,
): readonly string[] {
  const { execution } = lasso;
  const stem = execution.steps.slice(0, lasso.stem);
  const loop = execution.steps.slice(lasso.stem);
  // What one of the two does not need is left to the other.
  const half = Math.ceil(stepsMax / 2);
  const stemMax = Math.max(stepsMax - half, stepsMax - loop.length);
  const loopMax = Math.max(half, stepsMax - stem.length);
  const drawn = (steps: readonly Step[], max: number) => drawnSteps(steps, max, lines, (step) => draw(step, true));
  return [
    ...(execution.steps.length === 0 ? startNotes(execution, lines) : []),
    ...drawn(stem, stemMax),
    ...foreverBlock(lasso, drawn(loop, loopMax), caption, lines),
  ];
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

function closing(repeats: boolean, sent: Messages, lines: Lifelines): readonly string[] {
  if (sent.underWay.length === 0) {
    return [];
  }
  const route: Route = ({ from, step }, receivers) =>
    `from ${displayName(from)} to ${receivers}, sent ${step === 0 ? 'at the start' : `in step ${step}`}`;
  const heading = repeats ? 'sent, but not delivered by the end of the round:' : 'sent, but not delivered by the end:';
  return [note(lines.overAll, [heading, ...messageList(sent.underWay, route)])];
}
