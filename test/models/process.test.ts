import { describe, expect, it } from 'vitest';
import { BadInput } from '../../checker/bad-input.ts';
import { check } from '../../checker/check.ts';
import { runCheck } from '../../checker/run-check.ts';
import { UserCode } from '../../checker/user-code.ts';
import { perfect } from '../../models/links/perfect.ts';
import { type Effects, type ProcessDefinition, process, refuse } from '../../models/process.ts';
import { at, oneOf, system } from '../../models/system.ts';
import { deadlockFree } from '../../specs/deadlock-free.ts';
import type { Unstated } from '../../specs/event.ts';
import { invariant } from '../../specs/invariant.ts';
import { monitor } from '../../specs/monitor.ts';
import type { Property } from '../../specs/property.ts';
import { safety } from '../../specs/safety.ts';
import { sometimes } from '../../specs/sometimes.ts';
import { execution, finding, phrase } from '../checker/findings.ts';

/** A process of which no types are stated. */
interface Loose {
  local: Unstated;
  message: Unstated;
  request: Unstated;
  indication: Unstated;
}

const anything = invariant('anything', () => true);

/** A process p that is asked "go", beside an idle q. */
const pair = (definition: Partial<ProcessDefinition<Loose>>) =>
  system({
    processes: {
      p: process<Loose>({ init: () => 0, ...definition }),
      q: process<Loose>({ init: () => null }),
    },
    links: perfect(),
    ...(definition.upon?.request && { inputs: [at('p', 'go')] }),
  });

/** The same, with a handler for the request. */
const asked = (request: (state: number, body: string, fx: Effects<Loose>) => unknown) => pair({ upon: { request } });

/** The sentence with which a check ends, without the place in this file. */
function sentence(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return error.message.replace(/ at \S*process\.test\.ts:\d+:\d+/, ' at HERE');
  }
  throw new Error('Nothing was thrown.');
}

const checked = (definition: Parameters<typeof asked>[0], property: Property = anything) =>
  sentence(() => runCheck(check('c', asked(definition), [property])));

const pure = 'Compute only from the arguments, and change no variable outside of it.';
const chance = (what: string) =>
  `upon.request of process p uses ${what}: expected a pure function of its inputs. Let the environment choose: make it an input, a timer or a message.`;

