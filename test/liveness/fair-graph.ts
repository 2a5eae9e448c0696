import type { Observed } from '../../specs/event.ts';

/** A small system as a graph, with what is promised about its steps: plain data, that prints and shrinks. */
export interface FairGraph {
  /** How many configurations there are, numbered from 0. */
  readonly configurations: number;
  /** Whether one component offers all steps, or rules over two variables do: the number of a configuration is then split into two digits. */
  readonly layout: 'one component' | 'two variables';
  readonly starts: readonly GraphStart[];
  readonly edges: readonly GraphEdge[];
  readonly promises: readonly GraphPromise[];
  readonly pairs: readonly GraphPair[];
}

export interface GraphStart {
  readonly at: number;
  /** Whether p belongs to the faulty set of the executions that start here. */
  readonly faulty: boolean;
  /** What is observed on the way into it: indices into `occurrences`. */
  readonly events: readonly number[];
}

export interface GraphEdge {
  readonly from: number;
  readonly to: number;
  /** A number; a step with action 0 is a crash of p, possible only where p is faulty, and observed as one. */
  readonly action: number;
  readonly events: readonly number[];
}

/** One fairness assumption, over several actions. */
export interface GraphPromise {
  readonly kind: 'weak' | 'strong';
  readonly of: readonly {
    readonly action: number;
    /** The configurations in which the promise binds, if the action is enabled there. */
    readonly owedAt: readonly number[];
  }[];
}

/** If the configurations of `given` are met again and again, then those of `response` are. */
export interface GraphPair {
  readonly given: readonly number[];
  readonly response: readonly number[];
}

/** The digits of a configuration in two variables: its number is three times the first plus the second. */
export const base = 3;

export const crashAction = 0;

/** All that can be observed. */
export const occurrences: readonly Observed[] = [
  { type: 'request', process: 'p', request: 0 },
  { type: 'request', process: 'p', request: 1 },
  { type: 'indication', process: 'q', indication: 0 },
  { type: 'indication', process: 'q', indication: 1 },
  { type: 'deliver', process: 'q', from: 'p', to: 'q', message: 0 },
  { type: 'deliver', process: 'q', from: 'p', to: 'q', message: 1 },
  { type: 'crash', process: 'p' },
];

export const crashOccurrence = 6;

/** What an event carries, 0 or 1; a crash carries nothing, which is taken for 0. */
export function datumOf(event: Observed): number {
  switch (event.type) {
    case 'request':
      return event.request;
    case 'indication':
      return event.indication;
    case 'send':
    case 'deliver':
      return event.message;
    default:
      return 0;
  }
}

/** What is observed in a step, in order. */
export function eventsOf(edge: GraphEdge): readonly number[] {
  return edge.action === crashAction ? [crashOccurrence, ...edge.events] : edge.events;
}
