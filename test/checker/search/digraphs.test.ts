import { describe, expect, it } from 'vitest';
import { breadthFirst, type SearchLimits } from '../../../checker/search/breadth-first.ts';
import type { TransitionSystem } from '../../../checker/transition-system.ts';
import { guarded, perProcess } from '../../../models/guarded/guarded.ts';
import { fifoPerfect } from '../../../models/links/fifo-perfect.ts';
import { process } from '../../../models/process.ts';
import { at, system } from '../../../models/system.ts';
import { deadlockFree } from '../../../specs/deadlock-free.ts';
import { invariant } from '../../../specs/invariant.ts';
import { sometimes } from '../../../specs/sometimes.ts';
import { digraph, line } from '../digraph.ts';
import { execution, finding, phrase, verdict } from '../findings.ts';

const unlimited: SearchLimits = { memory: Number.POSITIVE_INFINITY, otherBytes: () => 0 };

const never = (bad: number) => invariant<{ at: number }>(`never ${bad}`, (state) => state.at !== bad);
const anything = invariant<{ at: number }>('anything', ({ at }) => at >= 0);

describe('a search within a bound on depth', () => {
  // A depth-first search with one set of visited nodes walks 0, 1, 2, 3 first and spends its three steps on the way to 3. It then
  // skips 2 when it comes along the short cut 0 → 2, as 2 is visited already, and misses 4, which is three steps from the start.
  const shortCut = digraph({ 0: [1, 2], 1: [2], 2: [3], 3: [4] });

  it('finds a violation that a depth-first search with one visited set misses', () => {
    expect(execution(shortCut, never(4), { bounds: { depth: 3 } })).toMatchInlineSnapshot(`
      "start: at = 0
      1. 0 → 2
           at = 2
      2. 2 → 3
           at = 3
      3. 3 → 4
           at = 4"
    `);
  });

  it('finds every node within the bound, and none beyond', () => {
    const binaryTree = digraph(Object.fromEntries(Array.from({ length: 31 }, (_, n) => [n, [2 * n + 1, 2 * n + 2]])));
    for (let node = 0; node < 63; node++) {
      const depth = Math.floor(Math.log2(node + 1));
      for (const bound of [3, 4]) {
        expect(verdict(binaryTree, never(node), { bounds: { depth: bound } }).outcome).toBe(
          depth <= bound ? 'violated' : 'holds',
        );
      }
    }
  });

  it('is exhaustive where the bound equals the diameter, and one less says that it is not', () => {
    expect(phrase(shortCut, never(9), { bounds: { depth: 3 } })).toBe('holds (exhaustive)');
    expect(phrase(shortCut, never(9), { bounds: { depth: 2 } })).toBe(
      'holds up to a bound: within 2 steps (bound: depth 2)',
    );
  });

  it('looks at the initial configuration alone where the bound is 0', () => {
    expect(phrase(shortCut, never(0), { bounds: { depth: 0 } })).toBe('violated in 0 steps');
    expect(phrase(shortCut, never(2), { bounds: { depth: 0 } })).toBe(
      'holds up to a bound: within 0 steps (bound: depth 0)',
    );
  });

  it('asks at the end of the bound, too, whether a step is enabled', () => {
    expect(phrase(shortCut, deadlockFree(), { bounds: { depth: 3 } })).toBe('violated in 3 steps');
    expect(phrase(shortCut, deadlockFree(), { bounds: { depth: 2 } })).toBe(
      'holds up to a bound: within 2 steps (bound: depth 2)',
    );
  });

  it('counts the same steps as without a bound, where it cuts nothing', () => {
    const cycle = digraph({ 0: [1], 1: [2], 2: [0, 2] });
    const { explored } = finding(cycle, anything);
    expect(explored).toEqual({ states: 3, transitions: 4, depth: 2 });
    expect(finding(cycle, anything, { bounds: { depth: 2 } }).explored).toEqual(explored);
  });
});

