import { describe, expect, test } from 'vitest';
import type { CheckBounds } from '../../checker/check.ts';
import { check } from '../../checker/check.ts';
import type { Checkable } from '../../checker/model.ts';
import { runCheck } from '../../checker/run-check.ts';
import { fewestLines } from '../../checker/text/fewest-text.ts';
import { actionText } from '../../checker/text/step-text.ts';
import { crashStop } from '../../models/failures/crash-stop.ts';
import type { FailureModel } from '../../models/failures/failure-model.ts';
import { duplicating } from '../../models/links/duplicating.ts';
import type { Link } from '../../models/links/link.ts';
import { lossy } from '../../models/links/lossy.ts';
import { perfect } from '../../models/links/perfect.ts';
import { udp } from '../../models/links/udp.ts';
import { process } from '../../models/process.ts';
import { at, system } from '../../models/system.ts';
import type { Input } from '../../models/system-definition.ts';
import type { Property } from '../../specs/property.ts';
import { safety } from '../../specs/safety.ts';
import { on } from '../../specs/temporal/events.ts';
import { always, eventually } from '../../specs/temporal/future.ts';
import { temporal } from '../../specs/temporal.ts';

/** The counterexample with the fewest faults: its actions, and what is said of it. */
function fewest(of: Checkable, property: Property, bounds: CheckBounds = {}) {
  const { verdict } = runCheck(check('c', of, [property], { bounds }), { minimise: 'faults' }).findings[0]!;
  if (verdict.outcome !== 'violated' || verdict.evidence.kind === 'no witness') throw new Error(verdict.outcome);
  const { evidence } = verdict;
  const { steps } = evidence.execution;
  return {
    steps: steps.map((step) => actionText(step)),
    said: fewestLines(verdict.fewest!).map((line) => line.replace(/ \(.* further .*\)/, '')),
  };
}

/** A client asks p, who tells q, as often as it is asked to; q indicates what arrives. */
interface Teller {
  local: { readonly told: number };
  message: 'm';
  request: 'tell' | 'tell again';
  indication: 'm';
}
const teller = process<Teller>({
  init: () => ({ told: 0 }),
  upon: {
    request({ told }, _request, fx) {
      fx.send('q', 'm');
      return { told: told + 1 };
    },
    deliver(state, _from, message, fx) {
      fx.indicate(message);
      return state;
    },
  },
});

/** Tells q the same for ever. */
const insistent = process<Omit<Teller, 'request'>>({
  init: () => ({ told: 0 }),
  internal: [
    {
      name: 'tell',
      when: () => true,
      run(state, fx) {
        fx.send('q', 'm');
        return state;
      },
    },
  ],
});

/** Tells nobody anything, and counts for ever. */
const counting = process<Omit<Teller, 'request'>>({
  init: () => ({ told: 0 }),
  internal: [{ name: 'count', when: () => true, run: ({ told }) => ({ told: told + 1 }) }],
});

/** p is asked to tell q. */
const telling = (
  model: { links: Link; failures?: FailureModel },
  inputs: readonly Input<'p', Teller['request']>[] = [at('p', 'tell')],
) => system({ processes: { p: teller, q: teller }, ...model, inputs });

const once = safety('q indicates once', { observes: ['indication'] }, (trace) => trace.length <= 1);

