import { describe, expect, it } from 'vitest';
import { BadInput } from '../../../checker/bad-input.ts';
import type { Deviation } from '../../../models/adversary/deviations.ts';
import { type ArbitraryOptions, arbitrary } from '../../../models/failures/arbitrary.ts';
import { broadcastMedium } from '../../../models/links/broadcast-medium.ts';
import type { Link } from '../../../models/links/link.ts';
import { perfect } from '../../../models/links/perfect.ts';
import { process } from '../../../models/process.ts';
import { at, system } from '../../../models/system.ts';
import { synchronous } from '../../../models/timing/synchronous.ts';
import { safety } from '../../../specs/safety.ts';
import { sometimes } from '../../../specs/sometimes.ts';
import { eventually } from '../../../specs/temporal/future.ts';
import { temporal } from '../../../specs/temporal.ts';
import { execution, phrase, verdict } from '../../checker/findings.ts';

/** A counter that adds what it is asked to add, and tells two observers the sum. */
interface Counter {
  local: { readonly sum: number };
  message: { readonly sum: number };
  request: { readonly add: number };
}
const counter = process<Counter>({
  init: () => ({ sum: 0 }),
  upon: {
    request({ sum }, { add }, fx) {
      const next = { sum: sum + add };
      for (const observer of ['q', 'r']) fx.send(observer, next);
      return next;
    },
  },
});
const observer = process<{ local: number | null; message: { sum: number }; indication: number }>({
  init: () => null,
  upon: {
    deliver(_state, _from, { sum }, fx) {
      fx.indicate(sum);
      return sum;
    },
  },
});
const counting = (failures: ArbitraryOptions, links: Link = perfect()) =>
  system({
    processes: { p: counter, q: observer, r: observer },
    links,
    failures: arbitrary(failures),
    inputs: [at('p', { add: 1 })],
  });
const p = (may: Deviation | readonly Deviation[], says = {}, more = {}) =>
  counting({ exactly: ['p'], may, says, ...more });

/** Whoever hears of the sum hears that it is 1. */
const right = safety('the sum is right', { observes: ['indication'] }, (trace) =>
  trace.every(({ indication }) => indication === 1),
);
type Three = { local: { p: Counter['local'] | null; q: number | null; r: number | null } };
const differ = sometimes<Three>(
  'q and r hear different sums',
  ({ local: { q, r } }) => q !== null && r !== null && q !== r,
);
const never = 'violated: no execution in scope is a witness (exhaustive)';