describe('what is counted', () => {
  it('counts a self-loop as a step', () => {
    expect(finding(digraph({ 0: [0, 1], 1: [1] }), anything).explored).toEqual({ states: 2, transitions: 3, depth: 1 });
  });

  it('counts parallel edges one by one', () => {
    expect(finding(digraph({ 0: [1, 1, 1] }), anything).explored).toEqual({ states: 2, transitions: 3, depth: 1 });
  });

  it('does not meet what cannot be reached', () => {
    expect(finding(digraph({ 0: [1], 5: [6] }), anything).explored).toEqual({ states: 2, transitions: 1, depth: 1 });
  });

  it('takes the first of several edges, where all lead to a shortest violation', () => {
    expect(execution(digraph({ 0: [1, 2], 1: [3], 2: [3] }), never(3))).toMatchInlineSnapshot(`
      "start: at = 0
      1. 0 → 1
           at = 1
      2. 1 → 3
           at = 3"
    `);
  });
});

describe('"exhaustive" is never said of a search that was cut', () => {
  it('by a bound on depth', () => {
    expect(phrase(line(9), anything, { bounds: { depth: 8 } })).toBe(
      'holds up to a bound: within 8 steps (bound: depth 8)',
    );
  });

  it('by a bound on configurations', () => {
    expect(phrase(line(9), anything, { bounds: { states: 9 } })).toBe(
      'holds up to a bound: within 8 steps (bound: 9 states)',
    );
    expect(finding(line(9), anything, { bounds: { states: 9 } }).explored.states).toBe(9);
    expect(phrase(line(9), anything, { bounds: { states: 10 } })).toBe('holds (exhaustive)');
  });

  it('by both bounds at once', () => {
    const wide = digraph({ 0: [1, 2, 3, 4] });
    expect(phrase(wide, anything, { bounds: { states: 3, depth: 1 } })).toBe(
      'holds up to a bound: within 0 steps (bound: 3 states)',
    );
  });

  // Whoever asks a system much at each step pauses after few of them: what it answers may be large, and may take long.
  it('by its memory', () => {
    expect(phrase(line(9_000), anything, { bounds: { memory: 1_000 } })).toMatch(
      /^holds up to a bound: within \d{2,3} steps \(bound: memory 1000 B\)$/,
    );
  });

  it('by the memory of the platform', () => {
    expect(phrase(line(9_000), anything, { memoryPressure: () => true })).toMatch(
      /^holds up to a bound: within \d{2,3} steps \(bound: memory of the platform\)$/,
    );
  });

  it('by an interruption', () => {
    expect(phrase(line(9_000), anything, { interrupted: () => true })).toMatch(
      /^holds up to a bound: within \d{2,3} steps \(bound: interrupted\)$/,
    );
  });

  it('by an interruption, also where hardly anything is asked of the system any more', () => {
    const bits = Array.from({ length: 12 }, (_, bit) => `b${bit}`);
    const flips = guarded({
      variables: { bit: perProcess(bits, 0) },
      actions: (action) => [
        action('flip', bits, {
          when: (s, b) => s.bit[b] === 0,
          run: (s, b) => {
            s.bit[b] = 1;
          },
        }),
      ],
    });
    // Within 5 steps there are 1,586 configurations, and within 6 there are 2,510: the first pause is after 2,048 of them were expanded.
    expect(
      phrase(
        flips,
        invariant('anything', () => true),
        { interrupted: () => true },
      ),
    ).toBe('holds up to a bound: within 6 steps (bound: interrupted)');
  });

  it('by a full FIFO queue', () => {
    const chatty = system({
      processes: {
        p: process<{ local: null; message: number; request: 'go' }>({
          init: () => null,
          upon: {
            request(state, _, fx) {
              for (const number of [1, 2, 3]) fx.send('q', number);
              return state;
            },
          },
        }),
        q: process<{ local: null; message: number }>({ init: () => null }),
      },
      links: fifoPerfect({ capacity: 2 }),
      inputs: [at('p', 'go')],
    });
    const calm = invariant('calm', () => true);
    expect(phrase(chatty, calm)).toBe(
      'holds up to a bound: within 0 steps (bound: the FIFO link from p to q is full (capacity 2))',
    );
  });

  it('nor is a witness missing for good, as long as something was cut', () => {
    const end = sometimes<{ at: number }>('the end', (state) => state.at === 9);
    expect(phrase(line(9), end, { bounds: { depth: 8 } })).toBe(
      'inconclusive: no witness within 8 steps (bound: depth 8)',
    );
    expect(phrase(line(9), end, { bounds: { depth: 9 } })).toBe('holds, with a witness of 9 steps');
    expect(phrase(line(8), end)).toBe('violated: no execution in scope is a witness (exhaustive)');
  });
});

