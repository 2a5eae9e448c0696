import { expect, it } from 'vitest';
import { check } from '../../../checker/check.ts';
import { runCheck } from '../../../checker/run-check.ts';
import { findingLines } from '../../../checker/text/verdict-text.ts';
import { guarded } from '../../../models/guarded/guarded.ts';
import { lossy } from '../../../models/links/lossy.ts';
import { perfect } from '../../../models/links/perfect.ts';
import { process } from '../../../models/process.ts';
import { at, system } from '../../../models/system.ts';
import { correct, implies } from '../../../specs/temporal/connectives.ts';
import { on } from '../../../specs/temporal/events.ts';
import { always, eventually, infinitelyOften } from '../../../specs/temporal/future.ts';
import { temporal } from '../../../specs/temporal.ts';

interface Sender {
  local: null;
  message: 'm';
  request: 'send';
}

const sender = process<Sender>({
  init: () => null,
  upon: {
    request(state, _request, fx) {
      fx.send('q', 'm');
      return state;
    },
  },
});

const reliableDelivery = temporal(
  'PL1 reliable delivery',
  always(
    on('send', ({ from, to, message }) =>
      implies(
        correct(to),
        eventually('deliver', (d) => d.from === from && d.to === to && d.message === message),
      ),
    ),
  ),
);

const sentOnce = (links: ReturnType<typeof perfect>) =>
  system({ processes: { p: sender, q: sender }, links, inputs: [at('p', 'send')] });

/** A report's lines about its only finding, without time and memory. */
function lines(report: ReturnType<typeof runCheck>): string {
  return findingLines(report.findings[0]!)
    .join('\n')
    .replace(/\([\d.]+ s, [^)]*\)/, '(cost)');
}

it('a message that a link loses is never delivered: nothing is owed any more', () => {
  expect(lines(runCheck(check('it', sentOnce(lossy(perfect())), [reliableDelivery])))).toMatchInlineSnapshot(`
    "PL1 reliable delivery: violated by stopping for ever after 2 steps
      explored: 3 states, 3 transitions, depth 2 (cost)
      rests on: lossy perfect links; no process fails; asynchronous; weak fairness: 2 obligations of client of p, link p → q
      start: p = null, q = null
      1. a client asks p: send
           p sends m to q
      2. the link loses m from p to q
      for ever: no step is taken any more
      fair: nothing is owed any more
      ✗ from step 1 on: never: q delivers m from p"
  `);
});

it('a message on a perfect link is delivered: an execution that stops before owes the delivery', () => {
  expect(lines(runCheck(check('it', sentOnce(perfect()), [reliableDelivery])))).toMatchInlineSnapshot(`
    "PL1 reliable delivery: holds (exhaustive)
      explored: 3 states, 2 transitions, depth 2 (cost)
      rests on: perfect links; no process fails; asynchronous; weak fairness: 2 obligations of client of p, link p → q
      without fairness: violated by stopping for ever after 1 step
        1. a client asks p: send
        for ever: no step is taken any more
        excluded, because deliver m from p to q (link p → q, weak): owed for ever, and never taken"
  `);
});

/** Two who take turns at will: q waits for ever if its step is owed too weakly. */
const turns = (fairness: 'weak' | 'strong') =>
  guarded({
    variables: { turn: 'free' },
    actions: (action) => [
      action('p enters', {
        fairness: 'weak',
        when: (s) => s.turn === 'free',
        run: (s) => {
          s.turn = 'p';
        },
      }),
      action('p leaves', {
        fairness: 'weak',
        when: (s) => s.turn === 'p',
        run: (s) => {
          s.turn = 'free';
        },
      }),
      action('q enters', {
        fairness,
        when: (s) => s.turn === 'free',
        run: (s) => {
          s.turn = 'q';
        },
      }),
      action('q leaves', {
        fairness: 'weak',
        when: (s) => s.turn === 'q',
        run: (s) => {
          s.turn = 'free';
        },
      }),
    ],
  });

const qEnters = temporal<{ readonly turn: string }>(
  'q enters again and again',
  infinitelyOften((s) => s.turn === 'q'),
);

it('under weak fairness, q starves in a loop that disables its step in every round', () => {
  expect(lines(runCheck(check('it', turns('weak'), [qEnters])))).toMatchInlineSnapshot(`
    "q enters again and again: violated by a loop of 2 steps from the start on
      explored: 3 states, 4 transitions, depth 1 (cost)
      rests on: guarded actions, one at a time; weak fairness of p enters; weak fairness of p leaves; weak fairness of q enters; weak fairness of q leaves
      start: turn = free
      for ever: steps 1 to 2 again and again
      1. p enters
           turn = p
      2. p leaves
           turn = free
      fair, because:
        action p enters (the specification, weak): taken in step 1
        action q enters (the specification, weak): disabled after step 1
        action p leaves (the specification, weak): taken in step 2
      ✗ from the start on: never: s.turn === "q""
  `);
});

it('under strong fairness, that loop is excluded', () => {
  expect(lines(runCheck(check('it', turns('strong'), [qEnters])))).toMatchInlineSnapshot(`
    "q enters again and again: holds (exhaustive)
      explored: 3 states, 4 transitions, depth 1 (cost)
      rests on: guarded actions, one at a time; weak fairness of p enters; weak fairness of p leaves; strong fairness of q enters; weak fairness of q leaves
      without fairness: violated by stopping for ever at the start
        for ever: no step is taken any more
        excluded, because action p enters (the specification, weak): owed for ever, and never taken
        excluded, because action q enters (the specification, strong): owed for ever, and never taken"
  `);
});
