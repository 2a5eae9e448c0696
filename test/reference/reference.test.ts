import { describe, expect, test } from 'vitest';
import type { Machine } from '../../models/fsm.ts';
import type {
  GuardedBody,
  GuardedDefinition,
  PerKey,
  PerProcess,
  Valuation,
} from '../../models/guarded/guarded-definition.ts';
import type { ProcessDefinition } from '../../models/process.ts';
import type { Observed, ProcessId, Trace } from '../../specs/event.ts';
import type { AskedAt, Finitary, Invariant, Monitor, Safety, Sometimes } from '../../specs/property.ts';
import type { World } from '../../specs/world.ts';
import { key } from './key.ts';
import { reference } from './reference.ts';
import type { LinkSpec, ReferenceGuarded, ReferenceProcesses } from './reference-system.ts';

const refuse = Symbol('refuse');

describe('guarded actions', () => {
  const counter: ReferenceGuarded = guarded({
    variables: { n: 0 },
    actions: (declare) => [
      declare('up', {
        when: ({ n }) => n < 3,
        run: (state) => {
          state.n += 1;
        },
      }),
      declare('down', {
        when: ({ n }) => n > 0,
        run: (state) => {
          state.n -= 1;
        },
      }),
    ],
  });

  test('a counter between 0 and 3 has 4 states and 6 transitions', () => {
    expect(
      reference(
        counter,
        invariant<{ n: number }>(({ n }) => n <= 3),
      ),
    ).toMatchObject({
      states: 4,
      transitions: 6,
      depth: 3,
      verdict: 'holds',
      terminal: 0,
      quiescent: 4,
    });
  });

  test('a counter that counts to 3 passes a bound of 2 in three steps', () => {
    const result = reference(
      counter,
      invariant<{ n: number }>(({ n }) => n <= 2),
    );
    expect(result).toMatchObject({ verdict: 'violated', length: 3 });
    expect(result.execution?.map(({ of }) => of)).toEqual([{ name: 'up' }, { name: 'up' }, { name: 'up' }]);
  });

  test('a witness that lies beyond the depth is not found, and that refutes nothing', () => {
    const three = sometimes<{ n: number }>(({ n }) => n === 3);
    expect(reference(counter, three, { depth: 2 })).toMatchObject({ verdict: 'bounded', states: 3, depth: 2 });
    expect(reference(counter, three, { depth: 3 })).toMatchObject({ verdict: 'holds', length: 3 });
    expect(
      reference(
        counter,
        sometimes<{ n: number }>(({ n }) => n === 4),
      ),
    ).toMatchObject({ verdict: 'violated' });
  });

  test('a search that may keep 2 states ends there', () => {
    expect(
      reference(
        counter,
        invariant(() => true),
        { states: 2 },
      ),
    ).toMatchObject({ verdict: 'bounded', states: 2 });
  });

  test('two-phase commit with 3 resource managers has 288 states, 1,145 transitions and diameter 10', () => {
    // Lamport TwoPhase.tla; TLC.
    const { system, consistent } = twoPhaseCommit(['r1', 'r2', 'r3']);
    expect(reference(system, consistent)).toMatchObject({
      states: 288,
      transitions: 1145,
      depth: 10,
      verdict: 'holds',
      boundHits: false,
    });
  });

  test('four philosophers with ordered forks have 320 states, 1,060 transitions and diameter 13', () => {
    // TLC; the diameter is that of its breadth-first search.
    const neighboursDoNotBothEat = invariant<{ pc: Record<string, number> }>(({ pc }) =>
      [0, 1, 2, 3].every((i) => !(pc[i] === 3 && pc[(i + 1) % 4] === 3)),
    );
    expect(reference(philosophers(4), neighboursDoNotBothEat)).toMatchObject({
      states: 320,
      transitions: 1060,
      depth: 13,
      verdict: 'holds',
      terminal: 0,
    });
  });
});

