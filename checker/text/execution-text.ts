import type { Execution, Step } from '../execution.ts';
import { formatValue } from './format-value.ts';
import { eventLine, stepLines } from './step-text.ts';

/** An execution, step by step: actor, action, message, and only the fields that changed. */
export function executionLines(execution: Execution): readonly string[] {
  return [...startLines(execution), ...numberedSteps(execution, 0, execution.steps.length)];
}

/** Who may fail, and where an execution begins. */
export function startLines({ faulty, start, startEvents }: Execution): readonly string[] {
  const initial = start
    .filter(({ environment }) => !environment)
    .map(
      ({ slot, owner, value }) =>
        `${slot === owner ? formatValue(slot) : slot} = ${formatValue(value, { lengthMax: 100 })}`,
    );
  return [
    ...(faulty.length > 0 ? [`faulty: ${faulty.map((process) => formatValue(process)).join(', ')}`] : []),
    `start: ${initial.join(', ')}`,
    ...startEvents.flatMap(eventLine).map((line) => `  ${line}`),
  ];
}

/**
 * Some of the steps of an execution, each under its number.
 *
 * @param from the index of the first of them
 * @param to the index after the last of them
 * @param linesOf what is said of one step: its phrase, then what came of it
 */
export function numberedSteps(
  { steps }: Execution,
  from: number,
  to: number,
  linesOf: (step: Step) => readonly string[] = stepLines,
): readonly string[] {
  const width = String(steps.length).length;
  return steps.slice(from, to).flatMap((step) => {
    const [first, ...rest] = linesOf(step);
    return [
      `${String(step.number).padStart(width)}. ${first}`,
      ...rest.map((line) => `${' '.repeat(width + 4)}${line}`),
    ];
  });
}
