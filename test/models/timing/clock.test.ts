import { describe, expect, it } from 'vitest';
import { check } from '../../../checker/check.ts';
import { runCheck } from '../../../checker/run-check.ts';
import { successors } from '../../../checker/successors.ts';
import { formatValue } from '../../../checker/text/format-value.ts';
import { UserCode } from '../../../checker/user-code.ts';
import { crashStop } from '../../../models/failures/crash-stop.ts';
import { broadcastMedium } from '../../../models/links/broadcast-medium.ts';
import { fifoPerfect } from '../../../models/links/fifo-perfect.ts';
import type { Link } from '../../../models/links/link.ts';
import { mergingPerfect } from '../../../models/links/merging-perfect.ts';
import { perfect } from '../../../models/links/perfect.ts';
import { stubborn } from '../../../models/links/stubborn.ts';
import { process, refuse } from '../../../models/process.ts';
import { at, system } from '../../../models/system.ts';
import { asynchronous } from '../../../models/timing/asynchronous.ts';
import { partiallySynchronous } from '../../../models/timing/partially-synchronous.ts';
import { synchronous } from '../../../models/timing/synchronous.ts';
import type { Timing } from '../../../models/timing/timing.ts';
import { deadlockFree } from '../../../specs/deadlock-free.ts';
import { invariant } from '../../../specs/invariant.ts';
import { safety } from '../../../specs/safety.ts';
import { sometimes } from '../../../specs/sometimes.ts';
import { execution, finding, phrase } from '../../checker/findings.ts';

interface Asker {
  local: 'waits' | 'answered' | 'gave up';
  message: 'question' | 'answer';
}

/** Sends a question at the start, and gives up when its patience is over. */
const asker = (patience: number) =>
  process<Asker>({
    init: () => 'waits',
    start(state, fx) {
      fx.send('q', 'question');
      fx.setTimer('patience', patience);
      return state;
    },
    upon: {
      deliver: (state) => (state === 'waits' ? 'answered' : state),
      timeout: (state) => (state === 'waits' ? 'gave up' : state),
    },
  });

const answerer = process<Asker>({
  init: () => 'waits',
  upon: {
    deliver(state, from, _message, fx) {
      fx.send(from, 'answer');
      return state;
    },
  },
});

const dialogue = (timing: Timing, patience: number, links: Link = perfect(), faulty: readonly string[] = []) =>
  system({
    processes: { p: asker(patience), q: answerer },
    links,
    failures: crashStop({ exactly: faulty }),
    timing,
  });

type Dialogue = { local: { p: Asker['local'] | null; q: unknown }; crashed(process: string): boolean };
const patient = invariant<Dialogue>('p does not give up', ({ local }) => local.p !== 'gave up');