describe('a handler', () => {
  it('that throws ends the check with where and why', () => {
    expect(
      checked(() => {
        throw new Error('no such   account');
      }),
    ).toBe(
      'upon.request of process p threw an error at HERE: no such account. Make it return for every input that can occur here.',
    );
  });

  it('that throws something else than an error is named all the same', () => {
    expect(
      checked(() => {
        throw 'just text';
      }),
    ).toBe('upon.request of process p threw an error: just text. Make it return for every input that can occur here.');
    expect(
      checked(() => {
        throw Object.create(null);
      }),
    ).toBe('upon.request of process p threw an error: {}. Make it return for every input that can occur here.');
  });

  it('that returns what cannot be read is told so', () => {
    const closed = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('closed');
        },
      },
    );
    expect(checked(() => closed)).toBe(
      'local state from upon.request of process p: expected plain data (null, booleans, finite numbers, strings, arrays, plain objects), found a value that cannot be read (Error: closed). Use a plain object with its fields in place of a class instance.',
    );
  });

  it('that returns nothing is told what to return', () => {
    expect(checked(() => undefined)).toBe(
      'upon.request of process p: expected the next local state, found undefined. Return the state, also where it stays the same.',
    );
  });

  it('that returns no plain data is told what is none', () => {
    expect(checked(() => ({ seen: new Set() }))).toBe(
      'local state from upon.request of process p: expected plain data (null, booleans, finite numbers, strings, arrays, plain objects), found a Set at .seen. Use a sorted array in place of a Set.',
    );
  });

  it('that sends no plain data is told so', () => {
    expect(
      checked((state, _, fx) => {
        fx.send('q', { when: new Date(0) });
        return state;
      }),
    ).toBe(chance('Date'));
    expect(
      checked((state, _, fx) => {
        fx.send('q', { all: new Map() });
        return state;
      }),
    ).toBe(
      'message of upon.request of process p: expected plain data (null, booleans, finite numbers, strings, arrays, plain objects), found a Map at .all. Use a plain object in place of a Map.',
    );
  });

  it.each<[string, () => unknown]>([
    ['Math.random', () => Math.random()],
    ['Date', () => Date.now()],
    ['Date', () => new Date().getFullYear()],
    ['Date', () => Date()],
    ['performance.now', () => performance.now()],
  ])('has no use for %s', (what, call) => {
    expect(checked(() => call())).toBe(chance(what));
  });

  it('may look for an instance of Date, and gets chance and time back afterwards', () => {
    expect(
      phrase(
        asked((state) => ({}) instanceof Date ? 1 : state),
        anything,
      ),
    ).toBe('holds (exhaustive)');
    expect([typeof Math.random(), typeof Date.now(), typeof performance.now()]).toEqual(['number', 'number', 'number']);
  });

  it('gets chance and time back after a handler that failed, too', () => {
    checked(() => Math.random());
    expect([typeof Math.random(), typeof Date.now(), typeof performance.now()]).toEqual(['number', 'number', 'number']);
  });

  it('that changes its state in place is told that inputs are frozen', () => {
    const hoarder = pair({
      init: () => ({ all: ['a'] }),
      upon: {
        request: (state) => {
          state.all.push('b');
          return state;
        },
      },
    });
    expect(sentence(() => runCheck(check('c', hoarder, [anything])))).toBe(
      'upon.request of process p changes its input at HERE (Cannot add property 1, object is not extensible). Return a new value instead: inputs are frozen.',
    );
  });

  it('that changes the request is told so', () => {
    const greedy = system({
      processes: {
        p: process<Loose>({
          init: () => 0,
          upon: {
            request: (state, request) => {
              request.dollars = 0;
              return state;
            },
          },
        }),
      },
      links: perfect(),
      inputs: [at('p', { dollars: 1 })],
    });
    expect(sentence(() => runCheck(check('c', greedy, [anything])))).toBe(
      "upon.request of process p changes its input at HERE (Cannot assign to read only property 'dollars' of object '#<Object>'). Return a new value instead: inputs are frozen.",
    );
  });

  it('that sorts the processes in place is told so', () => {
    expect(
      checked((state, _, fx) => {
        (fx.everyone as string[]).sort();
        return state;
      }),
    ).toBe(
      "upon.request of process p changes its input at HERE (Cannot assign to read only property '0' of object '[object Array]'). Return a new value instead: inputs are frozen.",
    );
  });

  it('may take fx apart', () => {
    const apart = pair({
      upon: {
        request: (state, _, { self, everyone, send, broadcast, indicate, setTimer, cancelTimer }) => {
          send('q', 'alone');
          broadcast('all');
          indicate([self, everyone]);
          setTimer('a');
          setTimer('b');
          cancelTimer('a');
          return state;
        },
        timeout: (_, timer, { indicate }) => {
          indicate(timer);
          return 1;
        },
      },
    });
    const end = sometimes<{ local: { p: number } }>('end', ({ local }) => local.p === 1);
    expect(execution(apart, end)).toMatchInlineSnapshot(`
      "start: p = 0, q = null, timers of p = []
      1. a client asks p: go
           p sends alone to q
           p sends all to p
           p sends all to q
           p indicates [p, [p, q]]
           timers of p = [b]
      2. the timer "b" of p fires
           p indicates b
           p = 1
           timers of p = []"
    `);
  });

  it('whose state doubles without end is stopped', () => {
    const doubling = (init: unknown, twice: (state: Unstated) => unknown) =>
      pair({ init: () => init, internal: [{ name: 'double', when: () => true, run: twice }] });
    const plain =
      'local state from internal step "double" of process p: expected plain data (null, booleans, finite numbers, strings, arrays, plain objects), found';
    expect(
      sentence(() =>
        runCheck(
          check(
            'c',
            doubling(['x'], (list) => [...list, ...list]),
            [anything],
          ),
        ),
      ),
    ).toBe(`${plain} a list of 1048576 items. Keep at most 1000000: does it grow without end?`);
    expect(
      sentence(() =>
        runCheck(
          check(
            'c',
            doubling('x', (text) => text + text),
            [anything],
          ),
        ),
      ),
    ).toBe(`${plain} a string of 1048576 characters. Keep at most 1000000: does it grow without end?`);
  });

  it('that counts in a variable outside is found by asking again', () => {
    let calls = 0;
    expect(checked(() => calls++)).toBe(
      `upon.request of process p answered differently when it was asked the same again: expected a pure function. ${pure}`,
    );
  });

  it('whose effects depend on a variable outside is found by asking again', () => {
    let calls = 0;
    expect(
      checked((state, _, fx) => {
        if (calls++ === 0) fx.send('q', 'first');
        return state;
      }),
    ).toBe(
      `upon.request of process p answered differently when it was asked the same again: expected a pure function. ${pure}`,
    );
  });

  it('that sends to a stranger is told whom there is', () => {
    expect(
      checked((state, _, fx) => {
        fx.send('s', 'm');
        return state;
      }),
    ).toBe(
      'upon.request of process p sends a message to "s": expected a process of the system (p, q). Send to one of them.',
    );
  });

  it('that is asynchronous is told to return the value itself', () => {
    expect(checked(async (state) => state)).toBe(
      'local state from upon.request of process p: expected plain data (null, booleans, finite numbers, strings, arrays, plain objects), found a Promise. Handlers are synchronous: return the value itself.',
    );
  });

  it('cannot cause effects after it has returned', () => {
    let kept: Effects<Loose> | undefined;
    runCheck(
      check(
        'c',
        asked((state, _, fx) => {
          kept = fx;
          return state;
        }),
        [anything],
      ),
    );
    const late =
      'upon.request of process p causes an effect after it has returned: expected a synchronous handler. Await nothing in it.';
    expect(sentence(() => kept!.send('q', 'm'))).toBe(late);
    expect(sentence(() => kept!.indicate('m'))).toBe(late);
  });

  it('for timeouts must be there before a timer is set', () => {
    expect(
      checked((state, _, fx) => {
        fx.setTimer('retry');
        return state;
      }),
    ).toBe('upon.request of process p uses the timer "retry": expected upon.timeout beside it, found none. Add it.');
  });

  it('for requests must be there where requests are made', () => {
    const deaf = system({
      processes: { p: process<Loose>({ init: () => 0 }) },
      links: perfect(),
      inputs: [at('p', 'go')],
    });
    expect(sentence(() => runCheck(check('c', deaf, [anything])))).toBe(
      'inputs: process p is given a request: expected upon.request in it, found none. Add the handler.',
    );
  });

  it('may refuse: the step is not enabled then, and the message stays under way', () => {
    const busy = system({
      processes: {
        p: process<Loose>({
          init: () => 0,
          start: (state, fx) => {
            fx.send('q', 'm');
            return state;
          },
        }),
        q: process<Loose>({ init: () => 'busy', upon: { deliver: () => refuse } }),
      },
      links: perfect(),
    });
    const stuck = sometimes<{ inFlight(from: string, to: string): readonly unknown[] }>(
      'm is stuck',
      (state) => state.inFlight('p', 'q').join() === 'm',
      { at: 'termination' },
    );
    expect(phrase(busy, stuck)).toBe('holds, with a witness of 0 steps');
    expect(finding(busy, anything).explored).toEqual({ states: 1, transitions: 0, depth: 0 });
  });

  it('that is left out takes the event and ignores it', () => {
    const sender = pair({
      start: (state, fx) => {
        fx.send('q', 'm');
        return state;
      },
    });
    expect(
      execution(
        sender,
        invariant('m is under way', ({ inFlight }) => inFlight('p', 'q').length === 1),
      ),
    ).toBe(['start: p = 0, q = null', '  p sends m to q', '1. q delivers m from p'].join('\n'));
  });
});

