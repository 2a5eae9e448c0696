import type { NaiveModel } from './naive-model.ts';

export interface NaiveResult {
  /** Distinct states that were found. */
  readonly states: number;
  /** States whose successors were computed: all that were found, if the search was complete. */
  readonly expanded: number;
  readonly transitions: number;
  readonly seconds: number;
  readonly complete: boolean;
  readonly violated: boolean;
}

/**
 * Explores a model as a checker does that is written in an afternoon: breadth first, a state is an object, and a set of their JSON
 * tells which are known.
 *
 * @param secondsMax after this long it stops, and says how far it came
 */
export function naiveSearch(model: NaiveModel, secondsMax = Number.POSITIVE_INFINITY): NaiveResult {
  const began = performance.now();
  const elapsed = () => (performance.now() - began) / 1000;
  const start = model.initial();
  const known = new Set([JSON.stringify(start)]);
  const queue = [start];
  let transitions = 0;
  let expanded = 0;
  let violated = false;
  while (expanded < queue.length) {
    if (expanded % 256 === 0 && elapsed() > secondsMax) break;
    const state = queue[expanded]!;
    // What was expanded is not needed again.
    queue[expanded++] = null;
    const successors = model.successors(state);
    violated ||= model.violates(state, successors.length === 0);
    for (const successor of successors) {
      transitions++;
      const key = JSON.stringify(successor);
      if (known.has(key)) continue;
      known.add(key);
      queue.push(successor);
    }
  }
  const complete = expanded === queue.length;
  return { states: known.size, expanded, transitions, seconds: elapsed(), complete, violated };
}
