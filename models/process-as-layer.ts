import { BadInput } from '../checker/bad-input.ts';
import type { ProcessId } from '../specs/event.ts';
import type { LayerDefinition, LayerEffects } from './layer.ts';
import type { Effects, ProcessDefinition } from './process.ts';

/** The name of the layer that is the user's own process, above the layers that implement its links. */
export const ownProcess = 'process';

/** A process as a layer over links, so that others can be put under it. */
export function processAsLayer({ init, start, recover, upon = {}, internal = [] }: ProcessDefinition): LayerDefinition {
  const { request, deliver, timeout, reset, suspect, restore, trust } = upon;
  return {
    name: ownProcess,
    init,
    ...(start && { start: (state, fx) => start(state, effectsOver(fx)) }),
    ...(recover && { recover: (stored, fx) => recover(stored, effectsOver(fx)) }),
    upon: {
      ...(request && { request: (state, asked, fx) => request(state, asked, effectsOver(fx)) }),
      ...(deliver && {
        indication: (state, { deliver: message, from }, fx) => deliver(state, from, message, effectsOver(fx)),
      }),
      ...(timeout && { timeout: (state, timer, fx) => timeout(state, timer, effectsOver(fx)) }),
      ...(reset && { reset: (state, peer, fx) => reset(state, peer, effectsOver(fx)) }),
      ...(suspect && { suspect: (state, other, fx) => suspect(state, other, effectsOver(fx)) }),
      ...(restore && { restore: (state, other, fx) => restore(state, other, effectsOver(fx)) }),
      ...(trust && { trust: (state, leader, fx) => trust(state, leader, effectsOver(fx)) }),
    },
    internal: internal.map(({ name, when, run }) => ({
      name,
      when,
      run: (state, fx) => run(state, effectsOver(fx)),
    })),
  };
}

/** The effects of a process over a layer that implements its links. */
function effectsOver(fx: LayerEffects): Effects {
  const send = (to: ProcessId, message: unknown) => {
    if (!fx.everyone.includes(to)) {
      throw new BadInput(
        `process ${fx.self} sends a message to "${String(to)}": expected a process of the system (${fx.everyone.join(', ')}). Send to one of them.`,
      );
    }
    fx.request({ send: message, to });
  };
  return {
    ...fx,
    send,
    broadcast: (message) => {
      for (const to of fx.everyone) send(to, message);
    },
  };
}