describe('under synchrony', () => {
  it('a timer of a round trip waits for every answer, and one that is a tick shorter does not', () => {
    // The ticks of the timer, the delivery of a question that is due meanwhile, and the timeout.
    for (const [delay, steps] of [
      [1, 1 + 0 + 1],
      [2, 3 + 1 + 1],
      [3, 5 + 1 + 1],
    ] as const) {
      expect(phrase(dialogue(synchronous({ delay }), 2 * delay), patient)).toBe('holds (exhaustive)');
      expect(phrase(dialogue(synchronous({ delay }), 2 * delay - 1), patient)).toBe(`violated in ${steps} steps`);
    }
  });

  it('what is due at an instant is delivered before a timer fires', () => {
    expect(
      execution(
        dialogue(synchronous({ delay: 1 }), 2),
        sometimes<Dialogue>('late', ({ local }) => local.p === 'answered'),
      ),
    ).not.toContain('fires');
    expect(execution(dialogue(synchronous({ delay: 1 }), 1), patient)).toMatchInlineSnapshot(`
      "start: p = waits, q = waits, timers of p = {patience: 1}
        p sends question to q
      1. the clock ticks
           timers of p: patience: 0
      2. the timer "patience" of p fires
           p = "gave up"
           timers of p: patience: removed"
    `);
  });

  it('a crashed sender does not stop time, nor does a crashed receiver', () => {
    for (const faulty of [['p'], ['q'], ['p', 'q']]) {
      for (const links of [perfect(), mergingPerfect(), fifoPerfect(), stubborn()]) {
        const one = dialogue(synchronous({ delay: 2 }), 5, links, faulty);
        expect(phrase(one, deadlockFree())).toBe('holds (exhaustive)');
      }
    }
  });

  it('the answer of a process that has crashed may arrive within the bound, or be gone', () => {
    const gone = sometimes<Dialogue>('gone', ({ local, crashed }) => crashed('q') && local.p === 'gave up');
    const arrived = sometimes<Dialogue>('arrived', ({ local, crashed }) => crashed('q') && local.p === 'answered');
    const silent = dialogue(synchronous({ delay: 1 }), 4, perfect(), ['q']);
    expect(phrase(silent, gone)).toMatch('holds, with a witness');
    expect(phrase(silent, arrived)).toMatch('holds, with a witness');
  });

  it('a message that is delivered again and again comes within the bound each time', () => {
    const counter = process<{ local: number; message: 'm' }>({
      init: () => 0,
      start: (heard, fx) => {
        fx.setTimer('tick', 1);
        return heard;
      },
      upon: {
        deliver: () => 0,
        timeout: (ticks, _timer, fx) => {
          fx.setTimer('tick', 1);
          return Math.min(9, ticks + 1);
        },
      },
    });
    const sender = process<{ local: null; message: 'm' }>({
      init: () => null,
      start: (state, fx) => {
        fx.send('q', 'm');
        return state;
      },
    });
    const heard = system({
      processes: { p: sender, q: counter },
      links: stubborn(),
      timing: synchronous({ delay: 3 }),
    });
    const within = (ticks: number) =>
      invariant<{ local: { q: number | null } }>('soon', ({ local }) => local.q! <= ticks);
    expect(phrase(heard, within(3))).toBe('holds (exhaustive)');
    expect(phrase(heard, within(2))).toMatch('violated');
  });

  it('setting a timer again starts it anew', () => {
    const restless = process<{ local: 'quiet' | 'fired'; request: 'again' }>({
      init: () => 'quiet',
      start: (state, fx) => {
        fx.setTimer('t', 2);
        return state;
      },
      upon: {
        request: (state, _, fx) => {
          fx.setTimer('t', 2);
          return state;
        },
        timeout: () => 'fired',
      },
    });
    const one = system({
      processes: { p: restless },
      links: perfect(),
      timing: synchronous({ delay: 1 }),
      inputs: [at('p', 'again', { owed: false })],
    });
    // Before the request 2, 1 or 0 ticks are left, or it has fired; the same after it; and set by the request once it had fired.
    expect(finding(one, deadlockFree()).explored.states).toBe(4 + 4 + 3);
  });
});

