import { describe, expect, it } from 'vitest';
import { BadInput } from '../../../checker/bad-input.ts';
import { check } from '../../../checker/check.ts';
import { runCheck } from '../../../checker/run-check.ts';
import { crashRecovery } from '../../../models/failures/crash-recovery.ts';
import type { FailureModel } from '../../../models/failures/failure-model.ts';
import { mergingPerfect } from '../../../models/links/merging-perfect.ts';
import { perfect } from '../../../models/links/perfect.ts';
import { process } from '../../../models/process.ts';
import { at, system } from '../../../models/system.ts';
import { synchronous } from '../../../models/timing/synchronous.ts';
import { deadlockFree } from '../../../specs/deadlock-free.ts';
import { invariant } from '../../../specs/invariant.ts';
import { monitor } from '../../../specs/monitor.ts';
import { safety } from '../../../specs/safety.ts';
import { sometimes } from '../../../specs/sometimes.ts';
import { correct, implies } from '../../../specs/temporal/connectives.ts';
import { eventually, eventuallyAlways, infinitelyOften } from '../../../specs/temporal/future.ts';
import { temporal } from '../../../specs/temporal.ts';
import { execution, phrase } from '../../checker/findings.ts';

interface Counter {
  local: number;
  request: 'count';
  stored: number;
  indication: { count: number };
}

/** Counts requests; what it stores, it knows after a crash. */
const counter = (stores: boolean) =>
  process<Counter>({
    init: () => 0,
    recover(stored, fx) {
      fx.indicate({ count: stored ?? 0 });
      return stored ?? 0;
    },
    upon: {
      request(count, _request, fx) {
        if (stores) fx.store(count + 1);
        fx.indicate({ count: count + 1 });
        return count + 1;
      },
    },
  });

const counting = (stores: boolean, failures: FailureModel) =>
  system({
    processes: { p: counter(stores) },
    links: perfect(),
    failures,
    inputs: [at('p', 'count'), at('p', 'count')],
  });

type Counting = { local: { p: number | null }; crashed(process: 'p'): boolean };
const once = crashRecovery({ exactly: [], crashes: 1 });
const neverLess = monitor('the count never falls', {
  observes: ['indication'],
  start: () => ({ last: 0, fell: false }),
  advance: ({ last, fell }, { indication }) => ({ last: indication.count, fell: fell || indication.count < last }),
  holds: ({ fell }) => !fell,
});

describe('a process that recovers', () => {
  it('knows what it has stored, and nothing else', () => {
    expect(phrase(counting(true, once), neverLess)).toBe('holds (exhaustive)');
    expect(execution(counting(false, once), neverLess)).toMatchInlineSnapshot(`
      "start: p = 0, storage of p = null
      1. a client asks p: count
           p indicates {count: 1}
           p = 1
      2. a client asks p: count; p crashes after 0 of 1 effects
      3. p recovers
           p indicates {count: 0}
           p = 0"
    `);
  });

  it('starts anew where it has no handler for it', () => {
    const anew = process<{ local: 'fresh' | 'used'; message: 'hello'; request: 'use' }>({
      init: () => 'fresh',
      start(state, fx) {
        fx.send('p', 'hello');
        return state;
      },
      upon: { request: () => 'used' },
    });
    const one = system({ processes: { p: anew }, links: perfect(), failures: once, inputs: [at('p', 'use')] });
    const again = safety('says hello once', { observes: ['send'] }, (trace) => trace.length <= 1);
    expect(phrase(one, again)).toBe('violated in 2 steps');
  });

  it('hears nothing while it is down, and is asked nothing', () => {
    const listener = process<{ local: number; message: 'm'; request: 'go' }>({
      init: () => 0,
      recover: () => 0,
      upon: {
        request(heard, _request, fx) {
          fx.send('q', 'm');
          return heard;
        },
        deliver: (heard) => heard + 1,
      },
    });
    const two = system({
      processes: { p: listener, q: listener },
      links: perfect(),
      failures: crashRecovery({ exactly: ['q'], crashes: 1 }),
      inputs: [at('p', 'go')],
    });
    const heard = safety('q hears what it is sent', { observes: ['send', 'deliver'], at: 'termination' }, (trace) =>
      trace.every((event) => event.type === 'deliver' || trace.some(({ type }) => type === 'deliver')),
    );
    expect(execution(two, heard)).toMatchInlineSnapshot(`
      "faulty: q
      start: p = 0, q = 0, storage of p = null, storage of q = null
      1. a client asks p: go
           p sends m to q
      2. q crashes
      3. q, crashed, absorbs m from p
      4. q recovers
           q = 0"
    `);
  });

  it('may crash while it recovers', () => {
    const twice = counting(true, crashRecovery({ exactly: [], crashes: 2 }));
    const again = safety('recovers once', { observes: ['recover', 'crash'] }, (trace) => trace.length < 4);
    expect(execution(twice, again)).toContain('p recovers; p crashes after 0 of 1 effects');
  });

  it('loses its timers', () => {
    const timed = process<{ local: 'waits' | 'rings' }>({
      init: () => 'waits',
      start(state, fx) {
        fx.setTimer('alarm', 1);
        return state;
      },
      recover: () => 'waits',
      upon: { timeout: () => 'rings' },
    });
    const one = system({ processes: { p: timed }, links: perfect(), failures: once });
    const silent = sometimes<{ local: { p: string | null } }>('silent', ({ local }) => local.p === 'waits', {
      at: 'termination',
    });
    expect(phrase(one, silent)).toBe('holds, with a witness of 2 steps');
  });
});