describe('processes', () => {
  /** p is asked once, sends a ping to q, and indicates when the pong is back. */
  const pingPong: Readonly<Record<ProcessId, ProcessDefinition>> = {
    p: {
      init: () => 'idle',
      upon: {
        request(_state, _request, fx) {
          fx.send('q', 'ping');
          return 'waiting';
        },
        deliver(_state, _from, _message, fx) {
          fx.indicate('done');
          return 'done';
        },
      },
    },
    q: {
      init: () => 0,
      upon: {
        deliver(_state, from, _message, fx) {
          fx.send(from, 'pong');
          return 1;
        },
      },
    },
  };
  const asked = [{ process: 'p', alternatives: ['go'], owed: true }];
  const never: Safety = safety(['indication'], (trace) => trace.length === 0);

  test('ping and pong without faults are one line of three steps', () => {
    expect(reference(processes(pingPong, { kind: 'perfect' }, { inputs: asked }), never)).toMatchObject({
      states: 4,
      transitions: 3,
      depth: 3,
      verdict: 'violated',
      length: 3,
      terminal: 1,
      quiescent: 1,
    });
  });

  test('ping and pong where q is faulty have 9 states and 11 transitions', () => {
    // Up: idle, pinged, ponged, done (3 steps between them), and a crash of q from each: 4 states and 4 crash steps. The delivery of
    // the ping may be cut before the pong: 1 more transition, to (waiting, nothing in flight, q down), which is also where
    // the delivery of the ping to the crashed q leads. After the crash: idle -> pinged (request), pinged -> absorbed (delivery), ponged ->
    // done (delivery): 3 transitions. States: 4 up, 4 crashed, and the absorbed one: 9; transitions: 3 + 4 + 1 + 3 = 11.
    const system = processes(pingPong, { kind: 'perfect' }, { inputs: asked, failures: { exactly: ['q'] } });
    expect(reference(system, never)).toMatchObject({
      states: 9,
      transitions: 11,
      depth: 4,
      verdict: 'violated',
      length: 3,
      terminal: 2,
      // Besides the two terminal states: done, and for a crashed q the ping that it absorbs and the pong that it sent.
      quiescent: 5,
      taken: { request: 2, deliver: 5, crash: 4, cut: 1 },
    });
  });

  test('a loss ends ping and pong at either message', () => {
    // The line of 4 states, and (waiting, nothing in flight) with q before or after its answer: 2 loses to 2 more states.
    const system = processes(pingPong, { kind: 'lossy', over: { kind: 'perfect' } }, { inputs: asked });
    expect(reference(system, never)).toMatchObject({ states: 6, transitions: 5, terminal: 3, taken: { lose: 2 } });
    // With one unit, the budget is part of the configuration, and nothing else changes on a line that ends at the first loss.
    const once = processes(pingPong, { kind: 'lossy', over: { kind: 'perfect' }, atMost: 1 }, { inputs: asked });
    expect(reference(once, never)).toMatchObject({ states: 6, transitions: 5, terminal: 3 });
    const noLoss = processes(pingPong, { kind: 'lossy', over: { kind: 'perfect' }, atMost: 0 }, { inputs: asked });
    expect(reference(noLoss, never)).toMatchObject({ states: 4, transitions: 3, terminal: 1 });
  });

  test('the links differ in what becomes of two equal messages', () => {
    // The sender's start puts two equal messages under way; the receiver counts.
    const twice = {
      p: sender((fx) => {
        fx.send('q', 'm');
        fx.send('q', 'm');
      }),
      q: counting,
    };
    const atMost = (count: number): Invariant => invariant<View>(({ local }) => (local.q as number) <= count);
    const states = (links: LinkSpec) => {
      const { states, transitions, verdict, boundHits } = reference(processes(twice, links), atMost(2));
      return { states, transitions, verdict, boundHits };
    };
    const plain = { verdict: 'holds', boundHits: false };
    expect(states({ kind: 'perfect' })).toEqual({ states: 3, transitions: 2, ...plain });
    expect(states({ kind: 'mergingPerfect' })).toEqual({ states: 2, transitions: 1, ...plain });
    expect(states({ kind: 'fifoPerfect' })).toEqual({ states: 3, transitions: 2, ...plain });
    expect(states({ kind: 'fifoPerfect', capacity: 2 })).toEqual({ states: 3, transitions: 2, ...plain });
    // One duplication: 2 messages and counts 0 | 1 with the budget kept, 1 | 2 | 3 with it spent: two transitions from each
    // state with budget and message (counts 0 and 1), one from each with a message but no budget (two messages at count 1, one at 2).
    expect(states({ kind: 'duplicating', over: { kind: 'perfect' }, atMost: 1 })).toEqual({
      states: 6,
      transitions: 6,
      verdict: 'violated',
      boundHits: false,
    });
    // A loss beside each delivery: (messages, count) with messages + count <= 2.
    expect(states({ kind: 'lossy', over: { kind: 'fifoPerfect' } })).toEqual({ states: 6, transitions: 6, ...plain });
  });

  test('a sequence is delivered from its head, and a multiset in any order', () => {
    const both = {
      p: sender((fx) => {
        fx.send('q', 'a');
        fx.send('q', 'b');
      }),
      q: indicating,
    };
    const firstIsA = safety(['indication'], (trace) => trace.length === 0 || trace[0]!.indication === 'a');
    expect(reference(processes(both, { kind: 'fifoPerfect' }), firstIsA)).toMatchObject({
      states: 3,
      verdict: 'holds',
    });
    // The traces: nothing, a, b, ab, ba.
    expect(reference(processes(both, { kind: 'perfect' }), firstIsA)).toMatchObject({
      states: 5,
      transitions: 4,
      verdict: 'violated',
      length: 1,
    });
    const mixed: LinkSpec = {
      kind: 'perPair',
      otherwise: { kind: 'perfect' },
      except: [{ from: 'p', to: 'q', link: { kind: 'fifoPerfect' } }],
    };
    expect(reference(processes(both, mixed), firstIsA)).toMatchObject({ states: 3, verdict: 'holds' });
  });

  test('a full queue cancels the step that overfills it, and what it cuts off is not claimed', () => {
    const eager: Record<ProcessId, ProcessDefinition> = {
      p: {
        init: () => 0,
        upon: {
          request(_state, _request, fx) {
            fx.send('q', 'm');
            return 0;
          },
        },
      },
      q: counting,
    };
    const inputs = [...asked, ...asked];
    const fits = processes(eager, { kind: 'fifoPerfect', capacity: 2 }, { inputs });
    const overfull = processes(eager, { kind: 'fifoPerfect', capacity: 1 }, { inputs });
    const anything = invariant(() => true);
    // (pending, in flight, counted): 200 110 020 101 011 002, and a step between each two neighbours.
    expect(reference(fits, anything)).toMatchObject({ states: 6, transitions: 6, boundHits: false, verdict: 'holds' });
    // Without 020 and its two steps.
    expect(reference(overfull, anything)).toMatchObject({
      states: 5,
      transitions: 4,
      boundHits: true,
      verdict: 'bounded',
    });
  });

  test('a medium delivers what it carries again and again, to the sender as well', () => {
    const shout = { p: sender((fx) => fx.broadcast('m')), q: { init: () => 0 } };
    // One configuration: each of the two receivers ignores the message, and the message stays.
    const sends = safety(['send'], (trace) => trace.length === 2);
    expect(reference(processes(shout, { kind: 'broadcastMedium' }), sends)).toMatchObject({
      states: 1,
      transitions: 2,
      verdict: 'holds',
      terminal: 0,
      quiescent: 0,
    });
    const inFlight = invariant<View>(
      ({ inFlight }) => inFlight('p', 'q').length === 1 && inFlight('q', 'p').length === 0,
    );
    expect(reference(processes(shout, { kind: 'broadcastMedium' }), inFlight)).toMatchObject({ verdict: 'holds' });
  });

  test('a broadcast can be cut between two receivers, but not on a medium', () => {
    const shouting: Record<ProcessId, ProcessDefinition> = {
      p: {
        init: () => 0,
        upon: {
          request(_state, _request, fx) {
            fx.broadcast('m');
            return 1;
          },
        },
      },
      q: { init: () => 0 },
    };
    const options = { inputs: asked, failures: { exactly: ['p'] } };
    const toBothOrNone = safety(['send'], (trace) => trace.length !== 1);
    expect(reference(processes(shouting, { kind: 'perfect' }, options), toBothOrNone)).toMatchObject({
      verdict: 'violated',
      length: 1,
    });
    expect(reference(processes(shouting, { kind: 'broadcastMedium' }, options), toBothOrNone)).toMatchObject({
      verdict: 'holds',
      taken: { cut: 1 },
    });
  });

  test('a refused event waits until it is accepted', () => {
    const gate: Record<ProcessId, ProcessDefinition> = {
      p: sender((fx) => fx.send('q', 'm')),
      q: {
        init: () => 'closed',
        upon: {
          request: () => 'open',
          deliver: (state) => (state === 'closed' ? refuse : 'received'),
        },
      } as ProcessDefinition,
    };
    const inputs = [{ process: 'q', alternatives: ['open'], owed: false }];
    const result = reference(
      processes(gate, { kind: 'perfect' }, { inputs }),
      invariant(() => true),
    );
    // Closed with the request to come (nothing owed), open with the message to come, received.
    expect(result).toMatchObject({ states: 3, transitions: 2, terminal: 1, quiescent: 2 });
  });

  test('a timer that fires is no longer set, and a crash clears it', () => {
    const alarm: Record<ProcessId, ProcessDefinition> = {
      p: {
        init: () => 0,
        start(state, fx) {
          fx.setTimer('t');
          fx.setTimer('t');
          return state;
        },
        upon: {
          timeout(state, timer, fx) {
            fx.indicate(timer);
            return (state as number) + 1;
          },
        },
      },
    };
    const never = safety(['indication', 'crash'], (trace) => trace.length < 2);
    expect(reference(processes(alarm, { kind: 'perfect' }), never)).toMatchObject({
      states: 2,
      transitions: 1,
      verdict: 'holds',
    });
    // Set, fired, fired then crashed, crashed; the timeout cut before its indication leads to the last one too.
    expect(reference(processes(alarm, { kind: 'perfect' }, { failures: { exactly: ['p'] } }), never)).toMatchObject({
      states: 4,
      transitions: 4,
      verdict: 'violated',
      length: 2,
    });
  });

  test('one request is one of its alternatives, and equal requests are one step', () => {
    const echo: Record<ProcessId, ProcessDefinition> = {
      p: { init: () => [], upon: { request: (state, request) => [...(state as unknown[]), request] } },
    };
    const run = (...alternatives: readonly (readonly string[])[]) => {
      const inputs = alternatives.map((each) => ({ process: 'p', alternatives: each, owed: true }));
      const { states, transitions } = reference(
        processes(echo, { kind: 'perfect' }, { inputs }),
        invariant(() => true),
      );
      return { states, transitions };
    };
    expect(run(['yes', 'no'])).toEqual({ states: 3, transitions: 2 });
    expect(run(['yes'], ['yes'])).toEqual({ states: 3, transitions: 2 });
    // [], [yes], [no], [yes, no], [no, yes].
    expect(run(['yes'], ['no'])).toEqual({ states: 5, transitions: 4 });
  });

  test('an internal step is taken whenever its guard is true', () => {
    const worker: Record<ProcessId, ProcessDefinition> = {
      p: {
        init: () => 0,
        internal: [
          { name: 'work', when: (state) => (state as number) < 2, run: (state) => (state as number) + 1 },
          { name: 'idle', when: (state) => state === 2, run: (state) => state },
        ],
      },
    };
    expect(
      reference(
        processes(worker, { kind: 'perfect' }),
        invariant(() => true),
      ),
    ).toMatchObject({
      states: 3,
      transitions: 3,
      terminal: 0,
      quiescent: 0,
    });
  });

  test('a table takes the first row that matches, and ignores what no row says', () => {
    const lock: ReferenceProcesses = {
      ...processes({}, { kind: 'perfect' }),
      processes: {
        p: {
          kind: 'fsm',
          definition: {
            start: 'locked',
            data: 0,
            table: [
              {
                fromState: 'locked',
                event: 'coin',
                toState: 'open',
                cb: (fx: { indicate(said: unknown): void }) => fx.indicate('thanks'),
              },
              { fromState: 'locked', event: 'coin', toState: 'broken' },
              { fromState: 'open', event: 'push', toState: 'locked' },
            ],
            upon: {
              request: ({ data }: Machine<string, number>, request: string) => ({
                event: request,
                data: Math.min(data + 1, 2),
              }),
            },
          },
        },
      },
      inputs: [
        { process: 'p', alternatives: ['coin'], owed: true },
        { process: 'p', alternatives: ['push'], owed: true },
      ],
    };
    const openIsFresh = invariant<View>(({ local }) => key(local.p) !== key({ state: 'open', data: 2 }));
    // Coin then push ends locked; push then coin ends open, two requests having been counted.
    expect(reference(lock, openIsFresh)).toMatchObject({ states: 5, transitions: 4, verdict: 'violated', length: 2 });
    expect(
      reference(
        lock,
        safety(['indication'], (trace) => trace.length === 0),
      ),
    ).toMatchObject({ length: 1 });
    expect(
      reference(
        lock,
        invariant<View>(({ local }) => (local.p as { state: string }).state !== 'broken'),
      ),
    ).toMatchObject({
      verdict: 'holds',
    });
  });

  test('a crashed process takes no request, and a faulty set is chosen at the start', () => {
    const idle = { p: { init: () => 0, upon: { request: () => 1 } }, q: { init: () => 0 } };
    // No fault: idle, asked. p faulty: those, and a crash from each. q faulty: both, with q up or down.
    const result = reference(
      processes(idle, { kind: 'perfect' }, { inputs: asked, failures: { atMost: 1 } }),
      invariant<View>(({ crashed }, { correct }) => !(crashed('p') && correct('p'))),
    );
    expect(result).toMatchObject({ states: 2 + 4 + 4, transitions: 1 + 3 + 4, verdict: 'holds', terminal: 1 + 2 + 1 });
  });
});

