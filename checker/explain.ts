import type { Execution, Step } from './execution.ts';
import type { Model } from './model.ts';
import { type Successor, successors } from './successors.ts';
import type { Slot, StateVector, TransitionSystem } from './transition-system.ts';

/**
 * The execution along a path of configurations, with all that a person needs to follow it.
 *
 * @param system the model's system, perhaps with slots of properties behind it: those are not shown
 * @param path from an initial configuration on, each a successor of the one before
 */
export function explain(model: Model, system: TransitionSystem, path: readonly StateVector[]): Execution {
  const start = system.initial().findIndex((candidate) => same(candidate.vector, path[0]!));
  return executionFrom(model, system, start, path.length - 1, (step, ways) =>
    ways.findIndex((way) => same(way.vector, path[step]!)),
  );
}

/**
 * The execution that a list of choices stands for, with all that a person needs to follow it.
 *
 * @param choices which of the initial configurations, and then at each step which of its successors
 */
export function replay(model: Model, system: TransitionSystem, choices: readonly number[]): Execution {
  return executionFrom(model, system, choices[0]!, choices.length - 1, (step) => choices[step]!);
}

/** The execution of so many steps from an initial configuration, where `choose` tells which way each step goes. Steps count from 1. */
function executionFrom(
  model: Model,
  system: TransitionSystem,
  first: number,
  length: number,
  choose: (step: number, ways: readonly Successor[]) => number,
): Execution {
  const start = system.initial()[first]!;
  const choices = [first];
  const shown = model.system.slots;
  let before = start.vector;
  const steps = Array.from({ length }, (_, index): Step => {
    const number = index + 1;
    const ways = successors(system, before);
    const choice = choose(number, ways);
    const way = ways[choice];
    if (way === undefined)
      throw new Error('A step of the counterexample is none of the system: the kernel and the waist disagree.');
    choices.push(choice);
    const from = before;
    const after = way.vector;
    before = after;
    return {
      number,
      action: system.action(way.action),
      notes: way.notes,
      ...(way.faults.length > 0 && { faults: way.faults }),
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
