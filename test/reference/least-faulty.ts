import type { Finitary } from '../../specs/property.ts';
import { claimOf } from './claim.ts';
import type { Configuration } from './configuration.ts';
import type { StepName } from './interpretation.ts';
import { key } from './key.ts';
import { interpretProcesses } from './process-steps.ts';
import type { ReferenceProcesses } from './reference-system.ts';

/** Byzantine acts, crashes, omissions, losses, duplications, steps. */
export type Cost = readonly number[];

/**
 * The least cost of an execution of so many steps at most that decides a claim, by brute force: every configuration is met once for each
 * number of faults and of steps with which it can be reached. Undefined if there is none.
 *
 * @param faultyMost only faulty sets of so many processes
 */
export function leastCost(
  system: ReferenceProcesses,
  property: Finitary,
  depth: number,
  faultyMost = Number.POSITIVE_INFINITY,
): Cost | undefined {
  const interpretation = interpretProcesses(system);
  const claim = claimOf(property);
  let best: Cost | undefined;
  let level = new Map<string, { configuration: Configuration; memory: unknown; cost: Cost }>();
  const reach = (next: typeof level, configuration: Configuration, memory: unknown, cost: Cost) => {
    next.set(key([configuration, memory, cost]), { configuration, memory, cost });
  };
  for (const { configuration, events } of interpretation.starts) {
    const world = interpretation.world(configuration);
    if (world.processes.filter((process) => !world.correct(process)).length > faultyMost) continue;
    reach(level, configuration, events.reduce(claim.advance, claim.start(world)), [0, 0, 0, 0, 0, 0]);
  }
  for (let steps = 0; level.size > 0; steps++) {
    const next: typeof level = new Map();
    for (const { configuration, memory, cost } of level.values()) {
      const { transitions, boundHit } = interpretation.enabled(configuration);
      const asked =
        claim.at === 'always' ||
        (!boundHit && (claim.at === 'termination' ? transitions.length === 0 : transitions.every(({ owed }) => !owed)));
      const world = interpretation.world(configuration);
      const decided = asked && claim.found(memory, () => interpretation.view(configuration), world);
      if (decided && (best === undefined || isLess(cost, best))) best = cost;
      if (steps === depth) continue;
      for (const { step, events, to } of transitions) {
        reach(next, to, events.reduce(claim.advance, memory), costAfter(cost, step));
      }
    }
    level = next;
  }
  return best;
}

function costAfter(cost: Cost, { kind, cutAfter, departures = 0 }: StepName): Cost {
  const step = [
    departures + (kind === 'says' ? 1 : 0),
    kind === 'crash' || cutAfter !== undefined ? 1 : 0,
    kind === 'omit' ? 1 : 0,
    kind === 'lose' || kind === 'reset' ? 1 : 0,
    kind === 'duplicate' ? 1 : 0,
    1,
  ];
  return cost.map((number, index) => number + step[index]!);
}

/** Whether one cost is below another: what they differ in first decides. */
export function isLess(one: Cost, other: Cost): boolean {
  const at = one.findIndex((number, index) => number !== other[index]);
  return at >= 0 && one[at]! < other[at]!;
}