describe('init and start', () => {
  it('must return a state', () => {
    expect(sentence(() => runCheck(check('c', pair({ init: () => undefined }), [anything])))).toBe(
      'init of process p: expected the next local state, found undefined. Return the state, also where it stays the same.',
    );
    expect(sentence(() => runCheck(check('c', pair({ start: () => undefined }), [anything])))).toBe(
      'start of process p: expected the next local state, found undefined. Return the state, also where it stays the same.',
    );
  });

  it('cannot refuse', () => {
    expect(sentence(() => runCheck(check('c', pair({ start: () => refuse }), [anything])))).toBe(
      'start of process p refuses: expected the first local state. Return it.',
    );
  });

  it('know who they are, and who is there', () => {
    const named = pair({
      init: (self, everyone) => `${self} of ${everyone.join()}`,
      start: (state, fx) => `${state}, again ${fx.self} of ${fx.everyone.join()}`,
    });
    const known = invariant<{ local: { p: string } }>('p knows', ({ local }) => local.p === 'p of p,q, again p of p,q');
    expect(phrase(named, known)).toBe('holds (exhaustive)');
  });

  it('run before the first step: what they send is under way, and observed', () => {
    const greeter = pair({
      start: (_, fx) => {
        fx.send('q', 'hello');
        fx.broadcast('all');
        return 1;
      },
    });
    const sent = safety(
      'sent',
      { observes: ['send'] },
      (trace) => trace.map(({ message }) => message).join() === 'hello,all,all',
    );
    expect(phrase(greeter, sent)).toBe('holds (exhaustive)');
  });

  it('say in the text of an execution what they caused', () => {
    const eager = pair({
      start: (state, fx) => {
        fx.send('q', 'hello');
        fx.indicate('up');
        fx.setTimer('retry');
        return state;
      },
      upon: { timeout: (state) => state },
    });
    const heard = sometimes<{ inFlight(from: string, to: string): readonly unknown[] }>(
      'heard',
      ({ inFlight }) => inFlight('p', 'q').length === 0,
    );
    expect(execution(eager, heard)).toMatchInlineSnapshot(`
      "start: p = 0, q = null, timers of p = [retry]
        p sends hello to q
        p indicates up
      1. q delivers hello from p"
    `);
    const never = invariant('never', () => false);
    expect(execution(eager, never)).toMatchInlineSnapshot(`
      "start: p = 0, q = null, timers of p = [retry]
        p sends hello to q
        p indicates up"
    `);
  });

  it.each(['init', 'start'] as const)('that count in a variable outside are found: %s', (which) => {
    let calls = 0;
    const impure = pair({ [which]: () => calls++ });
    expect(() => runCheck(check('c', impure, [anything]))).toThrow(BadInput);
  });
});