describe('a correct process, where processes recover', () => {
  const up = ({ crashed }: Counting) => !crashed('p');
  const any = (scope: { exactly: readonly string[] }) => counting(true, crashRecovery(scope));

  it('may crash, and is up for ever in the end', () => {
    const stays = temporal<Counting>('p stays up in the end', implies(correct('p'), eventuallyAlways(up)));
    expect(phrase(any({ exactly: [] }), stays)).toBe('holds (exhaustive)');
    expect(
      phrase(
        any({ exactly: [] }),
        sometimes<Counting>('down', ({ crashed }) => crashed('p')),
      ),
    ).toMatch('holds');
    expect(phrase(counting(true, once), stays)).toBe('holds (exhaustive)');
  });

  it('is not what a process is that stays down, or crashes again and again', () => {
    expect(phrase(any({ exactly: ['p'] }), temporal<Counting>('up again', infinitelyOften(up)))).toMatch('violated');
    expect(
      phrase(
        any({ exactly: ['p'] }),
        temporal<Counting>('stays somewhere', implies(infinitelyOften(up), eventuallyAlways(up))),
      ),
    ).toMatch('violated by a loop');
  });

  it('is asked in the end, however often it crashes before; a faulty one that stays down is not', () => {
    const asked = temporal<Counting>('p is asked', eventually('request'));
    expect(phrase(any({ exactly: [] }), asked)).toBe('holds (exhaustive)');
    expect(phrase(any({ exactly: ['p'] }), asked)).toMatch('violated by');
  });
});

describe('crash-recovery', () => {
  it('says what it is', () => {
    const names = [crashRecovery({ atMost: 1 }), once, crashRecovery({ exactly: ['p'], crashes: 2 })];
    expect(names.map((model) => model.describe(['p', 'q']))).toEqual([
      'crash-recovery: at most 1 faulty',
      'crash-recovery: exactly none faulty, at most 1 crash',
      'crash-recovery: exactly p faulty, at most 2 crashes',
    ]);
  });

  it.each<[unknown, string]>([
    [{}, 'crashRecovery: expected atMost or exactly, found neither. Say which processes may be faulty.'],
    [
      { exactly: [], crashes: -1 },
      'crashRecovery: expected a number of crashes, 0 or more, found crashes: -1. Give an integer.',
    ],
    [{ recoveries: 1 }, 'crashRecovery: expected atMost, exactly, crashes, found "recoveries". Correct the name.'],
  ])('is not %j', (options, expected) => {
    expect(() => crashRecovery(options as never)).toThrow(new BadInput(expected));
  });

  it('lets time pass under a clock, and a crashed process send again what it had under way', () => {
    const beacon = process<{ local: null; message: 'beat' }>({
      init: () => null,
      start(state, fx) {
        fx.setTimer('beat', 1);
        return state;
      },
      upon: {
        timeout(state, _timer, fx) {
          fx.send('q', 'beat');
          fx.setTimer('beat', 1);
          return state;
        },
      },
    });
    const quiet = process<{ local: null; message: 'beat' }>({ init: () => null });
    for (const links of [perfect(), mergingPerfect()]) {
      const two = system({
        processes: { p: beacon, q: quiet },
        links,
        failures: crashRecovery({ exactly: [], crashes: 2 }),
        timing: synchronous({ delay: 2 }),
      });
      expect(phrase(two, deadlockFree())).toBe('holds (exhaustive)');
      const heard = temporal('q hears p again and again', infinitelyOften('deliver'));
      expect(phrase(two, heard)).toBe('holds (exhaustive)');
    }
  });

  it('wants plain data to be stored', () => {
    const odd = process<{ local: null; request: 'go'; stored: unknown }>({
      init: () => null,
      upon: {
        request(state, _request, fx) {
          fx.store(() => 1);
          return state;
        },
      },
    });
    const one = system({ processes: { p: odd }, links: perfect(), failures: once, inputs: [at('p', 'go')] });
    expect(() => runCheck(check('c', one, [invariant('fine', () => true)]))).toThrow('what is stored of upon.request');
  });
});
