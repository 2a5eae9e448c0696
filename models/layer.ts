import { BadInput } from '../checker/bad-input.ts';
import { expectFunction, expectMembers, shown } from '../checker/shape.ts';
import type { ProcessId, Unstated } from '../specs/event.ts';
import type { Cryptography } from './cryptography/cryptography.ts';
import { newsKinds } from './detectors/detector.ts';
import { validateInternalSteps } from './internal-steps.ts';
import { isLink, type Link, type LinkPerPair } from './links/link.ts';
import type { Port } from './port.ts';
import type { Effects, Refusal } from './process.ts';
import { ownProcess } from './process-as-layer.ts';

/** What a handler of a layer can cause. Effects happen in the order of the calls, and a crash may cut them at any point. */
export interface LayerEffects<Up extends Port = Unstated, Down extends Port = Unstated>
  extends Pick<Effects, 'self' | 'everyone' | 'setTimer' | 'cancelTimer' | 'store' | keyof Cryptography> {
  /** Asks the layer below for something. */
  request(request: Down['request']): void;
  /** Tells the layer above something. */
  indicate(indication: Up['indication']): void;
}

/**
 * One layer of a process: implements an abstraction, `Up`, by means of another, `Down`.
 *
 * Its handlers obey the same rules as those of a process. It keeps a memory of its own, and its timers have names of their own: two
 * layers may call a timer the same.
 */
export interface LayerDefinition<Up extends Port = Unstated, Down extends Port = Unstated, State = Unstated> {
  /** As verdicts and executions name it: "retransmit forever". */
  readonly name: string;
  /**
   * Set for logged links: what counts as delivered is what this layer has in stable storage, a list of { deliver, from }, from the moment
   * on at which it is there. Its indications tell of that, and are no deliveries themselves.
   */
  readonly logs?: true;
  init(self: ProcessId, everyone: readonly ProcessId[]): State;
  /** Runs before the first step; the layers below have started by then. */
  start?(state: State, fx: LayerEffects<Up, Down>): State;
  /**
   * Runs when the process recovers from a crash; the layers below have recovered by then. Without it, the layer starts anew, with `init`
   * and `start`.
   *
   * @param stored what this layer stored last (`fx.store`); null if it never did. Layers store apart from each other
   */
  recover?(stored: Unstated, fx: LayerEffects<Up, Down>): State;
  readonly upon: {
    /** The layer above, or the client, asks for something. */
    request?(state: State, request: Up['request'], fx: LayerEffects<Up, Down>): State | Refusal;
    /** The layer below tells something. Without a handler it is taken and ignored. */
    indication?(state: State, indication: Down['indication'], fx: LayerEffects<Up, Down>): State | Refusal;
    timeout?(state: State, timer: string, fx: LayerEffects<Up, Down>): State | Refusal;
    /** The connection to `peer` broke. Without a handler the layer above is told. */
    reset?(state: State, peer: ProcessId, fx: LayerEffects<Up, Down>): State | Refusal;
    /** The failure detector, or the leader oracle, of the system says so. Every layer that has the handler is told, the lowest first. */
    suspect?(state: State, other: ProcessId, fx: LayerEffects<Up, Down>): State | Refusal;
    restore?(state: State, other: ProcessId, fx: LayerEffects<Up, Down>): State | Refusal;
    trust?(state: State, leader: ProcessId, fx: LayerEffects<Up, Down>): State | Refusal;
  };
  readonly internal?: readonly {
    readonly name: string;
    when(state: State): boolean;
    run(state: State, fx: LayerEffects<Up, Down>): State;
  }[];
}

/** One layer, or several on top of each other, from the abstraction `Up` down to `Down`. */
export interface Layer<in out Up extends Port = Unstated, in out Down extends Port = Unstated> {
  /** From the top to the bottom. */
  readonly layers: readonly LayerDefinition[];
  /** Never there: it keeps the two ports in the type, so that an upside-down stack is a type error. */
  readonly ports?: (up: Up, down: Down) => [Up, Down];
  /** Links that are implemented have one, and are no layer. */
  readonly wire?: never;
}