describe('an internal step', () => {
  const counting = (most: number) =>
    pair({
      internal: [
        {
          name: 'count',
          when: (state) => state < most,
          run: (state, fx) => {
            fx.indicate(state + 1);
            return state + 1;
          },
        },
      ],
    });

  it('is taken whenever its guard is true, as a step of its own', () => {
    expect(finding(counting(3), anything).explored).toEqual({ states: 4, transitions: 3, depth: 3 });
    const end = sometimes<{ local: { p: number } }>('ends at 2', ({ local }) => local.p === 2, { at: 'termination' });
    expect(execution(counting(2), end)).toMatchInlineSnapshot(`
      "start: p = 0, q = null
      1. p takes its internal step "count"
           p indicates 1
           p = 1
      2. p takes its internal step "count"
           p indicates 2
           p = 2"
    `);
  });

  it('is owed: nothing is quiescent before its guard is false', () => {
    const done = invariant<{ local: { p: number } }>('done', ({ local }) => local.p === 3, { at: 'quiescence' });
    expect(phrase(counting(3), done)).toBe('holds (exhaustive)');
  });

  it('has a guard that answers with true or false', () => {
    const vague = pair({ internal: [{ name: 'count', when: () => undefined as never, run: (state) => state }] });
    expect(sentence(() => runCheck(check('c', vague, [anything])))).toBe(
      'when of internal step "count" of process p: expected true or false, found undefined. Return a boolean.',
    );
  });

  it('has a pure guard', () => {
    let calls = 0;
    const fickle = pair({ internal: [{ name: 'count', when: () => calls++ === 0, run: (state) => state }] });
    expect(sentence(() => runCheck(check('c', fickle, [anything])))).toBe(
      `the guard of an internal step of process p answered differently when it was asked the same again: expected a pure function. ${pure}`,
    );
  });

  it('that throws is called by its name', () => {
    const broken = pair({
      internal: [
        {
          name: 'count',
          when: () => true,
          run: () => {
            throw new Error('broken');
          },
        },
      ],
    });
    expect(sentence(() => runCheck(check('c', broken, [anything])))).toBe(
      'internal step "count" of process p threw an error at HERE: broken. Make it return for every input that can occur here.',
    );
  });
});

