import { BadInput } from '../checker/bad-input.ts';
import { formatValue } from '../checker/text/format-value.ts';
import type { Deliver, ProcessId, Send } from '../specs/event.ts';
import type { NewsKind } from './detectors/detector.ts';
import type { LayerDefinition, LayerEffects } from './layer.ts';
import type { LinkPort } from './links/link-ports.ts';
import { type Effects, type Refusal, refuse } from './process.ts';
import { ownProcess } from './process-as-layer.ts';

/** The local state of a stack: the memory of each layer, by its name. */
export type Memories = Readonly<Record<string, unknown>>;

/** Effects that can also say what happens at the boundary between a process and the links that are implemented below it, and which layer stores. */
export interface StackEffects extends Effects {
  observe(event: Send | Deliver): void;
  /** @param delivers whether what is stored is what the links have delivered */
  storeOf(layer: string, value: unknown, delivers: boolean): void;
}

/** What one layer is told. */
interface Told {
  /** The place of the layer, from the top. */
  readonly at: number;
  readonly event: 'start' | 'recover' | 'request' | 'indication' | 'timeout' | 'reset' | 'internal' | NewsKind;
  readonly argument: unknown;
}

/** The most events that layers may tell each other within one step: more is a conversation that never ends. */
const eventsMax = 10_000;

/** The layers of one process at work: who is told what, and in which order. */
export class LayerStack {
  readonly #layers: readonly LayerDefinition[];
  /** The place of the topmost layer that implements links; one below the lowest where none does. */
  readonly #boundary: number;

  constructor(layers: readonly LayerDefinition[], boundary: number) {
    this.#layers = layers;
    this.#boundary = boundary;
  }

  /** A name in a layer, as the whole process has it. */
  qualified(at: number, name: string): string {
    const layer = this.#layers[at]!.name;
    return layer === ownProcess ? name : `${layer}: ${name}`;
  }

  /** Who is told that a timer fires. */
  timeout(timer: string): Told {
    const at = this.#layers.findIndex(({ name }) => timer.startsWith(`${name}: `));
    if (at < 0) return { at: 0, event: 'timeout', argument: timer };
    return { at, event: 'timeout', argument: timer.slice(this.qualified(at, '').length) };
  }

  /** All layers start, the lowest first. */
  started(memories: Memories, fx: Effects): Memories | Refusal {
    const starting = this.#layers.flatMap(({ start }, at): readonly Told[] =>
      start === undefined ? [] : [{ at, event: 'start', argument: null }],
    );
    return this.#settled(memories, starting.reverse(), fx);
  }

  /** All layers are up again, the lowest first: each with what it stored, or from the very beginning. */
  recovered(stored: Memories | null, fx: Effects): Memories | Refusal {
    const memories = this.#layers.map(({ name, init, recover }) => [
      name,
      recover === undefined ? init(fx.self, fx.everyone) : null,
    ]);
    const told = this.#layers.flatMap(({ name, start, recover }, at): readonly Told[] => {
      if (recover !== undefined) return [{ at, event: 'recover', argument: stored?.[name] ?? null }];
      return start === undefined ? [] : [{ at, event: 'start', argument: null }];
    });
    return this.#settled(Object.fromEntries(memories), told.reverse(), fx);
  }

  /** The failure detector, or the leader oracle, tells all layers that have a handler for it, the lowest first. */
  afterNews(memories: Memories, kind: NewsKind, of: ProcessId, fx: Effects): Memories | Refusal {
    const listening = this.#layers.flatMap(({ upon }, at): readonly Told[] =>
      upon[kind] === undefined ? [] : [{ at, event: kind, argument: of }],
    );
    return this.#settled(memories, listening.reverse(), fx);
  }

  after(memories: Memories, told: Told, fx: Effects): Memories | Refusal {
    return this.#settled(memories, [told], fx);
  }

  /** Handles what layers are told, and all that they tell each other because of it. */
  #settled(before: Memories, first: readonly Told[], fx: Effects): Memories | Refusal {
    const memories: Record<string, unknown> = { ...before };
    const waiting = [...first];
    for (let count = 0; count < waiting.length; count++) {
      const told = waiting[count]!;
      const { name } = this.#layers[told.at]!;
      const where = `layer "${name}" of process ${fx.self}`;
      if (count === eventsMax) {
        throw new BadInput(
          `${where}: expected that the layers come to rest within a step, found more than ${eventsMax} events between them. Break the circle.`,
        );
      }
      if (told.event === 'indication' && told.at === this.#boundary - 1 && !this.#logsAt(this.#boundary)) {
        observeDelivery(told.argument, fx);
      }
      const caused = new CausedEffects(fx, where, this.#outlets(told.at, waiting, fx));
      const next = this.#handled(told, memories[name], where, waiting, caused);
      caused.end();
      if (next === refuse) return refuse;
      if (next === undefined) {
        throw new BadInput(
          `${where}: expected the next state from its handler of a ${told.event}, found undefined. Return the state, also where it stays the same.`,
        );
      }
      memories[name] = next;
    }
    return memories;
  }

  #handled({ at, event, argument }: Told, memory: unknown, where: string, waiting: Told[], fx: LayerEffects): unknown {
    const { start, recover, upon, internal = [] } = this.#layers[at]!;
    switch (event) {
      case 'start':
        return start!(memory, fx);
      case 'recover':
        return recover!(argument, fx);
      case 'request':
        if (upon.request === undefined) {
          throw new BadInput(
            `${where} is asked for ${formatValue(argument, { lengthMax: 60 })}: expected upon.request in it, found none. Add the handler.`,
          );
        }
        return upon.request(memory, argument, fx);
      case 'indication':
        return upon.indication === undefined ? memory : upon.indication(memory, argument, fx);
      case 'timeout':
        return upon.timeout === undefined ? memory : upon.timeout(memory, argument as string, fx);
      case 'reset':
        if (upon.reset !== undefined) return upon.reset(memory, argument as ProcessId, fx);
        if (at > 0) waiting.push({ at: at - 1, event, argument });
        return memory;
      case 'suspect':
      case 'restore':
      case 'trust':
        return upon[event]!(memory, argument as ProcessId, fx);
      case 'internal':
        return internal[argument as number]!.run(memory, fx);
    }
  }

  /** Where the effects of the layer at a place go: its neighbours are told in turn, all else happens at once. */
  #outlets(at: number, waiting: Told[], fx: Effects): Outlets {
    return {
      down: (request) => {
        if (at === this.#layers.length - 1) return sendOn(request, fx);
        if (at + 1 === this.#boundary) observeSend(request, fx);
        waiting.push({ at: at + 1, event: 'request', argument: request });
      },
      up: (indication) => {
        if (at === 0) return fx.indicate(indication);
        waiting.push({ at: at - 1, event: 'indication', argument: indication });
      },
      timer: (name) => this.#timer(at, name),
      store: (value) =>
        (fx as StackEffects).storeOf(this.#layers[at]!.name, value, at === this.#boundary && this.#logsAt(at)),
    };
  }

  #logsAt(at: number): boolean {
    // Below the lowest layer are the links of the system.
    return this.#layers[at]?.logs ?? false;
  }

  #timer(at: number, timer: string): string {
    const name = this.qualified(at, timer);
    if (this.timeout(name).at === at) return name;
    throw new BadInput(
      `layer "${this.#layers[at]!.name}" calls a timer "${timer}": expected a name that is not one of a timer of layer "${this.#layers[this.timeout(name).at]!.name}". Rename it.`,
    );
  }
}