describe('eager reliable broadcast with three processes and one crash', () => {
  const eager: ProcessDefinition = {
    init: () => false,
    upon: {
      request(delivered, body, fx) {
        fx.broadcast(body);
        return delivered;
      },
      deliver(delivered, _from, body, fx) {
        if (delivered === true) {
          return true;
        }
        fx.indicate(body);
        fx.broadcast(body);
        return true;
      },
    },
  };
  const system = processes(
    { p: eager, q: eager, r: eager },
    { kind: 'perfect' },
    {
      inputs: [{ process: 'p', alternatives: ['m'], owed: true }],
      failures: { atMost: 1 },
    },
  );
  /** Who is correct, and who delivered. */
  interface Deliverers {
    readonly correct: readonly ProcessId[];
    readonly delivered: readonly ProcessId[];
  }
  const whoDelivered = (holds: (memory: Deliverers) => boolean): Monitor<Deliverers> => ({
    kind: 'monitor',
    name: 'who delivered',
    observes: ['indication'],
    at: 'quiescence',
    start: ({ processes: all, correct }) => ({ correct: all.filter(correct), delivered: [] }),
    advance: (memory, event: Observed) => ({ ...memory, delivered: [...memory.delivered, event.process].sort() }),
    holds,
  });

  test('correct processes agree', () => {
    const agreement = whoDelivered(({ correct, delivered }) => {
      const among = correct.filter((p) => delivered.includes(p));
      return among.length === 0 || among.length === correct.length;
    });
    expect(reference(system, agreement)).toMatchObject({ verdict: 'holds' });
  });

  test('a process that delivers and crashes is followed by nobody', () => {
    const uniform = safety(
      ['indication'],
      (trace, { processes: all, correct }) =>
        trace.length === 0 || all.every((p) => !correct(p) || trace.some(({ process }) => process === p)),
      'quiescence',
    );
    const result = reference(system, uniform, { stopAtViolation: true });
    expect(result).toMatchObject({ verdict: 'violated', length: 2 });
    expect(result.execution).toEqual([
      { kind: 'request', of: { process: 'p', request: 'm' } },
      { kind: 'deliver', of: { from: 'p', to: 'p', message: 'm' }, cutAfter: 1 },
    ]);
  });

  test('a monitor that remembers who delivered finds the same', () => {
    const uniform = whoDelivered(
      ({ correct, delivered }) => delivered.length === 0 || correct.every((p) => delivered.includes(p)),
    );
    expect(reference(system, uniform, { stopAtViolation: true })).toMatchObject({ verdict: 'violated', length: 2 });
  });
});

