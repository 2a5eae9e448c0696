import { BadInput } from '../checker/bad-input.ts';
import { shown } from '../checker/shape.ts';
import { isLayer, type Layer } from './layer.ts';
import type { Memories } from './layer-stack.ts';
import type { LinkPort } from './links/link-ports.ts';
import type { Port } from './port.ts';
import type { Process } from './process.ts';
import { stackedProcess } from './stacked-process.ts';

/** The protocol of a stack: its client talks to the topmost layer, and its lowest one sends the messages. */
export interface ProtocolOf<Up extends Port, Down extends LinkPort> {
  local: Memories;
  message: Down['request']['send'];
  request: Up['request'];
  indication: Up['indication'];
}

/**
 * A process that is a stack of layers over the links of its system: a broadcast over another broadcast. Its local state is the memory of
 * each layer, by the layer's name.
 *
 * @example system({ processes: { p: processOf(over(uniform, bestEffort)) }, links: perfect() })
 * @throws BadInput for what is no stack of layers
 */
export function processOf<Up extends Port, Down extends LinkPort>(
  stack: Layer<Up, Down>,
): Process<ProtocolOf<Up, Down>> {
  if (!isLayer(stack)) {
    throw new BadInput(
      `processOf: expected layers, such as over(upper, lower), found ${shown(stack)}. Links go into "links" of the system.`,
    );
  }
  return { definition: stackedProcess(stack.layers, 0) };
}
