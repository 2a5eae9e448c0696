import type { Checkable } from '../../checker/model.ts';
import { successors } from '../../checker/successors.ts';
import type { Label, StateVector } from '../../checker/transition-system.ts';
import { UserCode } from '../../checker/user-code.ts';

/**
 * Every sequence of so many observed events at most that executions of a system begin with, as text: by plain enumeration of its
 * configurations, each once for each such sequence that leads to it.
 */
export function tracesWithin(checkable: Checkable, eventsMost: number): ReadonlySet<string> {
  const { system } = checkable.model(new UserCode());
  const traces = new Set<string>();
  const met = new Set<string>();
  const waiting: { readonly vector: StateVector; readonly trace: readonly string[] }[] = [];
  const meet = (vector: StateVector, before: readonly string[], observed: readonly Label[]) => {
    const trace = [...before, ...observed.map((label) => JSON.stringify(system.event(label)))];
    for (let length = 0; length <= Math.min(trace.length, eventsMost); length++)
      traces.add(trace.slice(0, length).join());
    const key = JSON.stringify([vector, trace]);
    if (trace.length > eventsMost || met.has(key)) return;
    met.add(key);
    waiting.push({ vector, trace });
  };
  for (const { vector, observed } of system.initial()) meet(vector, [], observed);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { vector, trace } = next;
    for (const way of successors(system, vector)) meet(way.vector, trace, way.observed);
  }
  return traces;
}
