import fc, { type Arbitrary } from 'fast-check';
import { weighted } from '../random/weighted.ts';
import { crashAction, type FairGraph, type GraphEdge, type GraphPair, type GraphPromise } from './fair-graph.ts';

const actionsMax = 5;
/** The action of steps that lead back to where they began, in a busy graph: the promise of progress does not cover it. */
const idleAction = 5;

const events = weighted(
  [5, fc.constant([])],
  [4, fc.array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 1 })],
  [1, fc.array(fc.nat({ max: 5 }), { minLength: 2, maxLength: 2 })],
);

const places = (count: number, atLeast: number) =>
  fc.uniqueArray(fc.nat({ max: count - 1 }), { minLength: Math.min(atLeast, count), maxLength: count, size: 'max' });

const starts = (count: number) =>
  fc.array(
    fc.record({
      at: fc.nat({ max: count - 1 }),
      faulty: weighted([2, fc.constant(false)], [1, fc.constant(true)]),
      events,
    }),
    { minLength: 1, maxLength: 3 },
  );

const action = weighted([7, fc.integer({ min: 1, max: actionsMax - 1 })], [1, fc.constant(crashAction)]);

const everywhere = (count: number) => [...Array(count).keys()];

/** Where a promise binds: mostly everywhere. */
const owedAt = (count: number) => weighted([3, fc.constant(everywhere(count))], [2, places(count, 1)]);

/** A crash is never promised. */
const promise = (count: number): Arbitrary<GraphPromise> =>
  fc.record({
    kind: weighted([2, fc.constant('strong' as const)], [1, fc.constant('weak' as const)]),
    of: fc.uniqueArray(fc.record({ action: fc.integer({ min: 1, max: actionsMax }), owedAt: owedAt(count) }), {
      minLength: 1,
      maxLength: 2,
      selector: ({ action }) => action,
    }),
  });

const pairs = (count: number): Arbitrary<readonly GraphPair[]> =>
  weighted(
    [6, fc.constant([])],
    [1, fc.array(fc.record({ given: places(count, 1), response: places(count, 1) }), { minLength: 1, maxLength: 2 })],
  );

const layout = fc.constantFrom('one component' as const, 'two variables' as const);

/** Anything goes: deadlocks, steps that lead back to where they began, nothing promised. */
const freeGraph: Arbitrary<FairGraph> = fc.integer({ min: 1, max: 8 }).chain((count) =>
  fc.record({
    configurations: fc.constant(count),
    layout,
    starts: starts(count),
    edges: fc.array(
      fc.record({
        from: fc.nat({ max: count - 1 }),
        to: fc.nat({ max: count - 1 }),
        action: fc.oneof(action, fc.constant(idleAction)),
        events,
      }),
      { maxLength: 16, size: 'max' },
    ),
    promises: fc.array(promise(count), { maxLength: 3 }),
    pairs: pairs(count),
  }),
);

/**
 * A graph whose executions do not come to rest: from every configuration some step leads to another one, and it is promised that such
 * steps are taken. Executions that stop, or repeat an idle step for ever, are unfair, unless p crashes.
 */
const busyGraph: Arbitrary<FairGraph> = fc.integer({ min: 3, max: 11 }).chain((count) => {
  const hop = fc.integer({ min: 1, max: count - 1 });
  const onward = fc.tuple(
    ...everywhere(count).map((from) =>
      fc.record({ from: fc.constant(from), hop, action: fc.integer({ min: 1, max: actionsMax - 1 }), events }),
    ),
  );
  const further = fc.array(fc.record({ from: fc.nat({ max: count - 1 }), hop, action, events }), {
    maxLength: Math.ceil(count * 1.2),
    size: 'max',
  });
  const idle = fc.array(fc.record({ at: fc.nat({ max: count - 1 }), events }), { maxLength: 2 });
  return fc
    .record({
      layout,
      starts: starts(count),
      onward,
      further,
      idle,
      promises: fc.array(promise(count), { minLength: 1, maxLength: 3 }),
      pairs: pairs(count),
    })
    .map(({ layout, starts, onward, further, idle, promises, pairs }): FairGraph => {
      const hops = [...onward, ...further].map(
        ({ from, hop, action, events }): GraphEdge => ({ from, to: (from + hop) % count, action, events }),
      );
      const idling = idle.map(({ at, events }): GraphEdge => ({ from: at, to: at, action: idleAction, events }));
      const progress: GraphPromise = {
        kind: 'weak',
        of: everywhere(actionsMax)
          .slice(1)
          .map((action) => ({ action, owedAt: everywhere(count) })),
      };
      return {
        configurations: count,
        layout,
        starts,
        edges: [...hops, ...idling],
        promises: [progress, ...promises],
        pairs,
      };
    });
});

export const randomGraph: Arbitrary<FairGraph> = weighted([1, freeGraph], [3, busyGraph]);
