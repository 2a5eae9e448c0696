import { describe, expect, it } from 'vitest';
import { check } from '../../checker/check.ts';
import type { Checkable } from '../../checker/model.ts';
import { runCheck } from '../../checker/run-check.ts';
import { successors } from '../../checker/successors.ts';
import { reportText } from '../../checker/text/report-text.ts';
import { UserCode } from '../../checker/user-code.ts';
import { fifoPerfect } from '../../models/links/fifo-perfect.ts';
import type { Link } from '../../models/links/link.ts';
import { perfect } from '../../models/links/perfect.ts';
import { process } from '../../models/process.ts';
import { eagerReliableBroadcast } from '../../models/reliable-broadcast/eager-reliable-broadcast.ts';
import { at, system } from '../../models/system.ts';
import { naiveBank } from '../../models/total-order-broadcast/naive-bank.ts';
import { sequencerBank } from '../../models/total-order-broadcast/sequencer-bank.ts';
import { propertyOf } from '../../specs/abstraction.ts';
import { deadlockFree } from '../../specs/deadlock-free.ts';
import type { Observed } from '../../specs/event.ts';
import { invariant } from '../../specs/invariant.ts';
import { monitor } from '../../specs/monitor.ts';
import { safety } from '../../specs/safety.ts';
import { sometimes } from '../../specs/sometimes.ts';
import { totalOrderBroadcast } from '../../specs/total-order-broadcast.ts';
import { digraph, line } from './digraph.ts';
import { execution, finding, phrase, verdict } from './findings.ts';

/** Two clients ask one server, which keeps nothing but how many it has heard. */
const counter = (links: Link = perfect()) => {
  const client = process<{ local: null; message: string; request: string }>({
    init: () => null,
    upon: {
      request(state, body, fx) {
        fx.send('server', body);
        return state;
      },
    },
  });
  const server = process<{ local: number; message: string; indication: number }>({
    init: () => 0,
    upon: {
      deliver: (heard, _from, _message, fx) => {
        fx.indicate(heard + 1);
        return heard + 1;
      },
    },
  });
  return system({
    processes: { a: client, b: client, server },
    links,
    inputs: [at('a', 'left'), at('b', 'right')],
  });
};

describe('a trace predicate and the monitor that remembers what it needs', () => {
  // Total order and prefix order as predicates over the trace: the catalogue has monitors whose memories are delivery logs.
  type Log = readonly string[];
  const overLogs = (holds: (a: Log, b: Log) => boolean) =>
    safety('over logs', { observes: ['indication'] }, (trace, { processes }) => {
      const log = (of: string) =>
        trace.filter(({ process }) => process === of).map(({ indication }) => JSON.stringify(indication));
      return processes.every((p) => processes.every((q) => holds(log(p), log(q))));
    });
  const traces = {
    "TOB5'": overLogs((a, b) => !a.some((item, place) => place < b.length && b[place] !== item)),
    TOB5: overLogs(
      (a, b) => a.filter((item) => b.includes(item)).join() === b.filter((item) => a.includes(item)).join(),
    ),
  };

  it.each([
    { where: 'the naive bank', system: naiveBank, label: "TOB5'" },
    { where: 'the naive bank', system: naiveBank, label: 'TOB5' },
    { where: 'the bank over a sequencer', system: sequencerBank, label: "TOB5'" },
    { where: 'the bank over a sequencer', system: sequencerBank, label: 'TOB5' },
  ] as const)('give one verdict, after as many steps: $where, $label', ({ system, label }) => {
    const remembered = propertyOf(totalOrderBroadcast, label);
    expect(remembered.kind).toBe('monitor');
    expect(phrase(system as Checkable, remembered)).toBe(phrase(system as Checkable, traces[label]));
  });

  it('give one verdict on the deliveries of reliable broadcast, wherever they are asked', () => {
    for (const when of ['always', 'quiescence', 'termination'] as const) {
      for (const most of [0, 1, 2, 3]) {
        const trace = safety('few', { observes: ['indication'], at: when }, (events) => events.length <= most);
        const counting = monitor('few', {
          observes: ['indication'],
          at: when,
          start: () => 0,
          advance: (count: number) => count + 1,
          holds: (count) => count <= most,
        });
        expect(phrase(eagerReliableBroadcast, counting)).toBe(phrase(eagerReliableBroadcast, trace));
      }
    }
  });

  it('a monitor sees the world at the start, and what start handlers have sent', () => {
    const greeter = process<{ local: null; message: string }>({
      init: () => null,
      start(state, fx) {
        fx.send('q', 'hello');
        return state;
      },
    });
    const pair = system({
      processes: { p: greeter, q: process<{ local: null }>({ init: () => null }) },
      links: perfect(),
    });
    const sent = monitor('sent before the first step', {
      observes: ['send'],
      start: (world) => ({ everyone: world.processes, messages: [] as readonly unknown[] }),
      advance: (memory, { message }) => ({ ...memory, messages: [...memory.messages, message] }),
      holds: ({ everyone, messages }) => everyone.join() === 'p,q' && messages.join() === 'hello',
    });
    expect(phrase(pair, sent)).toBe('holds (exhaustive)');
    expect(
      phrase(
        pair,
        safety('silence', { observes: ['send'] }, (trace) => trace.length === 0),
      ),
    ).toBe('violated in 0 steps');
  });
});