/** Asks the links of the system. */
function sendOn({ send, to }: LinkPort['request'], fx: Effects): void {
  fx.send(to, send);
}

function observeSend({ send: message, to }: LinkPort['request'], fx: Effects): void {
  const from = fx.self;
  (fx as StackEffects).observe({ type: 'send', process: from, from, to, message });
}

function observeDelivery(indication: unknown, fx: Effects): void {
  const { deliver: message, from } = indication as LinkPort['indication'];
  const to = fx.self;
  (fx as StackEffects).observe({ type: 'deliver', process: to, from, to, message });
}

/** Where the effects of a layer go. */
interface Outlets {
  down(request: LinkPort['request']): void;
  up(indication: unknown): void;
  /** The name of a timer within the whole process. */
  timer(name: string): string;
  store(value: unknown): void;
}

/** The effects of one run of a handler of a layer. Handlers may take `fx` apart. */
class CausedEffects implements LayerEffects {
  readonly self: ProcessId;
  readonly everyone: readonly ProcessId[];
  readonly sign: Effects['sign'];
  readonly mac: Effects['mac'];
  readonly verify: Effects['verify'];
  readonly #fx: Effects;
  readonly #where: string;
  readonly #outlets: Outlets;
  #over = false;

  constructor(fx: Effects, where: string, outlets: Outlets) {
    this.self = fx.self;
    this.everyone = fx.everyone;
    this.sign = fx.sign;
    this.mac = fx.mac;
    this.verify = fx.verify;
    this.#fx = fx;
    this.#where = where;
    this.#outlets = outlets;
  }

  /** From now on an effect is a mistake: the handler has returned. */
  end(): void {
    this.#over = true;
  }

  readonly request = (request: LinkPort['request']): void => {
    this.#expectRunning();
    this.#outlets.down(request);
  };

  readonly indicate = (indication: unknown): void => {
    this.#expectRunning();
    this.#outlets.up(indication);
  };

  readonly store = (value: unknown): void => {
    this.#expectRunning();
    this.#outlets.store(value);
  };

  readonly setTimer: Effects['setTimer'] = (timer, ...ticks) => {
    this.#expectRunning();
    this.#fx.setTimer(this.#outlets.timer(timer), ...ticks);
  };

  readonly cancelTimer: Effects['cancelTimer'] = (timer) => {
    this.#expectRunning();
    this.#fx.cancelTimer(this.#outlets.timer(timer));
  };

  #expectRunning(): void {
    if (!this.#over) return;
    throw new BadInput(
      `${this.#where} causes an effect after its handler has returned: expected a synchronous handler. Await nothing in it.`,
    );
  }
}