/** Links that are implemented by layers of each process, over other links. */
export interface ImplementedLinks<in out Provides extends Port = Unstated> {
  /** From the top to the bottom. */
  readonly layers: readonly LayerDefinition[];
  readonly wire: Link | LinkPerPair;
  /** Never there: it keeps the port in the type. */
  readonly provides?: (port: Provides) => Provides;
}

/** Links as a system takes them: assumed, or implemented over others. */
export type Links<Provides extends Port = Unstated> = Link<Provides> | LinkPerPair | ImplementedLinks<Provides>;

/**
 * Declares a layer that offers `Up` to what is above it, and uses `Down`.
 *
 * @example layer<PerfectLinks, StubbornLinks>()({ name: 'eliminate duplicates', init: () => [], upon: { … } })
 * @throws BadInput where the description is none
 */
export function layer<Up extends Port, Down extends Port>(): <State>(
  definition: LayerDefinition<Up, Down, State>,
) => Layer<Up, Down> {
  return (definition) => {
    validateLayer(definition);
    return { layers: [definition] };
  };
}

/**
 * Puts a layer, or several, on top of other layers or of links. Upside down is a type error: what the upper one uses must be what the
 * lower one offers.
 *
 * Together they are one process: requests go down and indications go up, first in first out, all within the one step of the event that
 * came from outside, and a crash may cut that step after any of its effects.
 *
 * @throws BadInput for what is no layer, and where two layers have one name
 */
export function over<Up extends Port, Middle extends Port, Down extends Port>(
  upper: Layer<Up, Middle>,
  lower: Layer<Middle, Down>,
): Layer<Up, Down>;
export function over<Up extends Port, Down extends Port>(
  upper: Layer<Up, Down>,
  lower: Links<Down>,
): ImplementedLinks<Up>;
export function over(upper: Layer, lower: Layer | Links): Layer | ImplementedLinks {
  if (!isLayer(upper)) {
    throw new BadInput(`over: expected a layer on top, made with layer<…>()({ … }), found ${shown(upper)}.`);
  }
  if (isLayer(lower) || isImplemented(lower)) return { ...lower, layers: stacked(upper.layers, lower.layers) };
  if (!isLink(lower) && typeof (lower as Partial<LinkPerPair> | undefined)?.linkBetween !== 'function') {
    throw new BadInput(
      `over: expected a layer or links below ${upper.layers[0]!.name}, found ${shown(lower)}. Give it something to stand on, such as fairLoss().`,
    );
  }
  return { layers: upper.layers, wire: lower };
}

/** Tells links that are implemented from all else. */
export function isImplemented(value: unknown): value is ImplementedLinks {
  return typeof value === 'object' && value !== null && 'layers' in value && 'wire' in value;
}

/** Tells layers from all else. */
export function isLayer(value: unknown): value is Layer {
  return typeof value === 'object' && value !== null && 'layers' in value && !('wire' in value);
}

function stacked(upper: readonly LayerDefinition[], lower: readonly LayerDefinition[]): readonly LayerDefinition[] {
  const names = lower.map(({ name }) => name);
  const twice = upper.find(({ name }) => names.includes(name));
  if (twice !== undefined) {
    throw new BadInput(
      `over: expected each layer to have a name of its own, found "${twice.name}" twice. Its timers and its memory go by it: rename one.`,
    );
  }
  return [...upper, ...lower];
}

function validateLayer(definition: LayerDefinition): void {
  expectMembers('layer', definition, ['name', 'logs', 'init', 'start', 'recover', 'upon', 'internal']);
  const { name, init, start, recover, upon, internal = [] } = definition;
  if (typeof name !== 'string' || !/^[^:]+$/.test(name) || name === ownProcess) {
    throw new BadInput(
      `layer: expected a name without a colon that is not "${ownProcess}", found ${shown(name)}. Executions show it.`,
    );
  }
  const where = `layer "${name}"`;
  expectFunction(`${where}, init`, init);
  if (start !== undefined) expectFunction(`${where}, start`, start);
  if (recover !== undefined) expectFunction(`${where}, recover`, recover);
  expectMembers(`${where}, upon`, upon, ['request', 'indication', 'timeout', 'reset', ...newsKinds]);
  for (const [event, handler] of Object.entries(upon)) expectFunction(`${where}, upon.${event}`, handler);
  validateInternalSteps(internal, (part) => `${where}, ${part}`);
}