describe('a Byzantine process that follows its protocol', () => {
  it('but processes requests wrongly, applies another operation', () => {
    const wrong = p('process requests wrongly', { add: [1, 5] });
    expect(execution(wrong, right)).toMatchInlineSnapshot(`
      "faulty: p
      start: p = {sum: 0}, q = null, r = null
      1. a client asks p: {add: 1}; p (Byzantine) takes it for {add: 5}
           p sends {sum: 5} to q
           p sends {sum: 5} to r
           p: sum: 5
      2. q delivers {sum: 5} from p
           q indicates 5
           q = 5"
    `);
    expect(phrase(wrong, differ)).toBe(never);
  });

  it('but corrupts its state, goes on from a wrong one', () => {
    const wrong = p('corrupt its state', { sum: [7] });
    expect(execution(wrong, right)).toMatchInlineSnapshot(`
      "faulty: p
      start: p = {sum: 0}, q = null, r = null
      1. p (Byzantine) corrupts its state
           p: sum: 7
      2. a client asks p: {add: 1}
           p sends {sum: 8} to q
           p sends {sum: 8} to r
           p: sum: 8
      3. q delivers {sum: 8} from p
           q indicates 8
           q = 8"
    `);
    expect(phrase(wrong, differ)).toBe(never);
  });

  it('but sends wrong messages, tells different things to different processes', () => {
    const wrong = p('send wrong messages', { sum: [7] });
    expect(execution(wrong, differ)).toMatchInlineSnapshot(`
      "faulty: p
      start: p = {sum: 0}, q = null, r = null
      1. a client asks p: {add: 1}; p (Byzantine) sends wrong messages
           p sends {sum: 1} to q
           p sends {sum: 7} to r
           p: sum: 1
      2. q delivers {sum: 1} from p
           q indicates 1
           q = 1
      3. r delivers {sum: 7} from p
           r indicates 7
           r = 7"
    `);
    const overMedium = counting({ exactly: ['p'], may: 'send wrong messages', says: { sum: [7] } }, broadcastMedium());
    expect(phrase(overMedium, differ)).toBe('holds, with a witness of 3 steps');
  });

  it('may do several of these, at most so many times', () => {
    const both: readonly Deviation[] = ['corrupt its state', 'send wrong messages'];
    const eight = sometimes<Three>('both', ({ local }) => local.p?.sum === 8 && local.q === 7);
    expect(phrase(p(both, { sum: [7] }), eight)).toBe('holds, with a witness of 3 steps');
    expect(phrase(p(both, { sum: [7] }, { acts: 1 }), eight)).toBe(never);
    expect(phrase(p(both, { sum: [7] }, { acts: 0 }), right)).toBe('holds (exhaustive)');
  });

  it('does nothing that one which may do anything could not make others see', () => {
    const anything = counting({ exactly: ['p'], says: { sum: [1, 5, 7, 8] } });
    for (const seen of [1, 5, 7, 8]) {
      const hears = sometimes<Three>(`q hears ${seen}`, ({ local }) => local.q === seen);
      expect(phrase(anything, hears)).toBe('holds, with a witness of 1 step');
    }
    expect(phrase(anything, differ)).toBe('holds, with a witness of 2 steps');
  });

  it('runs its handlers only where it is Byzantine, and is right elsewhere', () => {
    expect(phrase(counting({ atMost: 0, may: 'corrupt its state', says: { sum: [7] } }), right)).toBe(
      'holds (exhaustive)',
    );
    expect(phrase(counting({ exactly: ['q'], may: 'corrupt its state', says: { sum: [7] } }), right)).toBe(
      'holds (exhaustive)',
    );
  });

  it('keeps no time from passing: under a clock, its messages arrive and its timers fire', () => {
    const ticking = process<{ local: number; message: number; indication: 'later' }>({
      init: () => 0,
      start(state, fx) {
        fx.setTimer('t', fx.self === 'p' ? 1 : 3);
        return state;
      },
      upon: {
        timeout(state, _timer, fx) {
          if (fx.self === 'p') fx.send('q', 1);
          else fx.indicate('later');
          return state;
        },
      },
    });
    const clocked = system({
      processes: { p: ticking, q: ticking },
      links: perfect(),
      failures: arbitrary({ exactly: ['p'], may: 'send wrong messages', says: { message: [2] } }),
      timing: synchronous({ delay: 1 }),
    });
    expect(phrase(clocked, temporal('q is told', eventually('indication')))).toBe('holds (exhaustive)');
  });

  it('is named in the verdict, with its values', () => {
    expect(verdict(p('corrupt its state', { sum: [7] }, { acts: 1 }), right).assumptions[1]).toBe(
      'arbitrary: exactly p Byzantine, which may corrupt its state (sum: 7), at most 1 time',
    );
  });

  it('takes a request for another one that its own clients make, where values come from inputs', () => {
    const taker = process<{ local: readonly string[]; request: 'begin' | { vote: string } }>({
      init: () => [],
      upon: { request: (taken, request) => [...taken, request === 'begin' ? request : request.vote] },
    });
    const takers = system({
      processes: { p: taker, q: taker },
      links: perfect(),
      failures: arbitrary({ exactly: ['p'], may: 'process requests wrongly' }),
      inputs: [at('p', { vote: 'yes' }), at('p', { vote: 'no' }), at('q', 'begin')],
    });
    const takes = (what: string) =>
      sometimes<{ local: { p: readonly string[] | null } }>(what, ({ local }) => local.p?.[0] === what);
    expect(phrase(takers, takes('no'))).toBe('holds, with a witness of 1 step');
    expect(phrase(takers, takes('begin'))).toBe(never);
    const twice = sometimes<{ local: { p: readonly string[] | null } }>(
      'twice',
      ({ local }) => local.p?.join() === 'no,no',
    );
    expect(phrase(takers, twice)).toBe('holds, with a witness of 2 steps');
  });

  it('has values by what they are, where they are no fields', () => {
    const echo = process<{ local: 'calm' | 'hoarse'; message: string; request: 'shout' | 'whisper' }>({
      init: () => 'calm',
      upon: {
        request(voice, loudness, fx) {
          fx.send('q', `${loudness}, ${voice}`);
          return voice;
        },
      },
    });
    const echoes = (may: Deviation, says: Readonly<Record<string, readonly unknown[]>>) =>
      system({
        processes: { p: echo, q: echo },
        links: perfect(),
        failures: arbitrary({ exactly: ['p'], may, says }),
        inputs: [at('p', 'shout')],
      });
    const hears = (what: string) =>
      safety(`${what} is not heard`, { observes: ['deliver'] }, (trace) =>
        trace.every(({ message }) => message !== what),
      );
    const violated = 'violated in';
    expect(phrase(echoes('corrupt its state', { state: ['hoarse'] }), hears('shout, hoarse'))).toMatch(violated);
    expect(phrase(echoes('process requests wrongly', { request: ['whisper'] }), hears('whisper, calm'))).toMatch(
      violated,
    );
    expect(phrase(echoes('send wrong messages', { message: ['nothing'] }), hears('nothing'))).toMatch(violated);
  });

  it('sends one wrong message at a time where it could send several in too many ways, and then nothing holds', () => {
    const sums = Array.from({ length: 101 }, (_, sum) => sum + 1);
    const many = p('send wrong messages', { sum: sums });
    expect(phrase(many, right)).toMatch(/^violated in/);
    expect(
      phrase(
        many,
        safety('true', { observes: ['send'] }, () => true),
      ),
    ).toBe(
      'inconclusive: process p could send the messages of one step in 10,201 ways, and of those only the ones with a single wrong message were looked at. Declare smaller domains',
    );
    const fewer = p('send wrong messages', { sum: sums.slice(0, 100) });
    expect(
      phrase(
        fewer,
        safety('true', { observes: ['send'] }, () => true),
      ),
    ).toBe('holds (exhaustive)');
  });

  it('makes a claim vacuous where it has no wrong value to use', () => {
    expect(phrase(p('process requests wrongly', { add: [1] }), right)).toMatch(
      /^vacuous: a Byzantine process never had a wrong value to use/,
    );
  });

  it('has values for fields that there are, or is bad input', () => {
    expect(() => verdict(p('corrupt its state', { balance: [7] }), right)).toThrow(
      new BadInput(
        'arbitrary, says: expected fields of what a process that may corrupt its state takes, keeps or sends (add, state, sum), found "balance", which none of that has. Correct the name.',
      ),
    );
  });

  it('has values for what a process keeps that handles nothing', () => {
    const silent = process<{ local: { quota: number }; message: { sum: number } }>({
      init: () => ({ quota: 0 }),
      upon: {},
    });
    const idle = system({
      processes: { p: counter, q: observer, r: silent },
      links: perfect(),
      failures: arbitrary({ atMost: 1, may: 'send wrong messages', says: { sum: [1, 7], quota: [1] } }),
      inputs: [at('p', { add: 1 })],
    });
    const anySum = safety('any sum', { observes: ['indication'] }, () => true);
    expect(phrase(idle, anySum)).toBe('holds (exhaustive)');
  });

  it.each<[unknown, string]>([
    [
      { atMost: 1, may: 'lie' },
      'arbitrary: expected "may" to be anything, or some of process requests wrongly, corrupt its state, send wrong messages, found lie. Correct it.',
    ],
    [
      { atMost: 1, may: [] },
      'arbitrary: expected "may" to be anything, or some of process requests wrongly, corrupt its state, send wrong messages, found an empty list. Correct it.',
    ],
    [
      { atMost: 1, may: 'corrupt its state', says: ['B'] },
      'arbitrary: expected values by the names of fields in "says" of a process that may corrupt its state, found a list of messages. Write says: { field: values }.',
    ],
  ])('is not described by %j', (options, expected) => {
    expect(() => arbitrary(options as never)).toThrow(new BadInput(expected));
  });
});