interface View {
  readonly local: Readonly<Record<ProcessId, unknown>>;
  crashed(process: ProcessId): boolean;
  inFlight(from: ProcessId, to: ProcessId): readonly unknown[];
}

const counting: ProcessDefinition = { init: () => 0, upon: { deliver: (count) => (count as number) + 1 } };

const indicating: ProcessDefinition = {
  init: () => 0,
  upon: {
    deliver(state, _from, message, fx) {
      fx.indicate(message);
      return state;
    },
  },
};

function sender(say: (fx: Parameters<NonNullable<ProcessDefinition['start']>>[1]) => void): ProcessDefinition {
  return {
    init: () => 0,
    start(state, fx) {
      say(fx);
      return state;
    },
  };
}

function processes(
  definitions: Readonly<Record<ProcessId, ProcessDefinition>>,
  links: LinkSpec,
  { inputs = [], ...failures }: Partial<Pick<ReferenceProcesses, 'inputs' | 'failures'>> = {},
): ReferenceProcesses {
  return {
    kind: 'processes',
    processes: Object.fromEntries(
      Object.entries(definitions).map(([name, definition]) => [name, { kind: 'upon', definition }]),
    ),
    links,
    layers: [],
    inputs,
    refuse,
    ...failures,
  };
}

function guarded<V extends Readonly<Record<string, unknown>>>(definition: GuardedDefinition<V>): ReferenceGuarded {
  return { kind: 'guarded', definition };
}

