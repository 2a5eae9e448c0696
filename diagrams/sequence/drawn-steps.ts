import type { Step } from '../../checker/execution.ts';
import { note } from './drawing.ts';
import type { Lifelines } from './lifelines.ts';

/** Consecutive steps, each drawn by `draw`. More than `stepsMax` are drawn without their middle, and a note says so. */
export function drawnSteps(
  steps: readonly Step[],
  stepsMax: number,
  lines: Lifelines,
  draw: (step: Step) => readonly string[],
): readonly string[] {
  if (steps.length <= stepsMax) return steps.flatMap(draw);
  // How an execution began and how it ended say more than its middle; its end says most.
  const head = Math.floor(stepsMax / 4);
  const tail = steps.length - (stepsMax - head);
  const hidden = steps.slice(head, tail);
  return [
    ...steps.slice(0, head).flatMap(draw),
    note(lines.overAll, [`steps ${hidden[0]!.number} to ${hidden.at(-1)!.number} are not drawn`]),
    ...steps.slice(tail).flatMap(draw),
  ];
}