describe('partial synchrony', () => {
  it('is as asynchrony before its moment: the timer fires at once', () => {
    const length = (timing: Timing) => phrase(dialogue(timing, 9), patient);
    expect(length(partiallySynchronous({ delay: 1 }))).toBe('violated in 1 step');
    expect(length(asynchronous())).toBe('violated in 1 step');
  });

  it('is as synchrony after it: who asks only then is answered in time', () => {
    const late = process<Asker & { request: 'ask' }>({
      ...asker(1).definition,
      start: (state) => state,
      upon: {
        ...asker(1).definition.upon,
        request(state, _, fx) {
          fx.send('q', 'question');
          fx.setTimer('patience', 2);
          return state;
        },
      },
    });
    const one = (timing: Timing) =>
      system({ processes: { p: late, q: answerer }, links: perfect(), timing, inputs: [at('p', 'ask')] });
    expect(phrase(one(synchronous({ delay: 1 })), patient as never)).toBe('holds (exhaustive)');
    expect(execution(one(partiallySynchronous({ delay: 1 })), patient as never)).not.toContain('stabilisation');
  });

  it('leaves a timer that was set any number of ticks at its moment', () => {
    const one = system({
      processes: { p: asker(3), q: answerer },
      links: perfect(),
      timing: partiallySynchronous({ delay: 1 }),
    });
    const { system: waist } = one.model(new UserCode());
    const timers = waist.slots.findIndex(({ name }) => name === 'timers of p');
    const left = successors(waist, waist.initial()[0]!.vector)
      .filter(({ action }) => waist.action(action).kind === 'gst')
      .map(({ vector }) => waist.slots[timers]!.value(vector[timers]!));
    expect(left).toEqual([{ patience: 1 }, { patience: 2 }, { patience: 3 }]);
  });

  it('with an unknown bound finds what the largest bound finds', () => {
    for (const patience of [2, 3, 4]) {
      const [unknown, known] = [partiallySynchronous({ delayAtMost: 2 }), partiallySynchronous({ delay: 2 })];
      expect(phrase(dialogue(unknown, patience), patient)).toBe(phrase(dialogue(known, patience), patient));
    }
    const states = (timing: Timing) => finding(dialogue(timing, 4), deadlockFree()).explored.states;
    expect(states(partiallySynchronous({ delayAtMost: 2 }))).toBe(
      states(partiallySynchronous({ delay: 1 })) + states(partiallySynchronous({ delay: 2 })),
    );
  });
});