function invariant<State>(predicate: (state: State, world: World) => boolean): Invariant {
  return { kind: 'invariant', name: 'an invariant', at: 'always', predicate };
}

function sometimes<State>(predicate: (state: State, world: World) => boolean): Sometimes {
  return { kind: 'sometimes', name: 'a witness', at: 'always', predicate };
}

function safety<const Type extends Observed['type']>(
  observes: readonly Type[],
  predicate: (trace: Trace<Extract<Observed, { readonly type: Type }>>, world: World) => boolean,
  at: AskedAt = 'always',
): Safety {
  return { kind: 'safety', name: 'a safety property', observes, at, predicate };
}

type RmState = 'working' | 'prepared' | 'committed' | 'aborted';

type TwoPhase = Valuation<{
  rm: PerProcess<Record<string, RmState>>;
  tm: 'init' | 'committed' | 'aborted';
  tmPrepared: PerKey<string>;
  prepared: PerKey<string>;
  decided: PerKey<'commit' | 'abort'>;
}>;

function perProcess<Value>(initial: Record<string, Value>): PerProcess<Record<string, Value>> {
  return { layout: 'per process', initial };
}

function noneOf<const Key extends string | number>(keys: readonly Key[]): PerKey<Key> {
  return { layout: 'per key', keys, initial: [] };
}

