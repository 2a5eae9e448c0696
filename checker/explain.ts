import type { Execution, Step } from './execution.ts';
import type { Model } from './model.ts';
import { successors } from './successors.ts';
import type { Slot, StateVector, TransitionSystem } from './transition-system.ts';

/**
 * The execution along a path of configurations, with all that a person needs to follow it.
 *
 * @param system the model's system, perhaps with slots of properties behind it: those are not shown
 * @param path from an initial configuration on, each a successor of the one before
 */
export function explain(model: Model, system: TransitionSystem, path: readonly StateVector[]): Execution {
  const choices = [system.initial().findIndex((start) => same(start.vector, path[0]!))];
  path.slice(1).forEach((after, index) => {
    choices.push(successors(system, path[index]!).findIndex((way) => same(way.vector, after)));
  });
  return replay(model, system, choices);
}

/**
 * The execution that a list of choices stands for, with all that a person needs to follow it.
 *
 * @param choices which of the initial configurations, and then at each step which of its successors
 */
export function replay(model: Model, system: TransitionSystem, choices: readonly number[]): Execution {
  const initial = system.initial();
  const start = initial[choices[0]!]!;
  const shown = model.system.slots;
  let before = start.vector;
  const steps = choices.slice(1).map((choice, index): Step => {
    const way = successors(system, before)[choice];
    if (way === undefined)
      throw new Error('A step of the counterexample is none of the system: the kernel and the waist disagree.');
    const from = before;
    const after = way.vector;
    before = after;
    return {
      number: index + 1,
      action: system.action(way.action),
      notes: way.notes,
      events: way.observed.map((label) => system.event(label)),
      changes: shown.flatMap((slot, at) =>
        from[at] === after[at]
          ? []
          : [{ ...named(slot), before: slot.value(from[at]!), after: slot.value(after[at]!) }],
      ),
    };
  });
  return {
    processes: model.processes,
    faulty: model.processes.filter((process) => !model.correct((slot) => start.vector[slot]!, process)),
    start: shown.map((slot, at) => ({ ...named(slot), value: slot.value(start.vector[at]!) })),
    startEvents: start.observed.map((label) => system.event(label)),
    steps,
    choices,
  };
}

function named({ name, owner, environment }: Slot): { slot: string; owner?: string; environment?: true } {
  return { slot: name, ...(owner !== undefined && { owner }), ...(environment && { environment }) };
}

function same(a: StateVector, b: StateVector): boolean {
  return a.every((id, slot) => id === b[slot]);
}