describe('a clock', () => {
  const sentence = (run: () => unknown): string => {
    try {
      run();
    } catch (error) {
      return (error as Error).message;
    }
    return 'nothing is refused';
  };
  const checked = (timing: Timing, links: Link = perfect()) =>
    sentence(() => runCheck(check('c', dialogue(timing, 2, links), [patient])));

  it.each<[() => unknown, string]>([
    [
      () => synchronous({ delay: 0 }),
      'synchronous: expected a number of ticks, 1 or more, found delay: 0. Give a positive integer.',
    ],
    [
      () => synchronous({ delay: 1.5 }),
      'synchronous: expected a number of ticks, 1 or more, found delay: 1.5. Give a positive integer.',
    ],
    [() => (synchronous as () => unknown)(), 'synchronous: expected an object with delay, found undefined.'],
    [() => synchronous({ bound: 1 } as never), 'synchronous: expected delay, found "bound". Correct the name.'],
    [
      () => partiallySynchronous({ delayAtMost: 0 }),
      'partiallySynchronous: expected a number of ticks, 1 or more, found delayAtMost: 0. Give a positive integer.',
    ],
    [
      () => partiallySynchronous({ delay: 1, delayAtMost: 2 }),
      'partiallySynchronous: expected delay or delayAtMost, found both. Leave one of them out.',
    ],
    [
      () => partiallySynchronous({} as never),
      'partiallySynchronous: expected delay or delayAtMost, found neither. Give one of them.',
    ],
  ])('has a bound of one tick or more (%#)', (make, expected) => {
    expect(sentence(make)).toBe(expected);
  });

  it('is a value, not the function that makes it', () => {
    expect(checked(synchronous as never)).toBe(
      'system: expected a timing, such as asynchronous(), found the function synchronous.',
    );
  });

  it('bounds no medium', () => {
    expect(checked(synchronous({ delay: 1 }), broadcastMedium())).toBe(
      'system: expected links between pairs of processes under a clock, found a broadcast medium (a growing set of messages, each delivered any number of times), where nothing is ever delivered for good. Use perfect() or mergingPerfect().',
    );
  });

  it('needs to know after how many ticks a timer fires: 1, 2, and so on', () => {
    const setting = (ticks: number | undefined, timing: Timing) => {
      const one = process<{ local: null }>({
        init: () => null,
        start(state, fx) {
          fx.setTimer('t', ticks);
          return state;
        },
        upon: { timeout: (state) => state },
      });
      return sentence(() =>
        runCheck(check('c', system({ processes: { p: one }, links: perfect(), timing }), [deadlockFree()])),
      );
    };
    for (const ticks of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, '2' as never]) {
      for (const timing of [synchronous({ delay: 1 }), asynchronous()]) {
        expect(setting(ticks, timing)).toBe(
          `start of process p, timer "t": expected a number of ticks, 1 or more, found ticks: ${formatValue(ticks)}. Give a positive integer.`,
        );
      }
    }
    expect(setting(undefined, synchronous({ delay: 1 }))).toBe(
      'start of process p sets the timer "t": expected the ticks after which it fires, since there is a clock, found none. Write setTimer("t", 1).',
    );
    expect(setting(undefined, asynchronous())).toBe('nothing is refused');
  });

  it('waits for nobody who refuses what is due', () => {
    const picky = process<Asker>({ init: () => 'waits', upon: { deliver: () => refuse } });
    const stuck = system({ processes: { p: asker(2), q: picky }, links: perfect(), timing: synchronous({ delay: 1 }) });
    expect(sentence(() => runCheck(check('c', stuck, [deadlockFree()])))).toBe(
      'upon.deliver of process q refuses: expected it to take every message, since there is a clock that stands still while one is due. Return the state, and remember what is for later.',
    );
  });

  it('waits for no link that keeps a message to itself, nor for one whose messages have no age', () => {
    expect(checked(synchronous({ delay: 1 }), { ...perfect(), name: 'a black hole', steps: () => [] })).toBe(
      'content of link p → q: a message is due, and the link (a black hole) neither delivers nor loses it. Offer a step for it.',
    );
    const anew: Link = {
      ...perfect(),
      add: (content, { from, to, message }) => [...content, { from, to, message }],
    };
    expect(checked(synchronous({ delay: 1 }), anew)).toBe(
      'link: expected entries as they were sent, found one of p that was made anew, whose age is not known. Keep the objects that "add" is given.',
    );
  });

  it('is never quiescent', () => {
    const asked = safety('done', { observes: ['deliver'], at: 'quiescence' }, () => true);
    expect(phrase(dialogue(synchronous({ delay: 1 }), 2), asked)).toBe(
      'refused: it is stated at quiescence, where nothing that is enabled is owed any more, and in this system the next tick of the clock always is: state it as a temporal property, or check it without a clock',
    );
  });
});

describe('a timeout that is waited for', () => {
  it('and never set is warned about, once everything is explored', () => {
    const idle = process<{ local: null }>({ init: () => null, upon: { timeout: (state) => state } });
    const one = system({ processes: { p: idle }, links: perfect() });
    const { verdict } = finding(
      one,
      invariant('fine', () => true),
    );
    expect(verdict.outcome === 'holds' && verdict.warnings).toEqual([
      'upon.timeout of process p never runs: no step sets a timer. Set one in start, or leave the handler out.',
      'No step is ever enabled: only the start was looked at.',
    ]);
    const confused = process<{ local: null }>({
      init: () => null,
      start(state, fx) {
        fx.setTimer('alarm', 1);
        return state;
      },
      upon: {
        timeout(state, _timer, fx) {
          fx.cancelTimer('alarms');
          return state;
        },
      },
    });
    const { verdict: other } = finding(
      system({ processes: { p: confused }, links: perfect() }),
      invariant('fine', () => true),
    );
    expect(other.outcome === 'holds' && other.warnings).toEqual([
      'process p cancels the timer "alarms", which no step sets; it sets alarm. Correct the name.',
    ]);
    const { verdict: set } = finding(
      dialogue(asynchronous(), 2),
      invariant('fine', () => true),
    );
    expect(set.outcome === 'holds' && set.warnings).toEqual([]);
  });
});
