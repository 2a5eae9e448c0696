import type { ReferenceProcesses, ReferenceSystem } from '../reference/reference-system.ts';
import { fsmDefinition } from './random-fsm.ts';
import type { RandomGuarded } from './random-guarded.ts';
import { guardedDefinition } from './random-guarded.ts';
import { layerDefinition } from './random-layer.ts';
import { uponDefinition } from './random-process.ts';
import type { RandomSystem } from './random-system.ts';

const refuse = Symbol('refuse');

/**
 * What the reference checks for a description.
 *
 * @param alphabet what Byzantine processes say, if there are any
 */
export function referenceOf(system: RandomSystem, alphabet?: readonly unknown[]): ReferenceProcesses;
export function referenceOf(system: RandomSystem | RandomGuarded, alphabet?: readonly unknown[]): ReferenceSystem;
export function referenceOf(system: RandomSystem | RandomGuarded, alphabet: readonly unknown[] = []): ReferenceSystem {
  if (system.kind === 'guarded') {
    return { kind: 'guarded', definition: guardedDefinition(system) };
  }
  return {
    kind: 'processes',
    processes: Object.fromEntries(
      Object.entries(system.processes).map(([name, process]) => [
        name,
        process.kind === 'fsm'
          ? { kind: 'fsm', definition: fsmDefinition(process) }
          : { kind: 'upon', definition: uponDefinition(process, refuse) },
      ]),
    ),
    links: system.links,
    layers: system.layers.map((layer, index) => layerDefinition(layer, `layer ${index}`, refuse)),
    ...(system.failures && { failures: system.failures }),
    ...(system.omission && { omission: system.omission }),
    ...(system.byzantine && { byzantine: { ...system.byzantine, alphabet } }),
    ...(system.departing && { departing: system.departing }),
    ...(system.timing && { timing: system.timing }),
    ...(system.detector && { detector: system.detector }),
    ...(system.recovery && { recovery: system.recovery }),
    inputs: system.inputs,
    refuse,
  };
}
