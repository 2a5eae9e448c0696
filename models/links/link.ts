import type { BoundHit } from '../../checker/transition-system.ts';
import type { ProcessId, Unstated } from '../../specs/event.ts';
import type { Port } from '../port.ts';

/** The receiver of an entry that was broadcast on a medium. */
export const EVERYONE = null;

/** A message under way. */
export interface Entry {
  readonly from: ProcessId;
  readonly to: ProcessId | typeof EVERYONE;
  readonly message: unknown;
}

/** What a link carries at one moment: plain data in a canonical order, so that equal contents are one. */
export type Content = readonly Entry[];

/**
 * A promise that a link makes about each message from one process to another: that it is delivered, or that it is cleared, which is to
 * say no longer carried, be it delivered or lost. Weak: it happens again and again if it stays possible from some point on; strong:
 * already if it is possible again and again.
 */
export interface Obligation {
  readonly to: 'deliver' | 'clear';
  readonly kind: 'weak' | 'strong';
  /** Set for a promise about the link as a whole, which any of its messages fulfils; too little for most protocols. */
  readonly ofAny?: true;
}

/** What a link owes about a delivery that stays possible until it happens. */
export const owedWeakly: readonly Obligation[] = [{ to: 'deliver', kind: 'weak' }];
/** What a link owes about a delivery that may become impossible for a while, because the message may be lost and sent again. */
export const owedStrongly: readonly Obligation[] = [{ to: 'deliver', kind: 'strong' }];

/** Something that a link may do by itself. */
export interface LinkStep {
  readonly kind: 'deliver' | 'duplicate' | 'lose';
  readonly from: ProcessId;
  readonly to: ProcessId;
  readonly message: unknown;
  /** The content afterwards. */
  readonly becomes: Content;
  /** What the link promises that this step would fulfil, as long as sender and receiver have not crashed. */
  readonly owed: readonly Obligation[];
  /** The budget that this step takes one unit of. */
  readonly spends?: string;
}

/** A number of times that something may happen in one execution, over all links together. */
export interface Budget {
  readonly name: string;
  readonly units: number;
}

/**
 * A link as a value: the rules by which messages travel. All members are pure.
 *
 * A link is laid out as one component per ordered pair of processes, or, if it is `shared`, as one for all of them.
 */
export interface Link<in out Provides extends Port = Unstated> {
  /** As a verdict names it: "perfect links". */
  readonly name: string;
  readonly shared: boolean;
  /** Set where the receiver can rely on the sender's name, although processes may be Byzantine. */
  readonly authenticated?: true;
  /** Set where the receiver's links keep what is delivered in stable storage: what arrives while it is down waits. */
  readonly logged?: true;
  readonly budgets: readonly Budget[];
  /** The content after `entry` was sent; or the bound that keeps it out. */
  add(content: Content, entry: Entry): Content | BoundHit;
  /** What may happen next, in a fixed order. */
  steps(content: Content, everyone: readonly ProcessId[]): readonly LinkStep[];
  /** Set for one direction of a connection, which may be reset at any moment: both directions are empty then, and both ends are told. */
  readonly connection?: Connection;
  /** Never there: it keeps in the type which abstraction the link provides to a layer that is put over it. */
  readonly provides?: (port: Provides) => Provides;
}

/** A connection between two processes that are not one and the same. */
export interface Connection {
  /** The budget that a reset takes one unit of. */
  readonly resetSpends?: string;
}

/** A link for each ordered pair of processes. */
export interface LinkPerPair {
  readonly linkBetween: (from: ProcessId, to: ProcessId) => Link;
}

/** Mixed links in one system: the link from `from` to `to` is what the function says. */
export function perPair(linkBetween: (from: ProcessId, to: ProcessId) => Link): LinkPerPair {
  return { linkBetween };
}

/** Tells a link from whatever a user may have put in its place. */
export function isLink(value: unknown): value is Link {
  return typeof value === 'object' && value !== null && 'add' in value && 'steps' in value;
}
