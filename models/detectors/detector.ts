import type { ProcessId } from '../../specs/event.ts';

/** What a detector tells a process of another, or of itself: each is the name of a handler under `upon`. */
export const newsKinds = ['suspect', 'restore', 'trust'] as const;
export type NewsKind = (typeof newsKinds)[number];

/**
 * What must be the case for a piece of news to be told. A detector that makes mistakes for some time settles in the end: from then on it
 * is right.
 */
export type Proviso = 'it has crashed' | 'it has not crashed' | 'not settled' | 'settled' | 'it is the leader';

/** A piece of news for one process. */
export interface News {
  readonly kind: NewsKind;
  readonly of: ProcessId;
  /** What the process has then been told. */
  readonly becomes: Told;
  readonly provided: readonly Proviso[];
  /** Whether it must be told in the end, where nothing but the crash of the process that is told prevents it. */
  readonly owed: boolean;
}

/** Whom a process was told to suspect, or to trust, in the order of the system. */
export type Told = readonly ProcessId[];

/**
 * A failure detector, or a leader oracle, as a value: what each process may be told about the others, whatever the links and the timing.
 * All members are pure.
 *
 * @see Chandra, Toueg, JACM 43(2), 1996; Cachin, Guerraoui, Rodrigues 2011, section 2.6
 */
export interface Detector {
  /** As a verdict names it: "a perfect failure detector". */
  readonly name: string;
  readonly tells: readonly NewsKind[];
  /** Set where it is right only in the end: from then on about crashes, or with one correct process as the leader. */
  readonly settles?: 'on crashes' | 'on a leader';
  /** What `self` may be told next, in a fixed order. */
  news(self: ProcessId, told: Told, everyone: readonly ProcessId[]): readonly News[];
}

/** Tells a detector from whatever a user may have put in its place. */
export function isDetector(value: unknown): value is Detector {
  return typeof value === 'object' && value !== null && 'tells' in value && 'news' in value;
}
