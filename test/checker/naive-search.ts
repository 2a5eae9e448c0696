import { successors } from '../../checker/successors.ts';
import { isBoundHit, type Read, type StateVector, type TransitionSystem } from '../../checker/transition-system.ts';
import type { AskedAt } from '../../specs/property.ts';

/** One configuration, as the plainest possible search knows it. */
export interface Met {
  readonly vector: StateVector;
  readonly depth: number;
  /** The least of its shortest executions: the index of the initial configuration, then of the successor at each step. */
  readonly choices: readonly number[];
  readonly path: readonly StateVector[];
  /** The vectors of all steps from here, those that lead back here included. */
  readonly next: readonly StateVector[];
  readonly enabled: boolean;
  readonly owed: boolean;
  /** The bounds of the model that a step from here hits. */
  readonly bounds: readonly string[];
}

/**
 * All configurations of a system, level by level, with a Set of joined vectors and the readable composition of steps. The least
 * execution of each is found by comparing choices, and not by trusting the order of a queue.
 */
export function naiveSearch(system: TransitionSystem): readonly Met[] {
  const all: Met[] = [];
  const known = new Set<string>();
  let level = new Map<string, { choices: readonly number[]; path: readonly StateVector[] }>();
  const offer = (vector: StateVector, choices: readonly number[], before: readonly StateVector[]) => {
    const key = vector.join();
    const rival = level.get(key);
    if (known.has(key) || (rival !== undefined && compare(rival.choices, choices) <= 0)) return;
    level.set(key, { choices, path: [...before, vector] });
  };
  system.initial().forEach(({ vector }, index) => {
    offer(vector, [index], []);
  });
  for (let depth = 0; level.size > 0; depth++) {
    const found = [...level.values()].sort((a, b) => compare(a.choices, b.choices));
    for (const { path } of found) known.add(path.at(-1)!.join());
    level = new Map();
    for (const { choices, path } of found) {
      const vector = path.at(-1)!;
      const { ways, bounds } = stepsFrom(system, vector);
      const next = ways.map((way) => way.vector);
      const read: Read = (slot) => vector[slot]!;
      const owed = ways.some(({ action }) => system.assumptions(action).some((assumption) => assumption.owed(read)));
      all.push({ vector, depth, choices, path, next, enabled: ways.length > 0, owed, bounds });
      next.forEach((successor, index) => {
        offer(successor, [...choices, index], path);
      });
    }
  }
  return all;
}

/** The configurations at which a claim of this kind is asked. A step that is lost to a bound leaves unknown what is enabled. */
export function askedOf(all: readonly Met[], at: AskedAt): readonly Met[] {
  switch (at) {
    case 'always':
      return all;
    case 'quiescence':
      return all.filter((met) => !met.owed && met.bounds.length === 0);
    case 'termination':
      return all.filter((met) => !met.enabled && met.bounds.length === 0);
  }
}

function stepsFrom(system: TransitionSystem, vector: StateVector) {
  const bounds: string[] = [];
  const listening: TransitionSystem = {
    ...system,
    react: (slot, id, label) => {
      const answer = system.react(slot, id, label);
      if (isBoundHit(answer)) bounds.push(answer.bound);
      return answer;
    },
  };
  return { ways: successors(listening, vector), bounds };
}

/** Shorter first, then by the first choice that differs. */
export function compare(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length) return a.length - b.length;
  const place = a.findIndex((choice, index) => choice !== b[index]);
  return place < 0 ? 0 : a[place]! - b[place]!;
}
