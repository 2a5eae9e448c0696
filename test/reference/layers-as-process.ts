import type { LayerDefinition, LayerEffects } from '../../models/layer.ts';
import type { Effects, ProcessDefinition } from '../../models/process.ts';
import type { Deliver, Send } from '../../specs/event.ts';

/** Effects that say what is observed where a process meets the links that its layers implement. */
export interface ObservingEffects extends Effects {
  observe(event: Send | Deliver): void;
  /** Each in the stack stores for itself. */
  storeAt(place: number, value: unknown): void;
}

/** Somebody in the stack has something to handle; place 0 is the process itself, and the highest one is the lowest layer. */
interface Note {
  readonly place: number;
  handle(state: unknown, fx: ObservingEffects): unknown;
  /** What is observed right before. */
  readonly first?: Deliver;
}

/**
 * A process above layers, as one process. Its state is the list of the states of all, and what they tell each other waits in a line.
 *
 * @param layers from the top to the bottom
 */
export function layersAsProcess(own: ProcessDefinition, layers: readonly LayerDefinition[]): ProcessDefinition {
  const lowest = layers.length;
  const { upon: ownUpon = {} } = own;
  // The state of this process is the list that `init` and the handlers make.
  const listOf = (state: unknown) => state as readonly unknown[];
  const timerOf = (place: number, timer: string) => (place === 0 ? timer : `${place}/${timer}`);
  const hasTimeout = ownUpon.timeout !== undefined || layers.some(({ upon }) => upon.timeout !== undefined);
  const kinds = (['suspect', 'restore', 'trust'] as const).filter((kind) =>
    [{ upon: ownUpon }, ...layers].some(({ upon }) => upon[kind] !== undefined),
  );
  const hasReset = ownUpon.reset !== undefined || layers.some(({ upon }) => upon.reset !== undefined);

  function settle(before: readonly unknown[], notes: Note[], fx: ObservingEffects): unknown {
    const states = [...before];
    for (let note = notes.shift(); note !== undefined; note = notes.shift()) {
      if (note.first) {
        fx.observe(note.first);
      }
      const next = note.handle(states[note.place], fx);
      // A refusal is a symbol, and a state never is.
      if (typeof next === 'symbol') {
        return next;
      }
      states[note.place] = next;
    }
    return states;
  }

  /** The effects of the process at the top: what it sends, its topmost layer is asked for. */
  function ownEffects(notes: Note[], fx: ObservingEffects): Effects {
    const send = (to: string, message: unknown) => {
      fx.observe({ type: 'send', process: fx.self, from: fx.self, to, message });
      notes.push(asked(1, { send: message, to }, notes));
    };
    return {
      ...fx,
      store: (value) => fx.storeAt(0, value),
      send,
      broadcast: (message) => {
        for (const to of fx.everyone) {
          send(to, message);
        }
      },
    };
  }

  function layerEffects(place: number, notes: Note[], fx: ObservingEffects): LayerEffects {
    return {
      ...fx,
      store: (value) => fx.storeAt(place, value),
      request: (request: { readonly send: unknown; readonly to: string }) => {
        if (place === lowest) {
          fx.send(request.to, request.send);
        } else {
          notes.push(asked(place + 1, request, notes));
        }
      },
      indicate: (indication: { readonly deliver: unknown; readonly from: string }) => {
        notes.push(told(place - 1, indication.from, indication.deliver, fx.self, notes));
      },
      setTimer: (timer, ticks) => fx.setTimer(timerOf(place, timer), ticks),
      cancelTimer: (timer) => fx.cancelTimer(timerOf(place, timer)),
    };
  }

  function asked(place: number, request: unknown, notes: Note[]): Note {
    return {
      place,
      handle: (state, fx) => {
        const { request: handler } = layers[place - 1]!.upon;
        if (handler === undefined) {
          throw new Error('A layer is asked for something: a handler is expected.');
        }
        return handler(state, request, layerEffects(place, notes, fx));
      },
    };
  }

  function told(place: number, from: string, message: unknown, self: string, notes: Note[]): Note {
    if (place > 0) {
      return {
        place,
        handle: (state, fx) =>
          layers[place - 1]!.upon.indication?.(state, { deliver: message, from }, layerEffects(place, notes, fx)) ??
          state,
      };
    }
    return {
      place,
      first: { type: 'deliver', process: self, from, to: self, message },
      handle: (state, fx) => (ownUpon.deliver ? ownUpon.deliver(state, from, message, ownEffects(notes, fx)) : state),
    };
  }

  function broken(place: number, peer: string, notes: Note[]): Note {
    return {
      place,
      handle: (state, fx) => {
        if (place === 0) {
          return ownUpon.reset ? ownUpon.reset(state, peer, ownEffects(notes, fx)) : state;
        }
        const { reset } = layers[place - 1]!.upon;
        if (reset) {
          return reset(state, peer, layerEffects(place, notes, fx));
        }
        notes.push(broken(place - 1, peer, notes));
        return state;
      },
    };
  }

  const handled = (state: unknown, fx: Effects, note: (notes: Note[]) => Note) => {
    const notes: Note[] = [];
    notes.push(note(notes));
    // The interpreter of processes hands out effects that can observe.
    return settle(listOf(state), notes, fx as ObservingEffects);
  };

  return {
    init: (self, everyone) => [own.init(self, everyone), ...layers.map((layer) => layer.init(self, everyone))],
    start: (state, fx) => {
      const notes: Note[] = [];
      for (let place = lowest; place > 0; place -= 1) {
        const { start } = layers[place - 1]!;
        if (start) {
          notes.push({ place, handle: (before, fxs) => start(before, layerEffects(place, notes, fxs)) });
        }
      }
      const { start } = own;
      if (start) {
        notes.push({ place: 0, handle: (before, fxs) => start(before, ownEffects(notes, fxs)) });
      }
      // The interpreter of processes hands out effects that can observe.
      return settle(listOf(state), notes, fx as ObservingEffects);
    },
    ...((own.recover !== undefined || layers.some(({ recover }) => recover !== undefined)) && {
      recover: (stored: Readonly<Record<number, unknown>> | null, fx: Effects) => {
        const notes: Note[] = [];
        const inits = [own, ...layers].map(({ init, recover }) => (recover ? null : init(fx.self, fx.everyone)));
        for (let place = lowest; place >= 0; place -= 1) {
          const of = stored?.[place] ?? null;
          if (place > 0) {
            const { start, recover } = layers[place - 1]!;
            if (recover) {
              notes.push({ place, handle: (_, fxs) => recover(of, layerEffects(place, notes, fxs)) });
            } else if (start) {
              notes.push({ place, handle: (before, fxs) => start(before, layerEffects(place, notes, fxs)) });
            }
          } else {
            const { start, recover } = own;
            if (recover) {
              notes.push({ place, handle: (_, fxs) => recover(of, ownEffects(notes, fxs)) });
            } else if (start) {
              notes.push({ place, handle: (before, fxs) => start(before, ownEffects(notes, fxs)) });
            }
          }
        }
        // The interpreter of processes hands out effects that can observe.
        return settle(inits, notes, fx as ObservingEffects);
      },
    }),
    upon: {
      request: (state, request, fx) =>
        handled(state, fx, (notes) => ({
          place: 0,
          handle: (before, fxs) => ownUpon.request?.(before, request, ownEffects(notes, fxs)),
        })),
      deliver: (state, from, message, fx) => handled(state, fx, (notes) => told(lowest, from, message, fx.self, notes)),
      ...(hasTimeout && {
        timeout: (state: unknown, timer: string, fx: Effects) => {
          const slash = timer.indexOf('/');
          const place = slash < 0 ? 0 : Number(timer.slice(0, slash));
          const name = timer.slice(slash + 1);
          return handled(state, fx, (notes) => ({
            place,
            handle: (before, fxs) =>
              (place === 0
                ? ownUpon.timeout?.(before, name, ownEffects(notes, fxs))
                : layers[place - 1]!.upon.timeout?.(before, name, layerEffects(place, notes, fxs))) ?? before,
          }));
        },
      }),
      ...Object.fromEntries(
        kinds.map((kind) => [
          kind,
          (state: unknown, of: string, fx: Effects) => {
            const notes: Note[] = [];
            for (let place = lowest; place > 0; place -= 1) {
              const heard = layers[place - 1]!.upon[kind];
              if (heard) {
                notes.push({ place, handle: (before, fxs) => heard(before, of, layerEffects(place, notes, fxs)) });
              }
            }
            const heard = ownUpon[kind];
            if (heard) {
              notes.push({ place: 0, handle: (before, fxs) => heard(before, of, ownEffects(notes, fxs)) });
            }
            // The interpreter of processes hands out effects that can observe.
            return settle(listOf(state), notes, fx as ObservingEffects);
          },
        ]),
      ),
      ...(hasReset && {
        reset: (state: unknown, peer: string, fx: Effects) =>
          handled(state, fx, (notes) => broken(lowest, peer, notes)),
      }),
    },
    internal: [
      ...(own.internal ?? []).map((step) => ({
        name: `0/${step.name}`,
        when: (state: unknown) => step.when(listOf(state)[0]),
        run: (state: unknown, fx: Effects) =>
          handled(state, fx, (notes) => ({
            place: 0,
            handle: (before, fxs) => step.run(before, ownEffects(notes, fxs)),
          })),
      })),
      ...layers.flatMap((layer, index) =>
        (layer.internal ?? []).map((step) => ({
          name: `${index + 1}/${step.name}`,
          when: (state: unknown) => step.when(listOf(state)[index + 1]),
          run: (state: unknown, fx: Effects) =>
            handled(state, fx, (notes) => ({
              place: index + 1,
              handle: (before, fxs) => step.run(before, layerEffects(index + 1, notes, fxs)),
            })),
        })),
      ),
    ],
  };
}
