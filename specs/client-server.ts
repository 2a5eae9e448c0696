import { safety } from './safety.ts';

/** Every request of a client is answered, asked at quiescence: once nothing is owed any more. The claim proper is liveness. */
export const response = safety(
  'response (at quiescence)',
  { observes: ['request', 'indication'], at: 'quiescence' },
  (trace, world) =>
    world.processes.every((process) => {
      const count = (type: 'request' | 'indication') =>
        trace.filter((event) => event.type === type && event.process === process).length;
      return !world.correct(process) || count('indication') >= count('request');
    }),
);
