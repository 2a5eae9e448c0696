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
  const initial = system.initial();
  const choice = initial.findIndex((start) => same(start.vector, path[0]!));
  const choices = [choice];
  const shown = model.system.slots;
  const steps = path.slice(1).map((after, index): Step => {
    const before = path[index]!;
    const ways = successors(system, before);
    const taken = ways.findIndex((way) => same(way.vector, after));
    const way = ways[taken];
    if (way === undefined)
      throw new Error('A step of the counterexample is none of the system: the kernel and the waist disagree.');
    choices.push(taken);
    return {
      number: index + 1,
      action: system.action(way.action),
      notes: way.notes,
      events: way.observed.map((label) => system.event(label)),
      changes: shown.flatMap((slot, at) =>
        before[at] === after[at]
          ? []
          : [{ ...named(slot), before: slot.value(before[at]!), after: slot.value(after[at]!) }],
      ),
    };
  });
  return {
    processes: model.processes,
    faulty: model.processes.filter((process) => !model.correct((slot) => path[0]![slot]!, process)),
    start: shown.map((slot, at) => ({ ...named(slot), value: slot.value(path[0]![at]!) })),
    startEvents: initial[choice]!.observed.map((label) => system.event(label)),
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
