import { UNKNOWN } from '../linear/answers';
import * as control from '../linear/control-block';
import { inPairs } from './answers';
import { growEdges, learnClass } from './host';

/**
 * Appends the edge of a step that takes an action and shows some events.
 *
 * @returns where its target has to be written
 */
export function appendEdge(action: u32, events: u32): usize {
  let known = inPairs(control.classes, action, events);
  if (known === UNKNOWN) known = learnClass(action, events);
  if (load<u32>(control.edgesLeft) === 0) growEdges();
  store<u32>(control.edgesLeft, load<u32>(control.edgesLeft) - 1);
  const bytes = load<u32>(control.classBytes);
  const at: usize = load<u32>(control.classAt);
  if (bytes === 2) store<u16>(at, u16(known - 1));
  else store<u32>(at, known - 1);
  store<u32>(control.classAt, at + bytes);
  const target: usize = load<u32>(control.targetAt);
  store<u32>(control.targetAt, target + 4);
  return target;
}