describe('a timer, under asynchrony', () => {
  const timed = (request: (state: number, body: string, fx: Effects<Loose>) => number, most = 2) =>
    pair({
      upon: {
        request,
        timeout: (state, timer, fx) => {
          fx.indicate(`${timer} ${state}`);
          if (state + 1 < most) fx.setTimer(timer);
          return state + 1;
        },
      },
    });

  it('that is set fires, is set no longer then, and may be set again', () => {
    const twice = timed((state, _, fx) => {
      fx.setTimer('retry');
      return state;
    });
    const end = sometimes<{ local: { p: number } }>('end', ({ local }) => local.p === 2, { at: 'termination' });
    expect(execution(twice, end)).toMatchInlineSnapshot(`
      "start: p = 0, q = null, timers of p = []
      1. a client asks p: go
           timers of p = [retry]
      2. the timer "retry" of p fires
           p indicates "retry 0"
           p = 1
      3. the timer "retry" of p fires
           p indicates "retry 1"
           p = 2
           timers of p = []"
    `);
    expect(finding(twice, anything).explored).toEqual({ states: 4, transitions: 3, depth: 3 });
  });

  it('set twice fires once', () => {
    const eager = timed((state, _, fx) => {
      fx.setTimer('t');
      fx.setTimer('t');
      return state;
    }, 1);
    expect(finding(eager, anything).explored).toEqual({ states: 3, transitions: 2, depth: 2 });
  });

  it('that is cancelled does not fire, also where it was never set', () => {
    const calm = timed((state, _, fx) => {
      fx.setTimer('t');
      fx.cancelTimer('t');
      fx.cancelTimer('u');
      return state;
    }, 1);
    expect(finding(calm, anything).explored).toEqual({ states: 2, transitions: 1, depth: 1 });
  });

  it('fires in any order with others, and is owed', () => {
    const both = timed((state, _, fx) => {
      fx.setTimer('a');
      fx.setTimer('b');
      return state;
    }, 0);
    expect(
      phrase(
        both,
        sometimes<{ local: { p: number } }>('both', ({ local }) => local.p === 2),
      ),
    ).toBe('holds, with a witness of 3 steps');
    const orders = new Set<string>();
    const note = safety('note', { observes: ['indication'], at: 'quiescence' }, (trace) => {
      orders.add(trace.map(({ indication }) => indication).join());
      return true;
    });
    finding(both, note);
    expect([...orders].sort()).toEqual(['a 0,b 1', 'b 0,a 1']);
  });

  it('has a string for a name', () => {
    const odd = timed((state, _, fx) => {
      fx.setTimer(7 as never);
      return state;
    });
    expect(sentence(() => runCheck(check('c', odd, [anything])))).toBe(
      "upon.request of process p: expected a timer's name, found 7. Name timers by strings.",
    );
  });
});

