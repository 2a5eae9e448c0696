import type { FsmDefinition } from '../../models/fsm.ts';
import type { GuardedDefinition } from '../../models/guarded/guarded-definition.ts';
import type { LayerDefinition } from '../../models/layer.ts';
import type { ProcessDefinition } from '../../models/process.ts';
import type { ProcessId } from '../../specs/event.ts';

/** A link as plain data. A medium is shared by all pairs: it stands neither inside of another link nor between a single pair. */
export type LinkSpec =
  | { readonly kind: 'perfect' }
  | { readonly kind: 'mergingPerfect' }
  /** Not together with recovery under a clock. */
  | { readonly kind: 'loggedPerfect' }
  | { readonly kind: 'fifoPerfect'; readonly capacity?: number }
  | { readonly kind: 'fairLoss'; readonly duplication: boolean }
  | { readonly kind: 'fairLossFifo'; readonly capacity: number; readonly duplication: boolean }
  | { readonly kind: 'stubborn' }
  | { readonly kind: 'udp' }
  /** Between two processes, in both directions or in neither. */
  | { readonly kind: 'tcp'; readonly resets?: number; readonly capacity?: number }
  | { readonly kind: 'broadcastMedium' }
  | { readonly kind: 'lossy'; readonly over: LinkSpec; readonly atMost?: number }
  | { readonly kind: 'duplicating'; readonly over: LinkSpec; readonly atMost?: number }
  | { readonly kind: 'perPair'; readonly otherwise: LinkSpec; readonly except: readonly LinkBetween[] };

/** The link of one ordered pair, where it differs from that of the others. */
export interface LinkBetween {
  readonly from: ProcessId;
  readonly to: ProcessId;
  readonly link: LinkSpec;
}

/** A request out of `alternatives` to `process`, made at most once. */
export interface ReferenceInput {
  readonly process: ProcessId;
  readonly alternatives: readonly unknown[];
  readonly owed: boolean;
}

/** Which sets of processes are faulty. */
export type Faulty = { readonly atMost: number } | { readonly exactly: readonly ProcessId[] };

/** Processes that are Byzantine: they run no handler, and say anything of an alphabet at any time. */
export interface Byzantine {
  readonly scope: Faulty;
  readonly alphabet: readonly unknown[];
  /** Whether the links tell who speaks; otherwise a Byzantine process may name any other correct process as the sender. */
  readonly authenticated: boolean;
  /** How often they speak, all together. */
  readonly acts?: number;
}

/** Byzantine processes that run their handlers, but depart from them. */
export interface Departing {
  readonly scope: Faulty;
  readonly may: readonly ('process requests wrongly' | 'corrupt its state' | 'send wrong messages')[];
  /** Values that stand in the place of the right ones, by the names of fields, or of what is no record. */
  readonly values: Readonly<Record<string, readonly unknown[]>>;
  readonly acts?: number;
}

/** The user's description of one process, in the front end's words. */
export type ReferenceProcess =
  | { readonly kind: 'upon'; readonly definition: ProcessDefinition }
  // biome-ignore lint/suspicious/noExplicitAny: The protocol's types are of no use to an interpreter.
  | { readonly kind: 'fsm'; readonly definition: FsmDefinition<any> };

/** The detectors, by what they tell. */
export type DetectorKind = 'perfect' | 'inaccurate' | 'eventually perfect' | 'leader';

/** What time means, as plain data; without it, there is no clock. The bound on delays is one of `delays`, in ticks. */
export interface TimingSpec {
  readonly kind: 'synchronous' | 'partiallySynchronous';
  readonly delays: readonly number[];
}

export interface ReferenceProcesses {
  readonly kind: 'processes';
  readonly processes: Readonly<Record<ProcessId, ReferenceProcess>>;
  readonly links: LinkSpec;
  /** The layers of each process that implement links over those, from the top to the bottom. */
  readonly layers: readonly LayerDefinition[];
  readonly failures?: Faulty;
  /** Set where faulty processes omit messages, besides crashing; with the most omissions in one execution. */
  readonly omission?: { readonly of: readonly ('sends' | 'receipts')[]; readonly acts?: number };
  /** In place of `failures`. */
  readonly byzantine?: Byzantine;
  /** In place of `failures`, too. */
  readonly departing?: Departing;
  readonly timing?: TimingSpec;
  /** Who tells processes of crashes, or of a leader. */
  readonly detector?: DetectorKind;
  /** Set where processes recover; with the most crashes in one execution. */
  readonly recovery?: { readonly crashes?: number };
  readonly inputs: readonly ReferenceInput[];
  /** What a handler returns to say that the event cannot happen now. */
  readonly refuse: symbol;
}

export interface ReferenceGuarded {
  readonly kind: 'guarded';
  // biome-ignore lint/suspicious/noExplicitAny: The types of the variables are of no use to an interpreter.
  readonly definition: GuardedDefinition<any>;
}

/** A closed system, as the user describes it. */
export type ReferenceSystem = ReferenceProcesses | ReferenceGuarded;
