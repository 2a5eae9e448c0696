import type { Observed } from '../specs/event.ts';
import type { Finitary, Monitor, Property, Safety } from '../specs/property.ts';
import type { World } from '../specs/world.ts';
import { BadInput } from './bad-input.ts';
import { appendSlot } from './layers/append-slot.ts';
import { MonitorMemory } from './layers/monitor-memory.ts';
import { ObservedTrace } from './layers/observed-trace.ts';
import type { Model } from './model.ts';
import type { Goal } from './search/breadth-first.ts';
import type { Read, TransitionSystem } from './transition-system.ts';
import type { UserCode } from './user-code.ts';

/** A system together with what some properties remember of its executions, and the configurations that would decide them. */
export interface PropertyLayer {
  readonly system: TransitionSystem;
  readonly properties: readonly Finitary[];
  /** One per property: a configuration that violates it, or for a `sometimes`, that witnesses it. */
  readonly goals: readonly Goal[];
  bytes(): number;
  /** The events that were met of those that the properties observe; none where they look at configurations. */
  observed(): readonly Observed[];
  /** @throws BadInput if a remembered answer of the memory's functions is a different one now */
  askAgain(): void;
}

/**
 * The layers in which the properties of a check are decided, each by one search: those that look at configurations share one, and so do
 * trace predicates over the same kinds of event; a monitor has its own.
 */
export function propertyLayers(
  model: Model,
  properties: readonly Finitary[],
  userCode: UserCode,
): readonly PropertyLayer[] {
  const groups = new Map<string, Finitary[]>();
  properties.forEach((property, index) => {
    const key = groupOf(property, index);
    groups.set(key, [...(groups.get(key) ?? []), property]);
  });
  return [...groups.values()].map((group) => layerOf(model, group, userCode));
}

function groupOf(property: Finitary, index: number): string {
  switch (property.kind) {
    case 'safety':
      return `trace of ${[...property.observes].sort().join()}`;
    case 'monitor':
      return `monitor ${index}`;
    case 'invariant':
    case 'sometimes':
      return 'configuration';
  }
}

function layerOf(model: Model, group: readonly Finitary[], userCode: UserCode): PropertyLayer {
  const [first] = group;
  if (first?.kind === 'safety') return traceLayer(model, group as readonly Safety[], userCode);
  if (first?.kind === 'monitor') return monitorLayer(model, first, userCode);
  return {
    system: model.system,
    properties: group,
    goals: group.map((property) => configurationGoal(model, property, userCode)),
    bytes: () => 0,
    observed: () => [],
    askAgain: () => {},
  };
}

function traceLayer(model: Model, group: readonly Safety[], userCode: UserCode): PropertyLayer {
  const event = model.system.event.bind(model.system);
  const trace = new ObservedTrace(group[0]!.observes, event);
  const slot = model.system.slots.length;
  return {
    system: appendSlot(model.system, trace),
    properties: group,
    goals: group.map((property) => ({
      at: property.at,
      where: placeOf(property),
      question: (read) => {
        const events = trace.trace(read(slot));
        return ask(property, userCode, () => property.predicate(events, worldOf(model, read))) ? 0 : 1;
      },
    })),
    bytes: () => trace.bytes,
    observed: () => trace.events(),
    askAgain: () => {},
  };
}

function monitorLayer(model: Model, property: Monitor, userCode: UserCode): PropertyLayer {
  const memory = new MonitorMemory(
    property,
    (read) => worldOf(model, read),
    (label) => model.system.event(label),
    userCode,
  );
  const slot = model.system.slots.length;
  return {
    system: appendSlot(model.system, memory),
    properties: [property],
    goals: [
      {
        at: property.at,
        where: placeOf(property),
        question: (read) => {
          const seen = memory.memory(read(slot));
          return ask(property, userCode, () => property.holds(seen)) ? 0 : 1;
        },
      },
    ],
    bytes: () => memory.bytes,
    observed: () => memory.events(),
    askAgain: () => memory.askAgain(),
  };
}

function configurationGoal(model: Model, property: Finitary, userCode: UserCode): Goal {
  if (property.kind !== 'invariant' && property.kind !== 'sometimes') throw new Error(`${property.kind} has a memory`);
  const wanted = property.kind === 'sometimes';
  const instances = (property.kind === 'invariant' ? property.instances : undefined) ?? [undefined];
  const [question, ...further] = instances.map((instance) => (read: Read) => {
    const answer = ask(property, userCode, () => property.predicate(model.view(read), worldOf(model, read), instance));
    return answer === wanted ? 1 : 0;
  });
  return { at: property.at, where: placeOf(property), question: question!, further };
}

function ask(property: Property, userCode: UserCode, predicate: () => unknown): boolean {
  return userCode.truth(() => placeOf(property), predicate);
}

function placeOf(property: Property): string {
  return `property "${property.name}"`;
}

export function worldOf(model: Model, read: Read): World {
  return {
    processes: model.processes,
    correct: (process) => {
      if (model.processes.includes(process)) return model.correct(read, process);
      throw new BadInput(
        `world.correct: expected a process of the system (${model.processes.join(', ')}), found "${process}". Name one of them.`,
      );
    },
  };
}
