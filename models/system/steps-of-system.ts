import { BadInput } from '../../checker/bad-input.ts';
import { afterEmissions } from '../../checker/successors.ts';
import type { Assumption, Id, Read, Start, TransitionSystem } from '../../checker/transition-system.ts';
import type { ProcessId } from '../../specs/event.ts';
import { owedText } from '../components/owed.ts';
import { names, type Promised } from '../components/wiring.ts';
import type { Parts } from './assemble.ts';
import { delays, patterns, type WiredDefinition } from './wired-definition.ts';

export function transitionSystem(
  definition: WiredDefinition,
  { wiring, components, processes }: Parts,
  gone: (read: Read) => readonly ProcessId[],
): TransitionSystem {
  let starts: readonly Start[] | undefined;
  const system: TransitionSystem = {
    slots: components.map((component) => component.slot),
    observers: [],
    joint: [],
    initial: () => {
      starts ??= patterns(definition, wiring.everyone).flatMap((faulty) =>
        delays(definition).map((delay) => started(system, { wiring, components, processes }, faulty, delay)),
      );
      return starts;
    },
    offers: (slot, id) => components[slot]!.offers(id),
    react: (slot, id, label) => components[slot]!.react(id, label),
    action: (action) => wiring.action(action),
    event: (label) => wiring.event(label),
    assumptions: (action) => wiring.promised(action).map((promised) => assumption(promised, gone)),
  };
  return system;
}

function assumption({ owed, owner, kind, until }: Promised, gone: (read: Read) => readonly ProcessId[]): Assumption {
  return {
    instance: JSON.stringify(owed),
    text: owedText(owed),
    owner,
    kind,
    owed: (read) => !gone(read).some((process) => until.includes(process)),
  };
}

/** The initial configuration under a choice, after the start handlers of all processes have run. */
export function started(
  system: TransitionSystem,
  { wiring, components, processes }: Pick<Parts, 'wiring' | 'components' | 'processes'>,
  faulty: readonly ProcessId[],
  delay: number | undefined,
): Start {
  const vector: Id[] = components.map((component) => component.initial(faulty, delay));
  const emissions = processes.flatMap((process, index) => {
    const slot = wiring.slotOf(names.process(wiring.everyone[index]!))!;
    const { becomes, labels } = process.start(faulty);
    vector[slot] = becomes;
    return labels;
  });
  const [way] = afterEmissions(system, vector, emissions);
  if (way === undefined) {
    throw new BadInput(
      'start: expected room for what the processes send before the first step. Raise the capacity of the links.',
    );
  }
  return { vector: way.vector, observed: way.observed };
}
