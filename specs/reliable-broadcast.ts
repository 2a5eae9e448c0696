import type { Indication, ProcessId, Request, Trace } from './event.ts';
import { safety } from './safety.ts';
import type { World } from './world.ts';

/** What a broadcast is asked, and what it delivers. Messages are unique. */
export interface BroadcastRequest {
  readonly broadcast: unknown;
}
export interface BroadcastIndication {
  readonly deliver: unknown;
  readonly from: ProcessId;
}

/** RB2 no duplication: no process delivers a message twice. Safety. */
export const noDuplication = safety('RB2 no duplication', { observes: ['indication'] }, (trace) => {
  const deliveries = trace.map(({ process, indication }) => JSON.stringify([process, indication]));
  return new Set(deliveries).size === deliveries.length;
});

/** RB3 no creation: a message that is delivered with sender s was broadcast by s before. Safety. */
export const noCreation = safety('RB3 no creation', { observes: ['request', 'indication'] }, (trace) =>
  trace.every(
    (event, index) =>
      event.type === 'request' ||
      broadcastsOf(event.indication.from, trace.slice(0, index)).includes(JSON.stringify(event.indication.deliver)),
  ),
);

/**
 * RB4 agreement, asked at quiescence: what a correct process delivers, every correct process has delivered once nothing is owed.
 *
 * The claim proper is liveness: a message that is still owed may be delivered later.
 *
 * @see Cachin, Guerraoui, Rodrigues 2011, Module 3.2
 */
export const agreement = safety(
  'RB4 agreement (at quiescence)',
  { observes: ['indication'], at: 'quiescence' },
  (trace, world) => agreed(trace, world, (process) => world.correct(process)),
);

/**
 * URB4 uniform agreement, asked at quiescence: what any process delivers, correct or faulty, every correct process has delivered.
 *
 * @see Cachin, Guerraoui, Rodrigues 2011, Module 3.3
 */
export const uniformAgreement = safety(
  'URB4 uniform agreement (at quiescence)',
  { observes: ['indication'], at: 'quiescence' },
  (trace, world) => agreed(trace, world, () => true),
);

/** What the processes that `binds` selects have delivered, all correct ones have. */
function agreed(
  trace: Trace<Indication<BroadcastIndication>>,
  world: World,
  binds: (process: ProcessId) => boolean,
): boolean {
  const deliveredBy = (process: ProcessId) =>
    new Set(trace.filter((event) => event.process === process).map((event) => JSON.stringify(event.indication)));
  const correct = world.processes.filter((process) => world.correct(process));
  return world.processes
    .filter(binds)
    .every((process) =>
      [...deliveredBy(process)].every((message) => correct.every((other) => deliveredBy(other).has(message))),
    );
}

function broadcastsOf(
  process: ProcessId,
  trace: Trace<Request<BroadcastRequest> | Indication<BroadcastIndication>>,
): readonly string[] {
  return trace.flatMap((event) =>
    event.type === 'request' && event.process === process ? [JSON.stringify(event.request.broadcast)] : [],
  );
}
