import { describe, expect, test } from 'vitest';
import type { Checkable } from '../../../checker/model.ts';
import type { RunOptions } from '../../../checker/run-check.ts';
import type { Lasso, Verdict } from '../../../checker/verdict.ts';
import { crashRecovery } from '../../../models/failures/crash-recovery.ts';
import { crashStop } from '../../../models/failures/crash-stop.ts';
import { guarded, perProcess } from '../../../models/guarded/guarded.ts';
import type { ActionFairness } from '../../../models/guarded/guarded-fairness.ts';
import { fairLoss } from '../../../models/links/fair-loss.ts';
import { fifoPerfect } from '../../../models/links/fifo-perfect.ts';
import { lossy } from '../../../models/links/lossy.ts';
import { perfect } from '../../../models/links/perfect.ts';
import { stubborn } from '../../../models/links/stubborn.ts';
import { process, refuse } from '../../../models/process.ts';
import { system } from '../../../models/system.ts';
import { synchronous } from '../../../models/timing/synchronous.ts';
import { correct, implies, not, or } from '../../../specs/temporal/connectives.ts';
import type { Claim } from '../../../specs/temporal/formula.ts';
import { eventually, eventuallyAlways, infinitelyOften, leadsTo, next } from '../../../specs/temporal/future.ts';
import { temporal } from '../../../specs/temporal.ts';
import { verdict } from '../findings.ts';
import {
  boundsAreRefusals,
  crashesAreOwed,
  misled,
  obligationsAreMerged,
  stayingUpIsNotOwed,
  stuttersInTheMiddle,
  theDownAreOwed,
  ticksAreNotOwed,
} from './misled.ts';

function decided<State>(checkable: Checkable<State>, claim: Claim<State>, options: RunOptions = {}): Verdict {
  return verdict(checkable, temporal('P', claim), options);
}

function outcome<State>(checkable: Checkable<State>, claim: Claim<State>, options: RunOptions = {}) {
  return decided(checkable, claim, options).outcome;
}

function lasso<State>(checkable: Checkable<State>, claim: Claim<State>): Lasso {
  const found = decided(checkable, claim);
  if (found.outcome !== 'violated' || found.evidence.kind !== 'lasso')
    throw new Error(`${found.outcome}, and no lasso.`);
  return found.evidence;
}

/** The steps of the loop of a lasso, by the names of their actions. */
function loopOf(found: Lasso): readonly string[] {
  return found.execution.steps
    .slice(found.stem)
    .map(({ action }) => (action.kind === 'rule' ? [action.name, ...action.parameters].join(' ') : `${action.kind}`));
}

interface Sender {
  local: number;
  message: string;
  indication: string;
}

/** Sends `m` to q again and again, whenever its timer fires. */
const retransmitter = process<Sender>({
  init: () => 0,
  start: (state, fx) => {
    fx.setTimer('again');
    return state;
  },
  upon: {
    timeout: (state, _timer, fx) => {
      fx.send('q', 'm');
      fx.setTimer('again');
      return state;
    },
  },
});
/** Sends `m` to q once. */
const sender = process<Sender>({
  init: () => 0,
  start: (state, fx) => {
    fx.send('q', 'm');
    return state;
  },
});
const receiver = process<Sender>({ init: () => 0 });

describe('fairness that says nothing', () => {
  test('an assumption about what is never possible is named', () => {
    const idle = guarded({
      variables: { n: 0 as number },
      actions: (action) => [
        action('up', {
          fairness: 'weak',
          when: (s) => s.n === 0,
          run: (s) => {
            s.n = 1;
          },
        }),
        action('down', {
          fairness: 'strong',
          when: (s) => s.n > 1,
          run: (s) => {
            s.n = 0;
          },
        }),
      ],
    });
    expect(
      decided(
        idle,
        eventually((s) => s.n === 1),
      ),
    ).toMatchObject({
      outcome: 'holds',
      warnings: ['The strong fairness of action down assumes nothing: it is never enabled.'],
    });
  });

  test('what is promised to correct processes is vacuous where p always belongs to the faulty set', () => {
    const claim = implies(correct('p'), eventually('deliver'));
    const links = perfect();
    const processes = { p: sender, q: receiver };
    expect(outcome(system({ processes, links }), claim)).toBe('holds');
    expect(outcome(system({ processes, links, failures: crashStop({ exactly: ['p'] }) }), claim)).toBe('vacuous');
  });
});