describe('the depth that a cut search claims', () => {
  it('holds for what is asked at the end of executions, too: 2 is an end one step away, and was never asked', () => {
    // So many successors of 1 that the bound is noticed before 2 is looked at.
    const many = Array.from({ length: 600 }, (_, n) => 3 + n);
    const branches = table({ 0: [1, 2], 1: many, ...Object.fromEntries(many.map((n) => [n, [n]])) });
    const end = { at: 'termination', where: 'an end', question: () => 1 } as const;
    const whole = breadthFirst(branches, [end], unlimited);
    expect(whole.pathTo(whole.found[0]!)).toEqual([[0], [2]]);
    const { found, completeDepth } = breadthFirst(branches, [end], { ...unlimited, states: 100 });
    expect(found).toEqual([undefined]);
    expect(completeDepth).toBeLessThan(1);
  });

  it('holds for all initial configurations: of two, one was kept', () => {
    const twoStarts = table({}, [0, 1]);
    const second = {
      at: 'always',
      where: 'the second start',
      question: (read: (slot: number) => number) => read(0),
    } as const;
    const { found, completeDepth } = breadthFirst(twoStarts, [second], { ...unlimited, states: 1 });
    expect(found).toEqual([undefined]);
    expect(completeDepth).toBeLessThan(0);
  });
});

describe('large searches', () => {
  it('cross the borders of chunks and batches: three counters up to 60', () => {
    const last = 60;
    const counters: TransitionSystem = {
      slots: ['a', 'b', 'c'].map((name) => ({ name, value: (id) => id })),
      observers: [],
      initial: () => [{ vector: [0, 0, 0], observed: [] }],
      offers: (slot, id) => (id < last ? [{ action: slot, becomes: id + 1, labels: [] }] : []),
      react: () => [],
      joint: [],
      action: () => ({ kind: 'crash', process: 'p' }),
      event: () => ({ type: 'crash', process: 'p' }),
      assumptions: () => [],
    };
    const { states, transitions, depth, bounds } = breadthFirst(counters, [], unlimited);
    // (n + 1)^3 points of a grid, and three sorts of edges with n (n + 1)^2 each; the far corner is 3 n steps away.
    expect({ states, transitions, depth, bounds }).toEqual({
      states: 61 ** 3,
      transitions: 3 * 60 * 61 ** 2,
      depth: 180,
      bounds: [],
    });
  });

  it('recognise what they met before the fields of rows grew and moved: four counters that go up and down', () => {
    const last = 17;
    const system: TransitionSystem = {
      ...table({}),
      slots: ['a', 'b', 'c', 'd'].map((name) => ({ name, value: (id) => id })),
      initial: () => [{ vector: [0, 0, 0, 0], observed: [] }],
      offers: (_, id) =>
        [id - 1, id + 1]
          .filter((next) => next >= 0 && next <= last)
          .map((next) => ({ action: 0, becomes: next, labels: [] })),
    };
    const { states, transitions, depth } = breadthFirst(system, [], unlimited);
    expect({ states, transitions, depth }).toEqual({
      states: 18 ** 4,
      transitions: 2 * 4 * 17 * 18 ** 3,
      depth: 4 * 17,
    });
  });

  it('meet more than a batch of successors of one configuration, each once', () => {
    const fan = table({ 0: Array.from({ length: 1_500 }, (_, n) => 1 + (n % 1_300)) });
    const { states, transitions, depth } = breadthFirst(fan, [], unlimited);
    expect({ states, transitions, depth }).toEqual({ states: 1_301, transitions: 1_500, depth: 1 });
  });
});

/** A digraph with one slot, straight on the waist. */
function table(edges: Readonly<Record<number, readonly number[]>>, starts: readonly number[] = [0]): TransitionSystem {
  return {
    slots: [{ name: 'at', value: (id) => id }],
    observers: [],
    initial: () => starts.map((start) => ({ vector: [start], observed: [] })),
    offers: (_, id) => (edges[id] ?? []).map((to) => ({ action: 0, becomes: to, labels: [] })),
    react: () => [],
    joint: [],
    action: () => ({ kind: 'rule', name: 'step', parameters: [] }),
    event: () => ({ type: 'crash', process: 'p' }),
    assumptions: () => [],
  };
}
