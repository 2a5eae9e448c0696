import {
  correctProcesses,
  deliveriesOf,
  deliversAtMostOnce,
  deliversTheSame,
  deliversWhatWasBroadcast,
  observes,
  validBroadcast,
} from './byzantine-consistent-broadcast.ts';
import { safety } from './safety.ts';

/** BRB1 validity, asked at quiescence; as BCB1. @see Cachin, Guerraoui, Rodrigues 2011, Module 3.12 */
export const validity = safety('BRB1 validity (at quiescence)', { observes, at: 'quiescence' }, (trace, world) =>
  validBroadcast(trace, world),
);

/** BRB2 no duplication; as BCB2. Safety. */
export const noDuplication = safety('BRB2 no duplication', { observes }, (trace, world) =>
  deliversAtMostOnce(trace, world),
);

/** BRB3 integrity; as BCB3. Safety, for a fixed failure pattern. */
export const integrity = safety('BRB3 integrity', { observes }, (trace, world) =>
  deliversWhatWasBroadcast(trace, world),
);

/** BRB4 consistency; as BCB4. Safety, for a fixed failure pattern. */
export const consistency = safety('BRB4 consistency', { observes }, (trace, world) => deliversTheSame(trace, world));

/**
 * BRB5 totality, asked at quiescence: if a correct process has delivered a message, every correct process has delivered one once nothing
 * is owed. The claim proper is liveness.
 */
export const totality = safety('BRB5 totality (at quiescence)', { observes, at: 'quiescence' }, (trace, world) => {
  const delivered = correctProcesses(world).map((process) => deliveriesOf(trace, process).length > 0);
  return delivered.every((has) => has) || delivered.every((has) => !has);
});
