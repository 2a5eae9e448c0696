import type { ProcessId } from '../specs/event.ts';
import type { BroadcastPort } from './broadcast-ports.ts';
import type { Detector } from './detectors/detector.ts';
import type { FailureModel } from './failures/failure-model.ts';
import type { Layer } from './layer.ts';
import type { Link } from './links/link.ts';
import type { PerfectLinks } from './links/link-ports.ts';
import { perfect } from './links/perfect.ts';
import { processOf } from './process-of.ts';
import { at, system } from './system.ts';

/**
 * Processes p, q, r, with one stack of layers each, over perfect links unless said otherwise.
 *
 * @param options.size how many there are: 3 unless said otherwise
 * @param options.broadcasts who is asked to broadcast which message, in any order; one message of p unless said otherwise
 */
export function broadcastGroup<Abstraction extends string>(
  stack: Layer<BroadcastPort<Abstraction>, PerfectLinks>,
  options: {
    readonly size?: 2 | 3;
    readonly broadcasts?: readonly (readonly [process: ProcessId, message: string])[];
    readonly links?: Link;
    readonly failures?: FailureModel;
    readonly detector?: Detector;
  } = {},
) {
  const { size = 3, broadcasts = [['p', 'm']], ...model } = options;
  return system({
    processes: Object.fromEntries(['p', 'q', 'r'].slice(0, size).map((name) => [name, processOf(stack)])),
    links: perfect(),
    inputs: broadcasts.map(([process, message]) => at(process, { broadcast: message })),
    ...model,
  });
}