test('fairness that leaves no execution to go on with is refused, instead of everything holding', () => {
  const trap = guarded({
    variables: { at: 'free' as 'free' | 'trapped' },
    actions: (action) => [
      action('move', { fairness: 'weak', when: (s) => s.at === 'free', run: () => {} }),
      action('trap', {
        when: (s) => s.at === 'free',
        run: (s) => {
          s.at = 'trapped';
        },
      }),
    ],
    fairness: [{ name: 'freed again', given: (s) => s.at === 'trapped', follows: (s) => s.at === 'free' }],
  });
  expect(
    outcome(
      trap,
      eventually(() => false),
    ),
  ).toBe('refused');
});

describe('whose promise it is', () => {
  test('every obligation names its owner: a link, a process; nobody promises what is claimed', () => {
    const found = lasso(
      system({ processes: { p: retransmitter, q: receiver }, links: fairLoss({ duplication: false }) }),
      eventually('crash'),
    );
    expect(found.certificate.map(({ owner, kind, met }) => [owner, kind, met])).toEqual([
      ['p', 'weak', 'taken'],
      ['link p → q', 'strong', 'taken'],
    ]);
  });

  test('a crash is owed by nobody: a faulty process need not crash', () => {
    const faulty = system({
      processes: { p: receiver, q: receiver },
      links: perfect(),
      failures: crashStop({ exactly: ['p'] }),
    });
    expect(lasso(faulty, eventually('crash'))).toMatchObject({ stem: 0, certificate: [], execution: { steps: [] } });
    // What a checker with this mistake would say.
    expect(outcome(misled(faulty, crashesAreOwed), eventually('crash'))).toBe('holds');
  });
});

describe('what a process that crashes and recovers is owed', () => {
  /** Whenever it comes up, it has one step to take. */
  const worker = process<Sender>({
    init: () => 0,
    start: (state, fx) => {
      fx.setTimer('work');
      return state;
    },
    recover: (_stored, fx) => {
      fx.setTimer('work');
      return 0;
    },
    upon: { timeout: () => 1 },
  });
  const working = (faulty: readonly string[]) =>
    system({
      processes: { p: worker, q: worker },
      links: perfect(),
      failures: crashRecovery({ exactly: faulty as readonly ('p' | 'q')[] }),
    });
  const works = (who: 'p' | 'q') =>
    eventually((s: { readonly local: Readonly<Record<'p' | 'q', number | null>> }) => s.local[who] === 1);

  test('nothing, while it is down: what was sent to it may stay under way for ever', () => {
    const sent = system({
      processes: { p: sender, q: receiver },
      links: perfect(),
      failures: crashRecovery({ exactly: ['q'], crashes: 1 }),
    });
    const arrives: Claim<{ inFlight(from: string, to: string): readonly unknown[] }> = (s) =>
      s.inFlight('p', 'q').length === 0;
    const found = lasso(sent, eventually(arrives));
    expect(found.execution.steps.map(({ action }) => action.kind)).toEqual(['crash']);
    expect(found.certificate).toMatchObject([{ instance: 'deliver m from p to q', met: 'not owed' }]);
    expect(outcome(misled(sent, theDownAreOwed), eventually(arrives))).toBe('holds');
  });

  test('no step, if it crashes and recovers for ever: such a one is faulty', () => {
    const worksIfUp = implies(infinitelyOften('recover'), works('q'));
    expect(new Set(loopOf(lasso(working(['q']), worksIfUp)))).toEqual(new Set(['crash', 'recover']));
    expect(outcome(working([]), worksIfUp)).toBe('holds');
  });

  test('to come up again and to stay up in the end, if it is correct: else it would be owed no step either', () => {
    expect(outcome(working(['q']), works('p'))).toBe('holds');
    const restless = lasso(misled(working(['q']), stayingUpIsNotOwed), works('p'));
    const ofP = restless.execution.steps
      .slice(restless.stem)
      .flatMap(({ action }) => ('process' in action && action.process === 'p' ? [action.kind] : []));
    expect(new Set(ofP)).toEqual(new Set(['crash', 'recover']));
  });
});

/** A slot for one message of each kind, which is filled again and again, and emptied by a delivery or a loss. */
const lossySlots = (delivery: ActionFairness<'m1' | 'm2'>) =>
  guarded({
    variables: {
      full: perProcess(['m1', 'm2'], false as boolean),
      delivered: perProcess(['m1', 'm2'], false as boolean),
    },
    actions: (action) => [
      action('send', ['m1', 'm2'], {
        fairness: 'weak',
        when: (s, m) => !s.full[m],
        run: (s, m) => {
          s.full[m] = true;
        },
      }),
      action('deliver', ['m1', 'm2'], {
        fairness: delivery,
        when: (s, m) => s.full[m],
        run: (s, m) => {
          s.full[m] = false;
          s.delivered[m] = true;
        },
      }),
      action('lose', ['m1', 'm2'], {
        when: (s, m) => s.full[m],
        run: (s, m) => {
          s.full[m] = false;
        },
      }),
    ],
  });
