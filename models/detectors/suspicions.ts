import type { ProcessId } from '../../specs/event.ts';
import type { News, Proviso, Told } from './detector.ts';

/** The suspicion of each other process that `self` does not suspect yet. */
export function suspicions(
  self: ProcessId,
  suspected: Told,
  everyone: readonly ProcessId[],
  provided: readonly Proviso[],
  owed: boolean,
): readonly News[] {
  return everyone
    .filter((other) => other !== self && !suspected.includes(other))
    .map((of) => {
      const becomes = everyone.filter((other) => other === of || suspected.includes(other));
      return { kind: 'suspect', of, becomes, provided, owed };
    });
}

/** The end of each suspicion that `self` has. */
export function restorations(suspected: Told, provided: readonly Proviso[], owed: boolean): readonly News[] {
  return suspected.map((of) => {
    const becomes = suspected.filter((other) => other !== of);
    return { kind: 'restore', of, becomes, provided, owed };
  });
}