describe('what was observed is part of the configuration', () => {
  // "left" before "right" leads the server to the same configuration as "right" before "left": it has heard two. Only the trace
  // tells the two apart, and only one of them is bad.
  const leftFirst = safety('left is heard first', { observes: ['deliver'] }, (trace) =>
    trace.every((event, index) => event.message !== 'left' || index === 0),
  );

  it('so that a bad trace is found though another one led to the same configuration before', () => {
    expect(verdict(counter(), leftFirst).outcome).toBe('violated');
    expect(execution(counter(), leftFirst)).toMatchInlineSnapshot(`
      "start: a = null, b = null, server = 0
      1. a client asks a: left
           a sends left to server
      2. a client asks b: right
           b sends right to server
      3. server delivers right from b
           server indicates 1
           server = 1
      4. server delivers left from a
           server indicates 2
           server = 2"
    `);
  });

  it('where a search that evaluates the trace of the first way to each configuration finds nothing', () => {
    const { system: waist } = counter().model(new UserCode());
    const known = new Set<string>();
    const bad: string[] = [];
    const queue = waist.initial().map(({ vector }) => ({ vector, trace: [] as readonly Observed[] }));
    for (const { vector, trace } of queue) {
      if (known.has(vector.join())) continue;
      known.add(vector.join());
      const heard = trace.filter((event) => event.type === 'deliver');
      if (!leftFirst.predicate(heard, { processes: [], correct: () => true })) bad.push(vector.join());
      for (const way of successors(waist, vector)) {
        queue.push({ vector: way.vector, trace: [...trace, ...way.observed.map((label) => waist.event(label))] });
      }
    }
    expect(known.size).toBe(9);
    // The configuration in which both were heard is met by the good trace first. The bad prefix "right, left" ends there.
    expect(bad).toEqual([]);
  });

  it('and counts: the same system has more configurations together with its traces', () => {
    const always = invariant('always', () => true);
    expect(finding(counter(), always).explored.states).toBe(9);
    expect(
      finding(
        counter(),
        safety('any', { observes: ['deliver'] }, () => true),
      ).explored.states,
    ).toBe(10);
  });
});

describe('what a trace holds', () => {
  it('the kinds that the property observes, in order, and nothing else', () => {
    const seen = new Set<string>();
    const look = (observes: readonly Observed['type'][]) => {
      seen.clear();
      finding(
        counter(fifoPerfect()),
        safety('look', { observes }, (trace) => {
          seen.add(trace.map(({ type, process }) => `${process} ${type}`).join(', '));
          return true;
        }),
      );
      return [...seen].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).slice(0, 2);
    };
    expect(look(['indication'])).toEqual(['server indication, server indication', 'server indication']);
    expect(look(['request'])).toEqual(['a request, b request', 'b request, a request']);
    expect(look(['send', 'deliver'])).toEqual([
      'a send, b send, server deliver, server deliver',
      'a send, server deliver, b send, server deliver',
    ]);
    expect(look(['crash'])).toEqual(['']);
  });

  it('the events of one step together: the predicate is asked at the ends of steps', () => {
    const twice = process<{ local: null; request: 'go'; indication: number }>({
      init: () => null,
      upon: {
        request(state, _, fx) {
          fx.indicate(1);
          fx.indicate(2);
          return state;
        },
      },
    });
    const alone = system({ processes: { p: twice }, links: perfect(), inputs: [at('p', 'go')] });
    const even = safety(
      'an even number of indications',
      { observes: ['indication'] },
      (trace) => trace.length % 2 === 0,
    );
    expect(phrase(alone, even)).toBe('holds (exhaustive)');
  });

  it('frozen events, so that a predicate cannot change the past', () => {
    const changing = safety('changing', { observes: ['deliver'] }, (trace) => {
      (trace as Observed[]).reverse();
      return true;
    });
    expect(() => verdict(counter(), changing)).toThrow(
      /^property "changing" changes its input at .*\(Cannot assign to read only property '0' of object '\[object Array\]'\)\. Return a new value instead: inputs are frozen\.$/,
    );
  });
});

