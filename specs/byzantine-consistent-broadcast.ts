import type { BroadcastIndication, BroadcastRequest } from './broadcast-events.ts';
import type { Indication, ProcessId, Request, Trace } from './event.ts';
import { safety } from './safety.ts';
import type { World } from './world.ts';

/** All properties look at the same kinds of event, so that one search decides them together. */
export const observes = ['request', 'indication'] as const;

/** What the properties of Byzantine broadcast see of an execution with one instance, in which one process broadcasts one message. */
export type BroadcastTrace = Trace<Request<BroadcastRequest> | Indication<BroadcastIndication>>;

/**
 * BCB1 validity, asked at quiescence: what a correct process broadcasts, every correct process has delivered once nothing is owed.
 *
 * The claim proper is liveness.
 *
 * @see Cachin, Guerraoui, Rodrigues 2011, Module 3.11
 */
export const validity = safety('BCB1 validity (at quiescence)', { observes, at: 'quiescence' }, (trace, world) =>
  validBroadcast(trace, world),
);

/** BCB2 no duplication: every correct process delivers at most one message. Safety. */
export const noDuplication = safety('BCB2 no duplication', { observes }, (trace, world) =>
  deliversAtMostOnce(trace, world),
);

/** BCB3 integrity: what a correct process delivers from a correct sender, that sender has broadcast before. Safety, for a fixed failure pattern. */
export const integrity = safety('BCB3 integrity', { observes }, (trace, world) =>
  deliversWhatWasBroadcast(trace, world),
);

/** BCB4 consistency: no two correct processes deliver different messages. Safety, for a fixed failure pattern. */
export const consistency = safety('BCB4 consistency', { observes }, (trace, world) => deliversTheSame(trace, world));

/** Every correct process has delivered what a correct one broadcast. */
export function validBroadcast(trace: BroadcastTrace, world: World): boolean {
  return trace.every(
    (event) =>
      event.type !== 'request' ||
      !world.correct(event.process) ||
      correctProcesses(world).every((process) =>
        deliveriesOf(trace, process).includes(textOf(event.request.broadcast)),
      ),
  );
}

export function deliversAtMostOnce(trace: BroadcastTrace, world: World): boolean {
  return correctProcesses(world).every((process) => deliveriesOf(trace, process).length <= 1);
}

export function deliversWhatWasBroadcast(trace: BroadcastTrace, world: World): boolean {
  return trace.every((event, index) => {
    if (event.type === 'request' || !world.correct(event.process) || !world.correct(event.indication.from)) return true;
    const { deliver, from } = event.indication;
    return trace
      .slice(0, index)
      .some(
        (past) =>
          past.type === 'request' && past.process === from && textOf(past.request.broadcast) === textOf(deliver),
      );
  });
}

export function deliversTheSame(trace: BroadcastTrace, world: World): boolean {
  return new Set(correctProcesses(world).flatMap((process) => deliveriesOf(trace, process))).size <= 1;
}

/** The messages that a process delivered, as text. */
export function deliveriesOf(trace: BroadcastTrace, process: ProcessId): readonly string[] {
  return trace.flatMap((event) =>
    event.type === 'indication' && event.process === process ? [textOf(event.indication.deliver)] : [],
  );
}

export function correctProcesses({ processes, correct }: World): readonly ProcessId[] {
  return processes.filter((process) => correct(process));
}

function textOf(message: unknown): string {
  return JSON.stringify(message);
}