type Slots = { readonly delivered: Readonly<Record<'m1' | 'm2', boolean>> };
const bothArrive: Claim<Slots> = (s) => s.delivered.m1 && s.delivered.m2;

describe('how much of it is promised', () => {
  test('what others disable again and again needs strong fairness', () => {
    const starving = lasso(lossySlots('weak'), eventually(bothArrive));
    expect(loopOf(starving).filter((step) => step.startsWith('deliver')).length).toBeLessThan(2);
    expect(outcome(lossySlots('strong'), eventually(bothArrive))).toBe('holds');
  });

  test('a link that promises to deliver something, and not each message, starves one', () => {
    const perLink = lossySlots({ kind: 'strong', of: () => 'the link' });
    const starving = new Set(loopOf(lasso(perLink, eventually(bothArrive))));
    expect([starving.has('deliver m1'), starving.has('deliver m2')].filter(Boolean)).toHaveLength(1);
    // A checker that takes the obligations of all messages for one would see that where each is promised, too.
    expect(outcome(misled(lossySlots('strong'), obligationsAreMerged), eventually(bothArrive))).toBe('violated');
  });

  test('a process that promises to take a step, and not each of its handlers, starves one', () => {
    const handlers = (fairness: ActionFairness<undefined>) =>
      guarded({
        variables: { served: 'none' as 'none' | 'first' | 'second' },
        actions: (action) => [
          action('first', {
            fairness,
            when: () => true,
            run: (s) => {
              s.served = 'first';
            },
          }),
          action('second', {
            fairness,
            when: () => true,
            run: (s) => {
              s.served = 'second';
            },
          }),
        ],
      });
    const second: Claim<{ readonly served: string }> = (s) => s.served === 'second';
    expect(loopOf(lasso(handlers({ kind: 'weak', of: () => 'p' }), infinitelyOften(second)))).toEqual(['first']);
    expect(outcome(handlers('weak'), infinitelyOften(second))).toBe('holds');
  });
});

test('infinitely many steps in no time are unfair, since the clock is owed its ticks', () => {
  const player = (first: boolean) =>
    process<Sender>({
      init: () => 0,
      start: (state, fx) => {
        if (!first) return state;
        fx.setTimer('alarm', 1);
        fx.send('q', 'ball');
        return state;
      },
      upon: {
        deliver: (state, from, ball, fx) => {
          fx.send(from, ball);
          return state;
        },
        timeout: (state, _timer, fx) => {
          fx.indicate('alarm');
          return state;
        },
      },
    });
  const game = system({
    processes: { p: player(true), q: player(false) },
    links: perfect(),
    timing: synchronous({ delay: 1 }),
  });
  expect(outcome(game, eventually('indication'))).toBe('holds');
  const zeno = lasso(misled(game, ticksAreNotOwed), eventually('indication'));
  expect(loopOf(zeno)).toEqual(['deliver', 'deliver']);
});

describe('bounds', () => {
  test('a search that was cut says nothing about what lasts for ever, neither that it holds nor that it is violated', () => {
    const counter = guarded({
      variables: { n: 0 as number },
      actions: (action) => [
        action('up', {
          fairness: 'weak',
          when: (s) => s.n < 9,
          run: (s) => {
            s.n += 1;
          },
        }),
      ],
    });
    const nine: Claim<{ readonly n: number }> = (s) => s.n === 9;
    const ten: Claim<{ readonly n: number }> = (s) => s.n === 10;
    expect([outcome(counter, eventually(nine)), outcome(counter, eventually(ten))]).toEqual(['holds', 'violated']);
    const bounds = { depth: 5 };
    expect(outcome(counter, eventually(nine), { bounds })).toBe('inconclusive');
    expect(outcome(counter, eventually(ten), { bounds })).toBe('inconclusive');
  });

  test('what stops only because a queue of the model is full is no violation', () => {
    const three = process<Sender>({
      init: () => 0,
      start: (state, fx) => {
        fx.setTimer('next');
        return state;
      },
      upon: {
        timeout: (sent, _timer, fx) => {
          fx.send('q', `message ${sent}`);
          if (sent === 2) fx.indicate('done');
          else fx.setTimer('next');
          return sent + 1;
        },
      },
    });
    const deaf = process<Sender>({ init: () => 0, upon: { deliver: () => refuse } });
    const queue = (capacity: number) => system({ processes: { p: three, q: deaf }, links: fifoPerfect({ capacity }) });
    expect(outcome(queue(3), eventually('indication'))).toBe('holds');
    expect(outcome(queue(2), eventually('indication'))).toBe('inconclusive');
    // What a checker would say that takes a full queue for a step that is not possible.
    expect(outcome(misled(queue(2), boundsAreRefusals), eventually('indication'))).toBe('violated');
  });

  test('what holds within a bound of the model may be violated at the next, and the verdict names the bound', () => {
    const links = (losses: number) =>
      system({ processes: { p: sender, q: receiver }, links: lossy(perfect(), { atMost: losses }) });
    const none = decided(links(0), eventually('deliver'));
    expect(none.outcome).toBe('holds');
    expect(none.assumptions.join('; ')).toContain('0 loss');
    expect(outcome(links(1), eventually('deliver'))).toBe('violated');
  });

  test('a response within so many steps is another claim than a response in the end', () => {
    const two = guarded({
      variables: { asked: true as boolean, noise: false as boolean },
      actions: (action) => [
        action('answer', {
          fairness: 'weak',
          when: (s) => s.asked,
          run: (s) => {
            s.asked = false;
          },
        }),
        action('hum', {
          when: () => true,
          run: (s) => {
            s.noise = !s.noise;
          },
        }),
      ],
    });
    const answered: Claim<{ readonly asked: boolean }> = (s) => !s.asked;
    expect(outcome(two, eventually(answered))).toBe('holds');
    expect(outcome(two, or(answered, next(or(answered, next(answered)))))).toBe('violated');
  });
});