describe('a counterexample with the fewest faults', () => {
  test('takes more steps where those spare a fault', () => {
    const told = telling({ links: duplicating(perfect()) }, [at('p', 'tell'), at('p', 'tell again')]);
    // One request and a copy would be 3 steps.
    expect(fewest(told, once)).toEqual({
      steps: ['a client asks p: tell', 'a client asks p: "tell again"', 'q delivers m from p', 'q delivers m from p'],
      said: ['fewest faults: no fault', 'frontier: broken at f = 0, where no process is faulty'],
    });
  });

  test('has a loss rather than a crash: kinds are compared one by one, the gravest first', () => {
    const arrives = safety(
      'q is told',
      { observes: ['request', 'indication'], at: 'quiescence' },
      (trace) => trace.length !== 1,
    );
    const told = telling({ links: lossy(perfect()), failures: crashStop({ atMost: 2 }) });
    // A crash of p while it tells would be one step.
    expect(fewest(told, arrives)).toEqual({
      steps: ['a client asks p: tell', 'the link loses m from p to q'],
      said: [
        'fewest faults: 1 loss',
        'with no loss there is no counterexample (exhaustive)',
        'frontier: broken at f = 0, where no process is faulty',
      ],
    });
  });

  test('says with how many faulty processes the claim is safe: here one, of three', () => {
    const mostAreUp = safety('two of three are up', { observes: ['crash'] }, (trace) => trace.length < 2);
    const three = system({
      processes: { p: teller, q: teller, r: teller },
      links: perfect(),
      failures: crashStop({ atMost: 3 }),
    });
    expect(fewest(three, mostAreUp)).toEqual({
      steps: ['p crashes', 'q crashes'],
      said: [
        'fewest faults: 2 crashes',
        'with at most 1 crash there is no counterexample (exhaustive)',
        'frontier: safe with f = 0 and 1 (exhaustive), broken at f = 2',
      ],
    });
  });

  test('says so where a bound cut the search for one with fewer', () => {
    const noCrash = safety('nobody crashes', { observes: ['crash'] }, (trace) => trace.length === 0);
    const endless = system({
      processes: { p: counting, q: teller },
      links: perfect(),
      failures: crashStop({ atMost: 1 }),
    });
    expect(fewest(endless, noCrash, { depth: 4 }).said).toEqual([
      'fewest faults: 1 crash',
      'with no crash no counterexample was found within 4 steps (bound: depth 4)',
      'frontier: safe with f = 0 (within 4 steps (bound: depth 4)), broken at f = 1',
    ]);
  });

  test('at rest means at rest in the whole system: a crash that is out of budget is a step all the same', () => {
    const done = safety('nothing more can happen', { observes: ['crash'], at: 'termination' }, () => false);
    const told = telling({ links: perfect(), failures: crashStop({ exactly: ['p', 'q'] }) }, []);
    expect(fewest(told, done)).toEqual({
      steps: ['p crashes', 'q crashes'],
      said: [
        'fewest faults: 2 crashes',
        'with at most 1 crash there is no counterexample (exhaustive)',
        'frontier: broken at f = 2, the fewest faulty processes in scope',
      ],
    });
  });
});

describe('a lasso with the fewest faults', () => {
  const arrives = temporal('what is sent arrives', always(on('send', () => eventually('indication'))));

  test('has a loss in its stem rather than a crash', () => {
    const told = telling({ links: lossy(perfect()), failures: crashStop({ atMost: 1 }) });
    expect(fewest(told, arrives)).toEqual({
      steps: ['a client asks p: tell', 'the link loses m from p to q'],
      said: [
        'fewest faults: 1 loss',
        'with no loss there is no counterexample (exhaustive)',
        'frontier: broken at f = 0, where no process is faulty',
      ],
    });
  });

  test('counts nothing of what its loop does: a message that is lost again and again', () => {
    const unfair = system({ processes: { p: insistent, q: teller }, links: udp() });
    const { said } = fewest(unfair, arrives);
    expect(said[0]).toBe('fewest faults: no fault');
  });

  test('says with how many faulty processes there is none', () => {
    const told = telling({ links: perfect(), failures: crashStop({ atMost: 2 }) });
    expect(fewest(told, arrives)).toEqual({
      steps: ['a client asks p: tell', 'p crashes'],
      said: [
        'fewest faults: 1 crash',
        'with no crash there is no counterexample (exhaustive)',
        'frontier: safe with f = 0 (exhaustive), broken at f = 1',
      ],
    });
  });
});
