import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breadthFirst, type Goal, type SearchLimits } from '../../../checker/search/breadth-first.ts';
import type { StateVector, TransitionSystem } from '../../../checker/transition-system.ts';
import { goalOf, wanted } from '../goals.ts';
import { askedOf, compare, type Met, naiveSearch } from '../naive-search.ts';
import { randomTables, systemOf } from '../random-transition-system.ts';

const unlimited: SearchLimits = { memory: Number.POSITIVE_INFINITY, otherBytes: () => 0 };

/** The goal configurations, the one with the least execution first. */
function goalsMet(all: readonly Met[], goal: Goal): readonly Met[] {
  return askedOf(all, goal.at)
    .filter(({ vector }) => goal.question((slot) => vector[slot]!) === 1)
    .toSorted((a, b) => compare(a.choices, b.choices));
}

function paths(system: TransitionSystem, goals: readonly Goal[], limits: Partial<SearchLimits> = {}) {
  const result = breadthFirst(system, goals, { ...unlimited, ...limits });
  const found = result.found.map((row): readonly StateVector[] | null =>
    row === undefined ? null : result.pathTo(row),
  );
  return { result, found };
}

const depthOf = (all: readonly Met[]) => Math.max(...all.map(({ depth }) => depth));

describe('breadth-first search, against the plainest possible search, on random systems', () => {
  it('counts the configurations, the steps and the depth', () => {
    fc.assert(
      fc.property(randomTables, (tables) => {
        const system = systemOf(tables);
        const all = naiveSearch(system);
        const { states, transitions, depth, completeDepth, bounds } = breadthFirst(system, [], unlimited);
        expect({ states, transitions, depth, completeDepth }).toEqual({
          states: all.length,
          transitions: all.reduce((sum, { next }) => sum + next.length, 0),
          depth: depthOf(all),
          completeDepth: depthOf(all),
        });
        expect(bounds.length > 0).toBe(all.some((met) => met.bounds.length > 0));
      }),
      { numRuns: 80 },
    );
  });

  it('finds each goal by the execution that is least by length and then by the order of choices', () => {
    let found = 0;
    fc.assert(
      fc.property(randomTables, fc.array(wanted, { minLength: 1, maxLength: 3 }), (tables, all) => {
        const system = systemOf(tables);
        const goals = all.map((one) => goalOf(one, tables.ids));
        const met = naiveSearch(system);
        const expected = goals.map((goal) => goalsMet(met, goal)[0]?.path ?? null);
        expect(paths(system, goals).found).toEqual(expected);
        found += expected.filter((path) => path !== null && path.length > 1).length;
      }),
      { numRuns: 130 },
    );
    expect(found).toBeGreaterThan(30);
  });

  it('keeps to a bound on depth, finds every goal within it, and says whether anything lies beyond', () => {
    fc.assert(
      fc.property(
        randomTables,
        fc.array(wanted, { minLength: 1, maxLength: 3 }),
        fc.nat({ max: 6 }),
        (tables, all, depth) => {
          const system = systemOf(tables);
          const met = naiveSearch(system);
          const within = met.filter((one) => one.depth <= depth);
          const goals = all.map((one) => goalOf(one, tables.ids));
          const { result, found } = paths(system, goals, { depth });
          expect(found).toEqual(goals.map((goal) => goalsMet(within, goal)[0]?.path ?? null));
          const { states, bounds, depth: reached } = breadthFirst(system, [], { ...unlimited, depth });
          expect({ states, reached }).toEqual({ states: within.length, reached: depthOf(within) });
          const cut = within.length < met.length;
          expect(bounds.some((bound) => bound.kind === 'depth')).toBe(cut);
          if (found.includes(null)) expect(result.bounds.some((bound) => bound.kind === 'depth')).toBe(cut);
        },
      ),
      { numRuns: 130 },
    );
  });

  it('keeps exactly as many configurations as a bound allows, the first ones', () => {
    fc.assert(
      fc.property(randomTables, fc.integer({ min: 1, max: 12 }), (tables, states) => {
        const system = systemOf(tables);
        const met = naiveSearch(system);
        const result = breadthFirst(system, [], { ...unlimited, states });
        const kept = Array.from({ length: result.states }, (_, row) => result.pathTo(row));
        expect(kept).toEqual(met.slice(0, states).map(({ path }) => path));
        expect(result.bounds.some((bound) => bound.kind === 'states')).toBe(states < met.length);
      }),
      { numRuns: 80 },
    );
  });

  it('claims no depth within which a bound on configurations left a goal unasked', () => {
    fc.assert(
      fc.property(randomTables, wanted, fc.integer({ min: 1, max: 12 }), (tables, one, states) => {
        const system = systemOf(tables);
        const goal = goalOf(one, tables.ids);
        const least = goalsMet(naiveSearch(system), goal)[0];
        const { result, found } = paths(system, [goal], { states });
        if (found[0] !== null) expect(found[0]).toEqual(least!.path);
        else if (least !== undefined) expect(result.completeDepth).toBeLessThan(least.depth);
      }),
      { numRuns: 80 },
    );
  });
});
