import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { successors } from '../../../checker/successors.ts';
import {
  type Assumption,
  isBoundHit,
  type StateVector,
  type TransitionSystem,
} from '../../../checker/transition-system.ts';
import { UserCode } from '../../../checker/user-code.ts';
import { build } from '../../random/build.ts';
import { type RandomSystem, randomSystem } from '../../random/random-system.ts';

interface Edge {
  readonly to: number;
  readonly action: number;
}

/** A whole state graph; null where it has more configurations than fit, or where a full link cut it: time may end at a bound. */
interface Graph {
  readonly system: TransitionSystem;
  readonly vectors: readonly StateVector[];
  readonly edges: readonly (readonly Edge[])[];
}

function graphOf(description: RandomSystem, most: number): Graph | null {
  const { system: asBuilt } = build(description).model(new UserCode());
  let cut = false;
  const system: TransitionSystem = {
    ...asBuilt,
    react: (slot, id, label) => {
      const answer = asBuilt.react(slot, id, label);
      cut ||= isBoundHit(answer);
      return answer;
    },
  };
  const numbers = new Map<string, number>();
  const vectors: StateVector[] = [];
  const numberOf = (vector: StateVector) => {
    const key = vector.join();
    if (!numbers.has(key)) numbers.set(key, vectors.push(vector) - 1);
    return numbers.get(key)!;
  };
  for (const { vector } of system.initial()) numberOf(vector);
  const edges: Edge[][] = [];
  for (let at = 0; at < vectors.length; at++) {
    if (vectors.length > most || cut) return null;
    edges.push(successors(system, vectors[at]!).map(({ vector, action }) => ({ to: numberOf(vector), action })));
  }
  return cut ? null : { system, vectors, edges };
}

/** The configurations from which one of `goals` can be reached. */
function canReach({ edges }: Graph, goals: ReadonlySet<number>): ReadonlySet<number> {
  const reaching = new Set(goals);
  for (let size = -1; size !== reaching.size; ) {
    size = reaching.size;
    edges.forEach((out, from) => {
      if (out.some(({ to }) => reaching.has(to))) reaching.add(from);
    });
  }
  return reaching;
}

/** The strongly connected parts of a graph that have an edge within, by mutual reachability. */
function cyclicParts(edges: readonly (readonly Edge[])[]): readonly (readonly number[])[] {
  const reach = edges.map((_, start) => {
    const met = new Set<number>();
    const waiting = [start];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      for (const { to } of edges[at]!) {
        if (!met.has(to)) {
          met.add(to);
          waiting.push(to);
        }
      }
    }
    return met;
  });
  const placed = new Set<number>();
  return edges.flatMap((_, at) => {
    if (placed.has(at) || !reach[at]!.has(at)) return [];
    const part = [...reach[at]!].filter((other) => reach[other]!.has(at));
    for (const other of part) placed.add(other);
    return [part];
  });
}

const clocked = fc
  .tuple(randomSystem, fc.integer({ min: 1, max: 2 }), fc.boolean())
  .filter(([system]) => system.timing !== null)
  .map(([system]) => system);

describe('under a clock, in 150 random systems', () => {
  const graphs = fc.sample(clocked, { seed: 20261124, numRuns: 900 }).flatMap((system) => graphOf(system, 150) ?? []);
  const isTick = ({ system }: Graph) => {
    const kinds = new Map<number, boolean>();
    return (action: number) => {
      if (!kinds.has(action)) kinds.set(action, ['tick', 'gst'].includes(system.action(action).kind));
      return kinds.get(action)!;
    };
  };

  it('are enough to tell', () => {
    expect(graphs.length).toBeGreaterThan(150);
  });

  it('time may always pass: a tick, or the moment from which the clock runs, is ahead of every configuration', () => {
    for (const graph of graphs) {
      const ticks = isTick(graph);
      const ticking = new Set(graph.edges.flatMap((out, at) => (out.some(({ action }) => ticks(action)) ? [at] : [])));
      expect(canReach(graph, ticking).size).toBe(graph.vectors.length);
    }
  });

  it('no fair execution stays at one instant for ever: each loop without a tick owes a step that it never takes', () => {
    let loops = 0;
    for (const graph of graphs) {
      const ticks = isTick(graph);
      const still = graph.edges.map((out) => out.filter(({ action }) => !ticks(action)));
      for (const part of cyclicParts(still)) {
        loops++;
        expect(neglected(graph, still, part).length).toBeGreaterThan(0);
      }
    }
    expect(loops).toBeGreaterThan(20);
  });
});

/** The promises that bind and can be kept everywhere in a part of a graph, and that none of the steps in `still` within it keeps. */
function neglected(
  { system, vectors, edges }: Graph,
  still: Graph['edges'],
  part: readonly number[],
): readonly string[] {
  const owedAt = (at: number) =>
    edges[at]!.flatMap(({ action }) => system.assumptions(action))
      .filter((assumption: Assumption) => assumption.owed((slot) => vectors[at]![slot]!))
      .map(({ instance }) => instance);
  const inside = new Set(part);
  const kept = new Set(
    part.flatMap((at) =>
      still[at]!.filter(({ to }) => inside.has(to)).flatMap(({ action }) =>
        system.assumptions(action).map(({ instance }) => instance),
      ),
    ),
  );
  const here = part.map((at) => new Set(owedAt(at)));
  return [...here[0]!].filter((instance) => here.every((owed) => owed.has(instance)) && !kept.has(instance));
}