describe('inputs', () => {
  const listener = process<{ local: readonly string[]; request: string }>({
    init: () => [],
    upon: { request: (heard, body) => [...heard, body] },
  });
  const alone = (inputs: readonly (ReturnType<typeof at<'p', string>> | ReturnType<typeof oneOf<'p', string>>)[]) =>
    system({ processes: { p: listener }, links: perfect(), inputs });
  const ends = (inputs: Parameters<typeof alone>[0], when: 'termination' | 'quiescence' = 'termination') => {
    const heard = new Set<string>();
    const note = invariant<{ local: { p: readonly string[] | null } }>(
      'note',
      ({ local }) => {
        heard.add(local.p!.join(' '));
        return true;
      },
      { at: when },
    );
    finding(alone(inputs), note);
    return [...heard].sort();
  };

  it('are made once each, in any order', () => {
    expect(ends([at('p', 'a'), at('p', 'b')])).toEqual(['a b', 'b a']);
  });

  it('of several alternatives are one request, which the environment chooses', () => {
    expect(ends([oneOf('p', ['yes', 'no'])])).toEqual(['no', 'yes']);
    expect(ends([oneOf('p', ['yes', 'no']), at('p', 'begin')])).toEqual([
      'begin no',
      'begin yes',
      'no begin',
      'yes begin',
    ]);
  });

  it('that are equal are told apart by nothing but their number', () => {
    expect(ends([at('p', 'a'), at('p', 'a')])).toEqual(['a a']);
    expect(finding(alone([at('p', 'a'), at('p', 'a')]), anything).explored).toEqual({
      states: 3,
      transitions: 2,
      depth: 2,
    });
    expect(finding(alone([at('p', 'a'), at('p', 'b'), at('p', 'a')]), anything).explored).toEqual(
      finding(alone([at('p', 'a'), at('p', 'a'), at('p', 'b')]), anything).explored,
    );
  });

  it('that are not owed may never be made: a configuration without them is quiescent', () => {
    expect(ends([at('p', 'a', { owed: false })], 'quiescence')).toEqual(['', 'a']);
    expect(ends([at('p', 'a', { owed: false })], 'termination')).toEqual(['a']);
    expect(ends([at('p', 'a'), oneOf('p', ['b'], { owed: false })], 'quiescence')).toEqual(['a', 'a b', 'b a']);
  });

  it('are made of processes that there are', () => {
    const lost = system({ processes: { p: listener }, links: perfect(), inputs: [at('z', 'a') as never] });
    expect(sentence(() => runCheck(check('c', lost, [anything])))).toBe(
      'inputs: expected a process of the system (p), found "z". Name one of them.',
    );
  });

  it.each<[string, unknown, string]>([
    ['of a process that is a number', at(7 as never, 'a'), 'a process of the system (p), found 7. Name one of them.'],
    [
      'of no alternatives',
      oneOf('p', []),
      'at least one request for p in oneOf, found none. List what it may be asked.',
    ],
    ['that are bare requests', 'a', 'at(process, request) or oneOf(process, requests), found a.'],
    [
      'whose alternatives are no list',
      oneOf('p', 'a' as never),
      'at(process, request) or oneOf(process, requests), found {process: p, alternatives: a, owed: true}.',
    ],
  ])('%s are refused', (_, input, expected) => {
    expect(sentence(() => runCheck(check('c', alone([input as never]), [anything])))).toBe(
      `inputs: expected ${expected}`,
    );
  });

  it('are owed, or are not', () => {
    const vague = at('p', 'a', { owed: 'no' as never });
    expect(sentence(() => runCheck(check('c', alone([vague]), [anything])))).toBe(
      'inputs of p: expected "owed" to be true or false, found no. Correct it.',
    );
  });

  it('are a list', () => {
    expect(sentence(() => runCheck(check('c', alone(at('p', 'a') as never), [anything])))).toBe(
      'system, inputs: expected a list, found {process: p, alternatives: [a], owed: true}.',
    );
  });

  it('are plain data', () => {
    expect(sentence(() => runCheck(check('c', alone([at('p', undefined as never)]), [anything])))).toBe(
      'inputs of p: expected plain data (null, booleans, finite numbers, strings, arrays, plain objects), found undefined at [0].alternatives[0]. Return a value, leave the key out, or use null.',
    );
  });
});