describe('sometimes', () => {
  const reaches = (n: number) => sometimes<{ at: number }>(`reaches ${n}`, (state) => state.at === n);

  it('holds with the shortest witness', () => {
    const graph = digraph({ 0: [1, 2], 1: [3], 2: [4], 3: [5], 4: [5], 5: [6] });
    expect(phrase(graph, reaches(5))).toBe('holds, with a witness of 3 steps');
    expect(execution(graph, reaches(5))).toMatchInlineSnapshot(`
      "start: at = 0
      1. 0 → 1
           at = 1
      2. 1 → 3
           at = 3
      3. 3 → 5
           at = 5"
    `);
  });

  it('holds with a witness, also where a bound cuts the search', () => {
    expect(phrase(line(9), reaches(3), { bounds: { depth: 3 } })).toBe('holds, with a witness of 3 steps');
  });

  it('is violated where no execution in scope is a witness', () => {
    expect(verdict(line(2), reaches(3))).toEqual({
      outcome: 'violated',
      evidence: { kind: 'no witness' },
      assumptions: ['guarded actions, one at a time'],
      warnings: [],
    });
  });

  it('is inconclusive where a bound may hide the witness', () => {
    expect(verdict(line(9), reaches(3), { bounds: { states: 2 } })).toEqual({
      outcome: 'inconclusive',
      why: 'no witness within 1 step (bound: 2 states)',
      assumptions: ['guarded actions, one at a time'],
    });
  });

  it('can ask for an end: what is passed through is no witness', () => {
    const end = (n: number) =>
      sometimes<{ at: number }>(`ends at ${n}`, (state) => state.at === n, { at: 'termination' });
    expect(phrase(line(2), end(2))).toBe('holds, with a witness of 2 steps');
    expect(phrase(line(2), end(1))).toBe('violated: no execution in scope is a witness (exhaustive)');
  });
});

describe('a claim that says nothing is vacuous', () => {
  it('where no event of the observed kinds ever occurs', () => {
    expect(
      phrase(
        counter(),
        safety('s', { observes: ['crash'] }, () => true),
      ),
    ).toBe('vacuous: no event of the kind crash ever occurs');
    expect(
      phrase(
        counter(),
        monitor('m', { observes: ['crash'], start: () => 0, advance: (n: number) => n, holds: () => true }),
      ),
    ).toBe('vacuous: no event of the kind crash ever occurs');
    expect(
      phrase(
        line(1),
        safety('s', { observes: ['send', 'deliver'] }, () => true),
      ),
    ).toBe('vacuous: no event of the kind send or deliver ever occurs');
  });

  it('where no configuration is of the kind at which it is asked', () => {
    const cycle = digraph({ 0: [1], 1: [0] }, 'weak');
    expect(
      phrase(
        cycle,
        invariant('at the end', () => false, { at: 'termination' }),
      ),
    ).toBe('vacuous: in every configuration some step is enabled');
    expect(
      phrase(
        cycle,
        invariant('at rest', () => false, { at: 'quiescence' }),
      ),
    ).toBe('vacuous: no configuration is quiescent');
  });

  it('but not the freedom from deadlocks, which holds where nothing ends', () => {
    expect(phrase(digraph({ 0: [1], 1: [0] }), deadlockFree())).toBe('holds (exhaustive)');
  });

  it('is only warned of where a bound cut the search', () => {
    const found = verdict(
      line(9),
      invariant('at the end', () => false, { at: 'termination' }),
      { bounds: { depth: 2 } },
    );
    expect(found).toMatchObject({
      outcome: 'holds',
      warnings: ['So far vacuous: in every configuration some step is enabled.'],
    });
  });

  it('is violated all the same where the empty trace is bad', () => {
    expect(
      phrase(
        line(1),
        safety('s', { observes: ['crash'] }, (trace) => trace.length > 0),
      ),
    ).toBe('violated in 0 steps');
  });
});

