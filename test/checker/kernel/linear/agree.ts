import fc, { type Arbitrary } from 'fast-check';
import { expect } from 'vitest';
import { handedThrough } from '../../../../checker/layers/handed-through.ts';
import { StepEvents } from '../../../../checker/liveness/step-events.ts';
import { LearnedDependence } from '../../../../checker/reductions/learned-dependence.ts';
import {
  breadthFirst,
  type SearchLimits,
  type SearchResult,
  type StoredSearch,
} from '../../../../checker/search/breadth-first.ts';
import { compareSearches } from '../../../../checker/search/compare-searches.ts';
import type { Crew } from '../../../../checker/search/crew.ts';
import { explore, exploreAll } from '../../../../checker/search/explore.ts';
import type { TransitionSystem } from '../../../../checker/transition-system.ts';
import { goalOf, wanted } from '../../goals.ts';
import { concurrentSystem, randomConcurrentSystem } from '../../random-concurrent-system.ts';
import { guardedSystemOf, largeGuardedRules, randomGuardedRules } from '../../random-guarded-rules.ts';
import { randomTables, systemOf } from '../../random-transition-system.ts';

export const unlimited: SearchLimits = { memory: Number.POSITIVE_INFINITY, otherBytes: () => 0 };

/** All that a search says, but for what it cost. */
function said(result: SearchResult) {
  const { states, transitions, depth, completeDepth, bounds, found, asked } = result;
  const paths = found.map((row) => (row === undefined ? null : result.pathTo(row)));
  return { states, transitions, depth, completeDepth, bounds, asked, paths };
}

const bound = fc.option(fc.integer({ min: 0, max: 12 }), { nil: undefined });

const ofAnyShape = randomTables.map((tables) => ({ system: systemOf(tables), ids: tables.ids }));
const ofProcesses = randomConcurrentSystem.map((random) => {
  const system = concurrentSystem(random);
  return { system, ids: system.slots.map(() => [0, 1, 2, 3]) };
});
const ofRules = randomGuardedRules.map((random) => ({
  system: guardedSystemOf(random),
  ids: random.sizes.map(() => [0, 1, 2, 3]),
}));

/** The same system with two slots more that never change, and are too large for narrow rows. */
function widened(system: TransitionSystem): TransitionSystem {
  const { length } = system.slots;
  const still = { name: 'still', passive: true as const, value: (id: number) => id };
  return {
    ...handedThrough(system),
    slots: [...system.slots, still, still],
    initial: () => system.initial().map((start) => ({ ...start, vector: [...start.vector, 2 ** 30, 2 ** 30] })),
    offers: (slot, id) => (slot < length ? system.offers(slot, id) : []),
  };
}

/** Random systems with random things to look for, within random bounds. */
const searches = fc
  .record({
    wide: fc.boolean(),
    of: fc.oneof(ofAnyShape, ofProcesses, ofRules),
    all: fc.array(wanted, { maxLength: 3 }),
    depth: bound,
    states: bound,
  })
  .map(({ wide, of: { system, ids }, all, depth, states }) => ({
    system: wide ? widened(system) : system,
    goals: all.map((one) => goalOf(one, ids)),
    limits: { ...unlimited, depth, states: states === undefined ? undefined : states + 1 },
  }));

/** Compares both searches on so many random systems. */
export function agree(numRuns: number, crew?: Crew) {
  let withFound = 0;
  let withBounds = 0;
  fc.assert(
    fc.property(searches, ({ system, goals, limits }) => {
      const expected = said(breadthFirst(system, goals, limits));
      expect(said(explore(system, goals, limits, crew))).toEqual(expected);
      if (expected.paths.some((path) => path !== null)) withFound++;
      if (expected.bounds.length > 0) withBounds++;
    }),
    { numRuns },
  );
  expect(withFound).toBeGreaterThan(numRuns / 10);
  expect(withBounds).toBeGreaterThan(numRuns / 10);
}

const small = fc.oneof(randomGuardedRules.map(guardedSystemOf), randomTables.map(systemOf));
export const large = largeGuardedRules.map(guardedSystemOf);