function twoPhaseCommit(rms: readonly string[]): { readonly system: ReferenceGuarded; readonly consistent: Finitary } {
  const perRm = (
    when: (state: TwoPhase, rm: string) => boolean,
    run: (state: TwoPhase, rm: string) => void,
  ): GuardedBody<TwoPhase, string> => ({ when, run });
  const system = guarded({
    variables: {
      rm: perProcess(Object.fromEntries(rms.map((rm) => [rm, 'working' as RmState]))),
      // Widened, so that the actions may assign the other values.
      tm: 'init' as TwoPhase['tm'],
      tmPrepared: noneOf(rms),
      prepared: noneOf(rms),
      decided: noneOf(['commit', 'abort']),
    },
    actions: (declare) => [
      declare(
        'TMRcvPrepared',
        rms,
        perRm(
          ({ tm, prepared }, rm) => tm === 'init' && prepared.has(rm),
          ({ tmPrepared }, rm) => tmPrepared.add(rm),
        ),
      ),
      declare('TMCommit', {
        when: ({ tm, tmPrepared }) => tm === 'init' && tmPrepared.size === rms.length,
        run(state) {
          state.tm = 'committed';
          state.decided.add('commit');
        },
      }),
      declare('TMAbort', {
        when: ({ tm }) => tm === 'init',
        run(state) {
          state.tm = 'aborted';
          state.decided.add('abort');
        },
      }),
      declare(
        'RMPrepare',
        rms,
        perRm(
          ({ rm }, r) => rm[r] === 'working',
          (state, r) => {
            state.rm[r] = 'prepared';
            state.prepared.add(r);
          },
        ),
      ),
      declare(
        'RMChooseToAbort',
        rms,
        perRm(
          ({ rm }, r) => rm[r] === 'working',
          (state, r) => {
            state.rm[r] = 'aborted';
          },
        ),
      ),
      declare(
        'RMRcvCommit',
        rms,
        perRm(
          ({ decided }) => decided.has('commit'),
          (state, r) => {
            state.rm[r] = 'committed';
          },
        ),
      ),
      declare(
        'RMRcvAbort',
        rms,
        perRm(
          ({ decided }) => decided.has('abort'),
          (state, r) => {
            state.rm[r] = 'aborted';
          },
        ),
      ),
    ],
  });
  const consistent = invariant<TwoPhase>(
    ({ rm }) => !(rms.some((r) => rm[r] === 'committed') && rms.some((r) => rm[r] === 'aborted')),
  );
  return { system, consistent };
}

