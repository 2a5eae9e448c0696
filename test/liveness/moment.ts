import type { Observed } from '../../specs/event.ts';
import { crashAction, datumOf, eventsOf, type FairGraph, type GraphEdge, occurrences } from './fair-graph.ts';
import type { PlainFormula } from './plain-formula.ts';

/** What is at one position of an infinite execution: a step with the configurations around it, a start, or a position at which nothing happens. */
export interface Moment {
  readonly kind: 'start' | 'step' | 'stopped';
  /** Null unless there is a step. */
  readonly edge: GraphEdge | null;
  readonly before: number;
  readonly after: number;
  readonly faulty: boolean;
  /** Indices into `occurrences`. */
  readonly events: readonly number[];
}

/** A formula without parts. */
export type Atom = Extract<
  PlainFormula,
  { readonly is: 'constant' | 'at' | 'correct' | 'moves' | 'silent' | 'between' | 'datum' | 'same' | 'parity' }
>;

/** Whether an atom is true at a position, for events that were captured. */
export function atomHolds(atom: Atom, captured: readonly Observed[], moment: Moment): boolean {
  const datum = (binder: number) => datumOf(captured[binder]!);
  switch (atom.is) {
    case 'constant':
      return atom.value;
    case 'at':
      return atom.places.includes(moment.after);
    case 'correct':
      return !moment.faulty;
    case 'moves':
      return moment.before !== moment.after;
    case 'silent':
      return moment.events.length === 0;
    case 'between':
      return atom.before.includes(moment.before) && atom.after.includes(moment.after);
    case 'datum':
      return datum(atom.of) === atom.value;
    case 'same':
      return datum(atom.of) === datum(atom.as);
    case 'parity':
      return moment.after % 2 === datum(atom.of);
  }
}

/** The positions that executions of a graph are made of, and which may follow which. */
export interface Moments {
  readonly all: readonly Moment[];
  readonly initial: readonly number[];
  /** Per position, those that may follow it. */
  readonly next: readonly (readonly number[])[];
}

/** Every execution of the graph is a path through these: it goes on, or stops for ever. */
export function momentsOf(graph: FairGraph): Moments {
  const all: Moment[] = [];
  const next: (readonly number[])[] = [];
  const known = new Map<string, number>();
  const waiting: number[] = [];
  const place = (key: string, moment: Moment): number => {
    const placed = known.get(key);
    if (placed !== undefined) return placed;
    all.push(moment);
    known.set(key, all.length - 1);
    waiting.push(all.length - 1);
    return all.length - 1;
  };
  const stop = (at: number, faulty: boolean) =>
    place(`stop ${at} ${faulty}`, { kind: 'stopped', edge: null, before: at, after: at, faulty, events: [] });
  const initial = graph.starts.map(({ at, faulty, events }, index) =>
    place(`start ${index}`, { kind: 'start', edge: null, before: at, after: at, faulty, events }),
  );
  for (let moment = waiting.shift(); moment !== undefined; moment = waiting.shift()) {
    const { after, faulty } = all[moment]!;
    const stopped = stop(after, faulty);
    const steps = edgesFrom(graph, after, faulty).map((edge) => {
      const events = eventsOf(edge);
      return place(`step ${graph.edges.indexOf(edge)} ${faulty}`, {
        kind: 'step',
        edge,
        before: after,
        after: edge.to,
        faulty,
        events,
      });
    });
    next[moment] = stopped === moment ? [moment] : [...steps, stopped];
  }
  return { all, initial, next };
}

/** The steps that are possible in a configuration. */
export function edgesFrom(graph: FairGraph, at: number, faulty: boolean): readonly GraphEdge[] {
  return graph.edges.filter((edge) => edge.from === at && (edge.action !== crashAction || faulty));
}

/** The events of a position. */
export function observedAt(moment: Moment): readonly Observed[] {
  return moment.events.map((index) => occurrences[index]!);
}