/** Compares on so many random systems how both searches have met each configuration. */
export function agreeOnWays(numRuns: number, crew: Crew, systems: Arbitrary<TransitionSystem> = small) {
  fc.assert(
    fc.property(systems, (system) => {
      const [ways, expected] = [explore(system, [], unlimited, crew), breadthFirst(system, [], unlimited)].map(waysIn);
      expect(ways!.size).toBe(expected!.size);
      expect([...ways!].filter(([configuration, before]) => expected!.get(configuration) !== before)).toEqual([]);
    }),
    { numRuns },
  );
}

/** Per configuration the one from which it was met: where all of these are the same, so are the ways. */
function waysIn(result: SearchResult): ReadonlyMap<string, string | undefined> {
  const rows = Array.from({ length: result.states }, (_, row) => row);
  return new Map(rows.map((row) => result.pathTo(row)).map((path) => [path.at(-1)!.join(), path.at(-2)?.join()]));
}

/** Compares both searches with sleep sets, and without, on so many random systems. */
export function agreeOnWhatSleeps(numRuns: number, crew?: Crew) {
  let withFewer = 0;
  fc.assert(
    fc.property(searches, fc.boolean(), ({ system, ...random }, toTheEnd) => {
      const { goals, limits } = toTheEnd ? { goals: [], limits: unlimited } : random;
      const dependence = () => new LearnedDependence(system);
      const reduced = explore(system, goals, { ...limits, dependence }, crew);
      expect(said(reduced)).toEqual(said(breadthFirst(system, goals, { ...limits, dependence })));
      const full = breadthFirst(system, goals, limits);
      expect(compareSearches(reduced, full).different).toEqual([]);
      if (reduced.transitions < full.transitions) withFewer++;
    }),
    { numRuns },
  );
  expect(withFewer).toBeGreaterThan(numRuns / 20);
}

/** The graph of a system as a search records it: configurations, how they were met, and all steps, in order. */
export function recorded(system: TransitionSystem, search: typeof exploreAll, limits = unlimited) {
  const events = new StepEvents(system);
  const found = search(events.system, { ...limits, eventsSlot: events.slot });
  const { states, transitions, depth, bounds, levels } = found;
  const edges = found.edges!;
  const { list } = edges;
  const steps = Array.from({ length: list.length }, (_, edge) => {
    const edgeClass = list.class(edge);
    return [list.target(edge), edgeClass, edges.action(edgeClass), events.labels(edges.events(edgeClass))];
  });
  return {
    ...{ states, transitions, depth, bounds, levels },
    rows: Array.from({ length: states }, (_, row) => [found.parent(row), ...found.vector(row)]),
    firstSteps: [...edges.starts.items.subarray(0, edges.starts.length)],
    steps,
  };
}

/** The same, of the search in TypeScript. */
export function recordedByReference(system: TransitionSystem, limits = unlimited) {
  return recorded(system, (searched, all): StoredSearch => breadthFirst(searched, [], all), limits);
}

/** What is told within a step may branch again and again: systems with more steps than this take too much memory to compare. */
const stepsMax = 50_000;

/** Compares the steps that both searches record, on so many random systems. */
export function agreeOnSteps(numRuns: number) {
  let withLoops = 0;
  let withEvents = 0;
  fc.assert(
    fc.property(randomTables, (tables) => {
      fc.pre(breadthFirst(systemOf(tables), [], unlimited).transitions <= stepsMax);
      const expected = recordedByReference(systemOf(tables));
      expect(recorded(systemOf(tables), exploreAll)).toEqual(expected);
      expect(expected.steps).toHaveLength(expected.transitions);
      if (expected.firstSteps.some((first, row) => expected.steps[first]?.[0] === row)) withLoops++;
      if (expected.steps.some(([, , , labels]) => (labels as readonly number[]).length > 1)) withEvents++;
    }),
    { numRuns },
  );
  expect(withLoops).toBeGreaterThan(numRuns / 5);
  expect(withEvents).toBeGreaterThan(numRuns / 10);
}