describe('a property', () => {
  const quiet = asked((state) => state);
  const spoken = asked((state, _, fx) => {
    fx.indicate('x');
    return state;
  });
  const said = (property: Property, of: typeof quiet = spoken) => sentence(() => runCheck(check('c', of, [property])));

  it('that throws is named', () => {
    const broken = invariant<{ local: { p: { a: { b: number } } } }>('deep', ({ local }) => local.p.a.b === 1);
    expect(said(broken)).toBe(
      'property "deep" threw an error at HERE: Cannot read properties of undefined (reading \'b\'). Make it return for every input that can occur here.',
    );
  });

  it.each<[string, unknown]>([
    ['undefined', undefined],
    ['1', 1],
    ['yes', 'yes'],
    ['"true"', 'true'],
    ['a Promise', Promise.resolve(true)],
  ])('that answers with %s is told to answer with a boolean', (found, answer) => {
    expect(said(invariant('vague', () => answer as boolean))).toBe(
      `property "vague": expected true or false, found ${found}. Return a boolean.`,
    );
  });

  it.each<[string, (predicate: () => boolean) => Property]>([
    ['a trace predicate', (predicate) => safety('it', { observes: ['indication'] }, predicate)],
    ['an invariant', (predicate) => invariant('it', predicate)],
    ['a sometimes', (predicate) => sometimes('it', predicate)],
    [
      'a monitor',
      (predicate) => monitor('it', { start: () => 0, advance: (memory: number) => memory, holds: predicate }),
    ],
  ])('that looks at a variable outside is found by asking again: %s', (_, property) => {
    let calls = 0;
    const told = said(property(() => calls++ === 0));
    expect(told).toBe(
      `property "it" answered differently when it was asked the same again: expected a pure function. ${pure}`,
    );
  });

  it('that is a monitor whose memory comes from outside is found by asking again', () => {
    let calls = 0;
    expect(
      said(monitor('m', { observes: ['indication'], start: () => 0, advance: () => calls++, holds: () => true })),
    ).toBe(
      `advance of monitor "m" answered differently when it was asked the same again: expected a pure function. ${pure}`,
    );
  });

  it('that is a monitor whose start comes from outside is found', () => {
    let calls = 0;
    const fickle = monitor('m', { start: () => calls++, advance: (memory: number) => memory, holds: () => false });
    expect(() => runCheck(check('c', spoken, [fickle]))).toThrow(BadInput);
  });

  it('that is a monitor returns plain data from start and advance', () => {
    expect(said(monitor('m', { start: () => new Map(), advance: (memory) => memory, holds: () => true }))).toBe(
      'start of monitor "m": expected plain data (null, booleans, finite numbers, strings, arrays, plain objects), found a Map. Use a plain object in place of a Map.',
    );
    expect(
      said(monitor('m', { start: () => 0 as unknown, advance: () => undefined as unknown, holds: () => true })),
    ).toBe(
      'advance of monitor "m": expected plain data (null, booleans, finite numbers, strings, arrays, plain objects), found undefined. Return a value, leave the key out, or use null.',
    );
  });

  it('has no use for chance and time', () => {
    expect(said(invariant('lucky', () => Math.random() < 2))).toBe(
      'property "lucky" uses Math.random: expected a pure function of its inputs. Let the environment choose: make it an input, a timer or a message.',
    );
  });

  it('asks for processes that there are', () => {
    expect(said(safety('s', { observes: ['indication'] }, (_, world) => world.correct('z')))).toBe(
      'property "s": world.correct: expected a process of the system (p, q), found "z". Name one of them.',
    );
    expect(said(invariant<{ crashed(process: string): boolean }>('i', (state) => !state.crashed('z')))).toBe(
      'property "i": state.crashed: expected a process of the system (p, q), found "z". Name one of them.',
    );
    expect(
      said(invariant<{ inFlight(from: string, to: string): unknown[] }>('i', (s) => s.inFlight('p', 'z').length === 0)),
    ).toBe('property "i": state.inFlight: expected a process of the system (p, q), found "z". Name one of them.');
  });

  it('sees the local states of the processes that there are, and changes none', () => {
    expect(said(invariant<Unstated>('i', ({ local }) => local.z === null))).toBe(
      'property "i": state.local: expected a process of the system (p, q), found "z". Use one of them.',
    );
    expect(
      said(
        invariant<Unstated>('i', ({ local }) => {
          local.p = 1;
          return true;
        }),
      ),
    ).toBe('property "i": the local state of p is assigned to: expected a predicate. Only handlers change states.');
    const whole = invariant<Unstated>('whole', ({ local }) => JSON.stringify({ ...local }) === '{"p":0,"q":null}');
    expect(phrase(quiet, whole)).toBe('holds (exhaustive)');
  });

  it('sees frozen states', () => {
    const proud = pair({ init: () => ({ n: 1 }) });
    expect(
      said(
        invariant<{ local: { p: { n: number } } }>('raise', ({ local }) => {
          local.p.n = 2;
          return true;
        }),
        proud,
      ),
    ).toBe(
      "property \"raise\" changes its input at HERE (Cannot assign to read only property 'n' of object '#<Object>'). Return a new value instead: inputs are frozen.",
    );
  });
});