describe('quiescence', () => {
  it('is refused where nothing is ever owed', () => {
    expect(
      phrase(
        line(1),
        invariant('at rest', () => true, { at: 'quiescence' }),
      ),
    ).toBe(
      'refused: it is stated at quiescence, where nothing that is enabled is owed any more, and in this system nothing is ever owed: ' +
        'give the actions a fairness, or state it at termination',
    );
    expect(
      finding(
        line(1),
        invariant('at rest', () => true, { at: 'quiescence' }),
      ).explored,
    ).toEqual({
      states: 0,
      transitions: 0,
      depth: 0,
    });
  });

  it('is no end, and an end is quiescent', () => {
    const rests: number[] = [];
    const look = (when: 'quiescence' | 'termination', property: string) => {
      rests.length = 0;
      const note = invariant<{ at: number }>(
        property,
        (state) => {
          rests.push(state.at);
          return true;
        },
        { at: when },
      );
      const mixed = digraph({ 0: [1], 1: [2] }, 'weak');
      verdict(mixed, note);
      return [...new Set(rests)];
    };
    expect(look('quiescence', 'q')).toEqual([2]);
    expect(look('termination', 't')).toEqual([2]);
  });
});

describe('a predicate that is false and then true again', () => {
  /** A process that indicates 1, 2, … up to some number, and then perhaps falls over. */
  const saying = (most: number, end: () => number = () => most) =>
    system({
      processes: {
        p: process<{ local: number; indication: number }>({
          init: () => 0,
          internal: [
            {
              name: 'say',
              when: (said) => said < most,
              run: (said, fx) => {
                fx.indicate(said + 1);
                return said + 1;
              },
            },
            { name: 'end', when: (said) => said === most, run: end },
          ],
        }),
      },
      links: perfect(),
    });
  const not1 = safety('not 1', { observes: ['indication'] }, (trace) => trace.length !== 1);
  const not1Either = monitor('not 1', {
    observes: ['indication'],
    start: () => 0,
    advance: (count) => count + 1,
    holds: (count) => count !== 1,
  });

  it.each([
    ['a trace predicate', not1],
    ['a monitor', not1Either],
  ])('is violated, with the hint that it may be meant to hold in the end: %s', (_, property) => {
    const report = runCheck(check('c', saying(2), [property]));
    expect(report.findings[0]!.verdict).toMatchObject({ outcome: 'violated', evidence: { recovers: true } });
    expect(reportText(report)).toContain('hint: it is true again later on.');
    expect(execution(saying(2), property)).toMatchInlineSnapshot(`
      "start: p = 0
      1. p takes its internal step "say"
           p indicates 1
           p = 1"
    `);
  });

  it.each([
    ['a trace predicate', not1],
    ['a monitor', not1Either],
  ])('gives no hint where it stays false: %s', (_, property) => {
    expect(verdict(saying(1), property)).toMatchObject({ outcome: 'violated', evidence: { recovers: false } });
  });

  it('gives no hint where it is an invariant: that a state is left again is no news', () => {
    const never1 = invariant<{ at: number }>('never 1', (state) => state.at !== 1);
    expect(verdict(line(2), never1)).toMatchObject({ outcome: 'violated', evidence: { recovers: false } });
  });

  it('is violated, whatever goes wrong beyond the violation', () => {
    const falls = (most: number) =>
      saying(most, () => {
        throw new Error('too late');
      });
    expect(verdict(falls(1), not1)).toMatchObject({ outcome: 'violated', evidence: { recovers: false } });
    expect(verdict(falls(1), not1Either)).toMatchObject({ outcome: 'violated', evidence: { recovers: false } });
    const fine = safety('fine', { observes: ['indication'] }, () => true);
    expect(() => verdict(falls(1), fine)).toThrow('too late');
  });

  it('gives no hint where it is asked at the end only', () => {
    const end = invariant<{ at: number }>('ends elsewhere', () => false, { at: 'termination' });
    expect(verdict(line(1), end)).toMatchObject({ outcome: 'violated', evidence: { recovers: false } });
  });
});

describe('several properties of one check', () => {
  it('get the verdicts that they get alone, in the order in which they were stated', () => {
    const properties = [
      sometimes<{ at: number }>('reaches 9', (state) => state.at === 9),
      invariant<{ at: number }>('never 2', (state) => state.at !== 2),
      deadlockFree<{ at: number }>(),
      safety('nothing', { observes: ['send'] }, () => true),
      invariant<{ at: number }>('rest', () => true, { at: 'quiescence' }),
      invariant<{ at: number }>('anything', () => true),
    ];
    const together = runCheck(check('c', line(3), properties)).findings;
    expect(together.map(({ property }) => property)).toEqual(properties.map(({ name }) => name));
    expect(together.map((found) => found.verdict)).toEqual(properties.map((property) => verdict(line(3), property)));
  });
});
