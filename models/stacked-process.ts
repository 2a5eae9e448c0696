import type { ProcessId } from '../specs/event.ts';
import { newsKinds } from './detectors/detector.ts';
import { validateInternalSteps } from './internal-steps.ts';
import type { LayerDefinition } from './layer.ts';
import { LayerStack, type Memories } from './layer-stack.ts';
import type { Effects, ProcessDefinition } from './process.ts';

/**
 * Several layers as one process over links. The layer that an event from outside is for handles it; what the layers then tell each other
 * is handled first in, first out, within the same step. All that shows outside happens in the order in which it is caused, so that a
 * crash may cut the step anywhere.
 *
 * @param layers from the top to the bottom; the lowest uses links
 * @param linkLayers how many of the lowest implement links: at the boundary above them sends and deliveries are observed. With none,
 * it is the links of the system that are observed.
 */
export function stackedProcess(layers: readonly LayerDefinition[], linkLayers: number): ProcessDefinition {
  const stack = new LayerStack(layers, layers.length - linkLayers);
  const has = (handler: keyof LayerDefinition['upon']) => layers.some(({ upon }) => upon[handler] !== undefined);
  const bottom = layers.length - 1;
  const internal = layers.flatMap(({ name, internal = [] }, at) =>
    internal.map((step, index) => ({
      name: stack.qualified(at, step.name),
      when: (memories: Memories) => step.when(memories[name]),
      run: (memories: Memories, fx: Effects) => stack.after(memories, { at, event: 'internal', argument: index }, fx),
    })),
  );
  // Two layers may name steps alike, but a process over a layer "low" must not call one of its own "low: rest".
  validateInternalSteps(internal, (part) => `${part} of the layers ${layers.map(({ name }) => name).join(', ')}`);
  return {
    init: (self, everyone) => Object.fromEntries(layers.map(({ name, init }) => [name, init(self, everyone)])),
    ...(layers.some(({ start }) => start !== undefined) && {
      start: (memories: Memories, fx: Effects) => stack.started(memories, fx),
    }),
    ...(layers.some(({ recover }) => recover !== undefined) && {
      recover: (stored: Memories | null, fx: Effects) => stack.recovered(stored, fx),
    }),
    upon: {
      ...(layers[0]!.upon.request !== undefined && {
        request: (memories: Memories, request: unknown, fx: Effects) =>
          stack.after(memories, { at: 0, event: 'request', argument: request }, fx),
      }),
      ...(layers[bottom]!.upon.indication !== undefined && {
        deliver: (memories: Memories, from: ProcessId, message: unknown, fx: Effects) =>
          stack.after(memories, { at: bottom, event: 'indication', argument: { deliver: message, from } }, fx),
      }),
      ...(has('timeout') && {
        timeout: (memories: Memories, timer: string, fx: Effects) => stack.after(memories, stack.timeout(timer), fx),
      }),
      ...(has('reset') && {
        reset: (memories: Memories, peer: ProcessId, fx: Effects) =>
          stack.after(memories, { at: bottom, event: 'reset', argument: peer }, fx),
      }),
      ...Object.fromEntries(
        newsKinds
          .filter(has)
          .map((kind) => [
            kind,
            (memories: Memories, of: ProcessId, fx: Effects) => stack.afterNews(memories, kind, of, fx),
          ]),
      ),
    },
    internal,
  };
}