describe('a system', () => {
  it.each<[string, () => unknown, string]>([
    [
      'without processes',
      () => system({ processes: {}, links: perfect() }).model(new UserCode()),
      'system: expected at least one process, found none. Name them in "processes".',
    ],
    [
      'with a process that is none',
      () => system({ processes: { p: {} as never }, links: perfect() }).model(new UserCode()),
      'system: expected process p to be made with process({ init, … }) or fsm({ … }), found {}.',
    ],
    [
      'without links',
      () => system({ processes: { p: process({ init: () => 0 }) }, links: undefined as never }).model(new UserCode()),
      'system: expected links, such as perfect(), found undefined. Say in "links" how messages travel.',
    ],
    [
      'with links that were not made',
      () => system({ processes: { p: process({ init: () => 0 }) }, links: perfect as never }).model(new UserCode()),
      'system: expected links, such as perfect(), found the function perfect. Say in "links" how messages travel.',
    ],
    [
      'with a member that is none',
      () =>
        system({ processes: { p: process({ init: () => 0 }) }, links: perfect(), input: [] } as never).model(
          new UserCode(),
        ),
      'system: expected processes, links, failures, timing, detector, inputs, found "input". Correct the name.',
    ],
    [
      'with failures that are none',
      () =>
        system({
          processes: { p: process({ init: () => 0 }) },
          links: perfect(),
          failures: { atMost: 1 } as never,
        }).model(new UserCode()),
      'system: expected failures, such as crashStop({ atMost: 1 }), found {atMost: 1}.',
    ],
    [
      'with a timing that is none',
      () =>
        system({ processes: { p: process({ init: () => 0 }) }, links: perfect(), timing: 'none' as never }).model(
          new UserCode(),
        ),
      'system: expected a timing, such as asynchronous(), found none.',
    ],
    [
      'with links as its timing',
      () =>
        system({ processes: { p: process({ init: () => 0 }) }, links: perfect(), timing: perfect() as never }).model(
          new UserCode(),
        ),
      'system: expected a timing, such as asynchronous(), found {name: "perfect links", shared: false, … 3 more}.',
    ],
  ])('%s is refused', (_, run, expected) => {
    expect(sentence(run)).toBe(expected);
  });

  it.each<[string, unknown, string]>([
    [
      '"begin"',
      { begin: () => 0 },
      'process p: expected init, start, recover, upon, internal, found "begin". Correct the name.',
    ],
    [
      'upon "receive"',
      { upon: { receive: () => 0 } },
      'upon of process p: expected request, deliver, timeout, reset, suspect, restore, trust, found "receive". Correct the name.',
    ],
    [
      'a list as upon',
      { upon: [] },
      'upon of process p: expected an object with request, deliver, timeout, reset, suspect, restore, trust, found [].',
    ],
    ['a handler that is none', { upon: { deliver: 'm' } }, 'upon.deliver of process p: expected a function, found m.'],
    ['an init that is none', { init: 0 }, 'init of process p: expected a function, found 0.'],
    ['a start that is none', { start: 'now' }, 'start of process p: expected a function, found now.'],
    ['an internal step out of its list', { internal: {} }, 'internal of process p: expected a list, found {}.'],
    [
      'an internal step with "guard"',
      { internal: [{ name: 'count', guard: () => true, run: () => 0 }] },
      'internal step 1 of process p: expected name, when, run, found "guard". Correct the name.',
    ],
    [
      'an internal step without a guard',
      { internal: [{ name: 'count', run: () => 0 }] },
      'when of internal step 1 of process p: expected a function, found undefined.',
    ],
    [
      'an internal step without a name',
      { internal: [{ when: () => true, run: () => 0 }] },
      'internal step 1 of process p: expected a name, found undefined. Executions and fairness go by it.',
    ],
    [
      'two internal steps of one name, which fairness would take for one',
      { internal: ['count', 'rest', 'count'].map((name) => ({ name, when: () => true, run: () => 0 })) },
      'internal step 3 of process p: expected a name of its own, found "count" a second time. Fairness goes by it: rename one.',
    ],
  ])('of a process with %s is refused', (_, definition, expected) => {
    expect(sentence(() => pair(definition as Partial<ProcessDefinition<Loose>>).model(new UserCode()))).toBe(expected);
  });

  it('runs its handlers once per local state and event, and not once per configuration', () => {
    const chatty = process<{ local: number; message: number; request: 'go' }>({
      init: () => 0,
      upon: {
        request: (state, _, fx) => {
          fx.broadcast(1);
          return state;
        },
        deliver: (state) => Math.min(1, state + 1),
      },
    });
    const four = system({
      processes: { p: chatty, q: chatty, r: chatty, s: chatty },
      links: perfect(),
      inputs: [at('p', 'go'), at('q', 'go'), at('r', 'go'), at('s', 'go')],
    });
    const report = runCheck(check('c', four, [deadlockFree(() => true)]));
    expect(report.findings[0]!.explored.states).toBeGreaterThan(10_000);
    // Four inits; per process and local state one request and one message from each of four; and the property.
    expect(report.userCalls).toBeLessThanOrEqual(4 + 4 * 2 * (1 + 4) + 1);
  });
});