function philosophers(count: number): ReferenceGuarded {
  const everyone = Array.from({ length: count }, (_, i) => i);
  const first = (i: number) => (i < count - 1 ? i : 0);
  const second = (i: number) => (i < count - 1 ? i + 1 : count - 1);
  return guarded({
    variables: {
      pc: perProcess(Object.fromEntries(everyone.map((i) => [`${i}`, 0]))),
      taken: noneOf(everyone),
    },
    actions: (declare) => [
      declare('hungry', everyone, {
        when: ({ pc }, i) => pc[i] === 0,
        run: (state, i) => {
          state.pc[i] = 1;
        },
      }),
      declare('take the first', everyone, {
        when: ({ pc, taken }, i) => pc[i] === 1 && !taken.has(first(i)),
        run({ pc, taken }, i) {
          taken.add(first(i));
          pc[i] = 2;
        },
      }),
      declare('take the second', everyone, {
        when: ({ pc, taken }, i) => pc[i] === 2 && !taken.has(second(i)),
        run({ pc, taken }, i) {
          taken.add(second(i));
          pc[i] = 3;
        },
      }),
      declare('release the second', everyone, {
        when: ({ pc }, i) => pc[i] === 3,
        run({ pc, taken }, i) {
          taken.delete(second(i));
          pc[i] = 4;
        },
      }),
      declare('release the first', everyone, {
        when: ({ pc }, i) => pc[i] === 4,
        run({ pc, taken }, i) {
          taken.delete(first(i));
          pc[i] = 0;
        },
      }),
    ],
  });
}