describe('what happens when nothing does', () => {
  const once = (fairness?: 'weak') =>
    guarded({
      variables: { at: 0 as number },
      actions: (action) => [
        action('go', {
          ...(fairness && { fairness }),
          when: (s) => s.at === 0,
          run: (s) => {
            s.at = 1;
          },
        }),
      ],
    });
  const at =
    (place: number): Claim<{ readonly at: number }> =>
    (s) =>
      s.at === place;

  test('an execution may stop where nothing is owed', () => {
    expect(lasso(once(), eventually(at(1)))).toMatchObject({ stem: 0, execution: { steps: [] } });
    expect(outcome(once('weak'), eventually(at(1)))).toBe('holds');
  });

  test('it does not pause before it goes on: the next position is after the next step', () => {
    expect(outcome(once('weak'), next(at(1)))).toBe('holds');
    expect(outcome(misled(once('weak'), stuttersInTheMiddle), next(at(1)))).toBe('violated');
  });

  test('a step that changes nothing is a step: a stubborn link delivers again and again', () => {
    const insisting = system({ processes: { p: sender, q: receiver }, links: stubborn() });
    expect(outcome(insisting, infinitelyOften('deliver'))).toBe('holds');
    const found = lasso(insisting, eventuallyAlways(not(eventually('deliver'))));
    expect(loopOf(found)).toEqual(['deliver']);
  });
});

test('processes that are alike are not taken for one another: each of them may starve though one is served for ever', () => {
  const server = guarded({
    variables: { served: perProcess(['p', 'q'], false as boolean) },
    actions: (action) => [
      action('serve', ['p', 'q'], {
        fairness: { kind: 'weak', of: () => 'the server' },
        when: (s, p) => !s.served[p],
        run: (s, p) => {
          s.served[p] = true;
        },
      }),
      action('forget', ['p', 'q'], {
        fairness: { kind: 'weak', of: () => 'the server' },
        when: (s, p) => s.served[p],
        run: (s, p) => {
          s.served[p] = false;
        },
      }),
    ],
  });
  const served =
    (p: 'p' | 'q'): Claim<{ readonly served: Readonly<Record<'p' | 'q', boolean>> }> =>
    (s) =>
      s.served[p];
  expect(outcome(server, infinitelyOften(or(served('p'), served('q'))))).toBe('holds');
  expect(loopOf(lasso(server, eventually(served('p'))))).toEqual(['serve q', 'forget q']);
  expect(loopOf(lasso(server, eventually(served('q'))))).toEqual(['serve p', 'forget p']);
});

test('that every message is delivered is claimed of each, and not of all at one moment', () => {
  const messages = ['a', 'b'] as const;
  const busy = guarded({
    variables: { underWay: perProcess(messages, true as boolean) },
    actions: (action) => [
      action('deliver', messages, {
        fairness: 'weak',
        when: (s, m) => s.underWay[m],
        run: (s, m) => {
          s.underWay[m] = false;
          for (const other of messages) if (other !== m) s.underWay[other] = true;
        },
      }),
    ],
  });
  type UnderWay = { readonly underWay: Readonly<Record<'a' | 'b', boolean>> };
  for (const m of messages)
    expect(
      outcome(
        busy,
        leadsTo(
          (s: UnderWay) => s.underWay[m],
          (s: UnderWay) => !s.underWay[m],
        ),
      ),
    ).toBe('holds');
  expect(
    outcome(
      busy,
      eventually((s: UnderWay) => messages.every((m) => !s.underWay[m])),
    ),
  ).toBe('violated');
});
