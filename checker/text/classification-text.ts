import type {
  Absolute,
  Classification,
  ClassificationReport,
  Doomed,
  PropertyClass,
  Standing,
} from '../classification/classification.ts';
import { PREDICATES } from '../classification/universe.ts';
import type { Execution } from '../execution.ts';
import { expectMade } from '../shape.ts';
import { counted } from './counted.ts';
import { numberedSteps, startLines } from './execution-text.ts';
import { lassoLines, openPhrase } from './lasso-text.ts';
import { onOneLine } from './on-one-line.ts';
import { actionText, eventText } from './step-text.ts';
import { sizeLine } from './verdict-text.ts';

/** The classes of a check's properties, for a person. */
export function classificationText(report: ClassificationReport): string {
  expectMade('classificationText', report, 'a report, as classifyCheck(…) returns it', ['classifications']);
  return [
    onOneLine(report.check),
    ...report.classifications.flatMap((each) => classificationLines(each).map((line) => `  ${line}`)),
    `  user code: called ${counted(report.userCalls, 'time')} for ${counted(report.transitions, 'transition')}`,
  ].join('\n');
}

/** A class in one phrase: "liveness by itself; safety in this system". */
export function classificationPhrase({ classified }: Classification): string {
  if (classified.outcome !== 'classified') return `${classified.outcome}: ${classified.why}`;
  const { absolute, relative } = classified;
  const byItself = 'untold' in absolute ? 'not told by itself' : `${absoluteName(absolute.class)} by itself`;
  return `${byItself}; ${relative.class} in this system`;
}

function absoluteName(is: PropertyClass): string {
  return is === 'holds' ? 'always true' : is;
}

/** Everything about one property: its classes, what they rest on, and the executions that show them. */
export function classificationLines(classification: Classification): readonly string[] {
  const { property, kind, classified, assumptions, explored, cost } = classification;
  return [
    `${onOneLine(property)}: ${classificationPhrase(classification)}`,
    ...indent([
      ...(explored.states === 0 ? [] : [sizeLine(explored, cost)]),
      `rests on: ${assumptions.join('; ')}`,
      ...(classified.outcome === 'classified'
        ? [
            ...absoluteLines(classified.absolute, onOneLine(property), kind === 'temporal'),
            ...relativeLines(classified.relative, onOneLine(property)),
          ]
        : []),
    ]),
  ];
}

/** @param looksInside whether it is known what the property says: a predicate over prefixes or configurations is true or false, and no more */
function absoluteLines(absolute: Absolute, property: string, looksInside: boolean): readonly string[] {
  if ('untold' in absolute) return [`by itself: not told, because ${absolute.untold}`];
  return [
    `by itself: ${reasons[absolute.class]}`,
    ...indent([
      ...(looksInside ? inAnyWorld(absolute) : absolute.doomed === undefined ? [] : ofEveryPrefix),
      ...(absolute.class === 'mixed' ? closures(property) : []),
    ]),
  ];
}

/** What is claimed of every prefix is no execution of its own to show for it: which prefixes are bad only its predicate knows. */
const ofEveryPrefix = ['beyond repair after: whatever prefix it is false of, since it is claimed of every prefix'];

/** Why a property is in a class, over all executions whatsoever. */
const reasons: Readonly<Record<PropertyClass, string>> = {
  safety: 'safety: whatever violates it has done so after finitely many steps',
  liveness: 'liveness: whatever has happened, it can still come true; only an infinite execution violates it',
  mixed: 'neither: some violations are beyond repair after finitely many steps, others never are',
  holds: 'nothing whatsoever violates it',
};

/** Over the events in any order, an execution is no more than what is observed. */
function inAnyWorld({ doomed, hopeful }: Standing): readonly string[] {
  const shown = [doomed?.execution, hopeful?.execution].filter((execution) => execution !== undefined);
  return [
    ...(shown.some((execution) => truthsAtStart(execution) !== undefined)
      ? ['its predicates over configurations are taken to be true or false at will:']
      : []),
    ...(doomed === undefined ? [] : [`beyond repair after: ${upTo(doomed.execution, doomed.execution.steps.length)}`]),
    ...(hopeful === undefined
      ? []
      : [
          `violated with hope all along: ${upTo(hopeful.execution, hopeful.stem)}; and for ever: ${hopeful.execution.steps
            .slice(hopeful.stem)
            .map(actionText)
            .join('; ')}`,
          ...hopeful.open.map((claim) => `✗ ${openPhrase(claim)}`),
        ]),
  ];
}

/** What is observed in the first steps of an execution: "p sends m to q; q delivers m from p". */
function upTo(execution: Execution, steps: number): string {
  const truths = truthsAtStart(execution);
  const observed = [
    ...(truths === undefined ? [] : [`the start, where ${truths}`]),
    ...execution.startEvents.map(eventText),
    ...execution.steps.slice(0, steps).map(actionText),
  ];
  return observed.length === 0 ? 'the start' : observed.join('; ');
}

/** What was taken to be true at the start, if predicates were. */
function truthsAtStart({ start }: Execution): string | undefined {
  const truths = start.find(({ slot }) => slot === PREDICATES)?.value;
  return truths === undefined || truths === '' ? undefined : String(truths);
}

/** The two properties that a mixed one is the conjunction of. (Alpern and Schneider, 1985.) */
function closures(property: string): readonly string[] {
  return [
    `safety part: "${property}" can always still come true`,
    `liveness part: "${property}" comes true, unless at some moment it could not any more`,
  ];
}

function relativeLines(
  { class: is, doomed, hopeful, firstViolation }: Standing & { readonly firstViolation?: number },
  property: string,
): readonly string[] {
  return [
    `in this system: ${relativeReasons[is]}`,
    ...indent([
      ...(doomed === undefined ? [] : doomedLines(doomed)),
      ...(firstViolation === undefined
        ? []
        : [`the first violation whatever may follow: after ${counted(firstViolation, 'step')}`]),
      ...(hopeful === undefined ? [] : ['violated with hope all along:', ...indent(lassoLines(hopeful))]),
      ...(is === 'mixed' ? closures(property) : []),
    ]),
  ];
}

const relativeReasons: Readonly<Record<PropertyClass, string>> = {
  safety: 'safety: whatever fair execution violates it is beyond hope after finitely many steps',
  liveness:
    'liveness: after every prefix some fair execution satisfies it, and some fair execution violates it all the same',
  mixed:
    'neither: some fair executions are beyond hope after finitely many steps, others violate it with hope all along',
  holds: 'every fair execution satisfies it',
};

function doomedLines({ execution, doomed, violated }: Doomed): readonly string[] {
  const last = execution.steps.length;
  return [
    ...startLines(execution),
    ...numberedSteps(execution, 0, doomed),
    '✗ doomed: from here on no fair execution satisfies it',
    ...numberedSteps(execution, doomed, violated ?? last),
    ...(violated === undefined ? [] : ['✗ violated: from here on nothing whatsoever could satisfy it']),
  ];
}

function indent(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}
