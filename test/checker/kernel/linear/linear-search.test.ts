import { MessageChannel, Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LearnedDependence } from '../../../../checker/reductions/learned-dependence.ts';
import { breadthFirst } from '../../../../checker/search/breadth-first.ts';
import type { Crew } from '../../../../checker/search/crew.ts';
import { explore } from '../../../../checker/search/explore.ts';
import type { TransitionSystem } from '../../../../checker/transition-system.ts';
import { searchThreads } from '../../../../cli/search-threads.ts';
import { guardedSystemOf } from '../../random-guarded-rules.ts';
import { randomTables, systemOf } from '../../random-transition-system.ts';
import { eager } from '../../search/tuning.ts';
import { agree, agreeOnWays, agreeOnWhatSleeps, large, unlimited } from './agree.ts';

// Thousands: test/long/search-implementations.test.ts.
describe('the search in WebAssembly says what the search in TypeScript says, on random systems', () => {
  it('with one thread', () => agree(200));
  it('with two threads, from the first level on', () => agree(120, searchThreads(2, eager)));
  it('with three threads', () => agree(60, searchThreads(3, eager)));
  it('with sleep sets', () => agreeOnWhatSleeps(150));
  it('with sleep sets and two threads', () => agreeOnWhatSleeps(80, searchThreads(2, eager)));
  it('with threads that are woken again and again for nothing', async () => {
    const { crew, stop } = wokenForNothing(searchThreads(3, eager));
    try {
      agree(40, crew);
    } finally {
      await stop();
    }
  });

  it('with three threads, on the same ways to every configuration, though answers were missing when it was met first', () =>
    agreeOnWays(60, searchThreads(3, eager)));
  it('and where many configurations lack the same answers, which all threads then try again', () =>
    agreeOnWays(12, searchThreads(2, eager), large));

  it('and meets the same configurations in the same order', () => {
    fc.assert(
      fc.property(randomTables, (tables) => {
        const system = systemOf(tables);
        const one = breadthFirst(system, [], unlimited);
        const other = explore(system, [], unlimited);
        expect(other.states).toBe(one.states);
        for (let row = 0; row < one.states; row++) expect(other.pathTo(row)).toEqual(one.pathTo(row));
      }),
      { numRuns: 150 },
    );
  });
});

describe('answers that are remembered by all that an invariant has read', () => {
  it('are no answers any more once it has read more: the second of three variables only where the first is 2', () => {
    const becomesAnything = (slot: number) => ({
      guard: [],
      ways: [0, 1, 2, 3, 4, 5].map((id) => [{ slot, becomes: { id } }]),
    });
    // What it does not read changes first.
    const system = guardedSystemOf({ sizes: [6, 6, 6], startsAtTop: true, rules: [2, 0, 1].map(becomesAnything) });
    const goal = {
      at: 'always' as const,
      where: 'first 2 and second 3',
      question: (read: (slot: number) => number) => (read(0) === 2 && read(1) === 3 ? 1 : 0),
    };
    for (const crew of [undefined, searchThreads(2, eager)]) {
      const result = explore(system, [goal], unlimited, crew);
      expect(result.found.map((row) => row !== undefined && result.pathTo(row))).toEqual([
        [
          [5, 5, 5],
          [2, 5, 5],
          [2, 3, 5],
        ],
      ]);
    }
  });
});

describe('sleep sets in WebAssembly', () => {
  it('have room for groups of steps that nothing but comparing has found: at a value of a link that was not met yet', () => {
    const others = 200;
    const to = (slot: number, becomes: number) => ({ action: slot, becomes, labels: [{ to: slot, label: 0 }] });
    const offers = [
      [to(1, 1), to(2, 2)],
      [to(2, 3), ...Array.from({ length: others }, (_, index) => to(3 + index, 1))],
      [to(1, 3)],
      [],
    ];
    const receiver = { name: 'receiver', passive: true as const, value: (id: number) => id };
    const system: TransitionSystem = {
      slots: [
        { name: 'link', speculative: true, value: (id) => id },
        ...Array.from({ length: 2 + others }, () => receiver),
      ],
      observers: [],
      initial: () => [{ vector: [0, ...Array.from({ length: 2 + others }, () => 0)], observed: [] }],
      offers: (slot, id) => (slot === 0 ? offers[id]! : []),
      react: (_slot, id) => (id === 0 ? [{ becomes: 1, labels: [] }] : []),
      joint: [],
      action: (action) => ({ kind: 'rule', name: `action ${action}`, parameters: [] }),
      event: () => ({ type: 'crash', process: 'p' }),
      assumptions: () => [],
    };
    const limits = { ...unlimited, depth: 3, dependence: () => new LearnedDependence(system) };
    const [one, other] = [breadthFirst(system, [], limits), explore(system, [], limits)];
    expect([other.states, other.transitions, other.depth]).toEqual([one.states, one.transitions, one.depth]);
    expect(one.states).toBeGreaterThan(others);
  });
});

/** A crew whose threads are woken all the time: what waits for memory to change has to see for itself whether it did. */
function wokenForNothing(crew: Crew): { readonly crew: Crew; readonly stop: () => Promise<number> } {
  const program = `
    const { workerData: box, parentPort, receiveMessageOnPort } = require('node:worker_threads');
    let job;
    for (;;) {
      job = receiveMessageOnPort(box)?.message ?? job;
      if (job === 'stop') break;
      if (job === undefined) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
      else Atomics.notify(new Int32Array(job.memory.buffer), job.round / 4);
    }
    box.close();`;
  const { port1, port2 } = new MessageChannel();
  const waker = new Worker(program, { eval: true, workerData: port2, transferList: [port2] });
  const ended = new Promise<number>((resolve) => waker.once('exit', resolve));
  return {
    crew: {
      ...crew,
      start(job) {
        crew.start(job);
        port1.postMessage({ memory: job.memory, round: job.round });
      },
    },
    stop() {
      port1.postMessage('stop');
      return ended;
    },
  };
}
