import { describe, expect, it } from 'vitest';
import { BadInput } from '../../../checker/bad-input.ts';
import { crashStop } from '../../../models/failures/crash-stop.ts';
import { perfect } from '../../../models/links/perfect.ts';
import { process } from '../../../models/process.ts';
import { eagerReliableBroadcast } from '../../../models/reliable-broadcast/eager-reliable-broadcast.ts';
import { at, system } from '../../../models/system.ts';
import { propertiesOf, propertyOf } from '../../../specs/abstraction.ts';
import { invariant } from '../../../specs/invariant.ts';
import { reliableBroadcast } from '../../../specs/reliable-broadcast.ts';
import { safety } from '../../../specs/safety.ts';
import { sometimes } from '../../../specs/sometimes.ts';
import { uniformReliableBroadcast } from '../../../specs/uniform-reliable-broadcast.ts';
import { execution, finding, phrase, verdict } from '../../checker/findings.ts';

describe('the faulty sets', () => {
  it('are all with at most so many processes, smaller ones first', () => {
    expect(crashStop({ atMost: 2 }).patterns(['p', 'q', 'r'])).toEqual([
      [],
      ['p'],
      ['q'],
      ['r'],
      ['p', 'q'],
      ['p', 'r'],
      ['q', 'r'],
    ]);
    expect(crashStop({ atMost: 0 }).patterns(['p', 'q'])).toEqual([[]]);
    expect(crashStop({ atMost: 2 }).patterns(['p', 'q'])).toEqual([[], ['p'], ['q'], ['p', 'q']]);
  });

  it('are one where it is given exactly, in the order of the system', () => {
    expect(crashStop({ exactly: ['r', 'p'] }).patterns(['p', 'q', 'r'])).toEqual([['p', 'r']]);
    expect(crashStop({ exactly: [] }).patterns(['p'])).toEqual([[]]);
  });

  it.each<[unknown, string]>([
    [{}, 'crashStop: expected atMost or exactly, found neither. Say which processes may be faulty.'],
    [{ exactly: 'p' }, 'crashStop, exactly: expected a list, found p.'],
    [{ exactly: ['p', 'p'] }, 'crashStop: expected each faulty process once, found "p" twice. Leave one of them out.'],
    [{ most: 1 }, 'crashStop: expected atMost, exactly, found "most". Correct the name.'],
    [1, 'crashStop: expected an object with atMost, exactly, found 1.'],
  ])('are not described by %j', (scope, expected) => {
    expect(() => crashStop(scope as never)).toThrow(new BadInput(expected));
  });

  it('say what they are', () => {
    expect(
      [crashStop({ atMost: 1 }), crashStop({ exactly: ['p', 'q'] }), crashStop({ exactly: [] })].map((model) =>
        model.describe(['p', 'q']),
      ),
    ).toEqual(['crash-stop: at most 1 faulty', 'crash-stop: exactly p, q faulty', 'crash-stop: exactly none faulty']);
  });

  it('are made of processes of the system, in whole numbers', () => {
    expect(() => crashStop({ exactly: ['z'] }).patterns(['p', 'q'])).toThrow(
      new BadInput('crashStop: expected processes of the system (p, q), found "z". Name one of them.'),
    );
    expect(() => crashStop({ atMost: 3 }).patterns(['p', 'q'])).toThrow(
      new BadInput('crashStop: expected at most 2 faulty processes, as many as there are, found atMost: 3. Lower it.'),
    );
    for (const atMost of [-1, 0.5, Number.NaN]) {
      expect(() => crashStop({ atMost })).toThrow(
        new BadInput(`crashStop: expected a number of processes, 0 or more, found atMost: ${atMost}. Give an integer.`),
      );
    }
  });
});

/** p broadcasts upon a request; everyone indicates what it hears. */
const speaker = process<{ local: 'quiet' | 'spoke'; message: string; request: string; indication: string }>({
  init: () => 'quiet',
  upon: {
    request: (_, body, fx) => {
      fx.broadcast(body);
      return 'spoke';
    },
    deliver: (state, _from, body, fx) => {
      fx.indicate(body);
      return state;
    },
  },
});
const three = (faulty: readonly string[], links = perfect()) =>
  system({
    processes: { p: speaker, q: speaker, r: speaker },
    links,
    failures: crashStop({ exactly: faulty }),
    inputs: [at('p', 'm')],
  });
type Three = {
  local: { p: unknown; q: unknown; r: unknown };
  crashed(process: string): boolean;
  inFlight(from: string, to: string): readonly unknown[];
};

describe('a crash', () => {
  it('may happen before any step, to the faulty only, once', () => {
    const dead = (process: string) => sometimes<Three>('dead', (state) => state.crashed(process));
    expect(execution(three(['q']), dead('q'))).toMatchInlineSnapshot(`
      "faulty: q
      start: p = quiet, q = quiet, r = quiet
      1. q crashes"
    `);
    expect(phrase(three(['q']), dead('p'))).toBe('violated: no execution in scope is a witness (exhaustive)');
    const twice = safety('at most one crash', { observes: ['crash'] }, (trace) => trace.length <= 1);
    expect(phrase(three(['q']), twice)).toBe('holds (exhaustive)');
  });

  it('may never happen, also in an execution where the process is faulty', () => {
    const spared = sometimes<Three>(
      'p is faulty and lives',
      (state, world) => !world.correct('p') && !state.crashed('p'),
      {
        at: 'quiescence',
      },
    );
    expect(phrase(three(['p']), spared)).toBe('holds, with a witness of 4 steps');
  });

  it('may cut a handler at any point: a broadcast reaches the first few only', () => {
    const underWay = new Set<string>();
    const note = invariant<Three>('note', (state) => {
      const { crashed, inFlight, local } = state;
      if (crashed('p') && local.q === 'quiet' && local.r === 'quiet') {
        underWay.add(['p', 'q', 'r'].filter((to) => inFlight('p', to).length > 0).join());
      }
      return true;
    });
    finding(three(['p']), note);
    for (const prefix of ['', 'p', 'p,q', 'p,q,r']) expect([...underWay]).toContain(prefix);
    const onlyQ = sometimes<Three>(
      'p has crashed, and q alone will hear of m',
      (state) => state.crashed('p') && state.inFlight('p', 'q').length === 1 && state.inFlight('p', 'r').length === 0,
    );
    expect(execution(three(['p']), onlyQ)).toMatchInlineSnapshot(`
      "faulty: p
      start: p = quiet, q = quiet, r = quiet
      1. a client asks p: m; p crashes after 2 of 3 effects
           p sends m to p
           p sends m to q"
    `);
  });

  it('is one step with the handler that it cuts, and a delivery that it cuts has happened', () => {
    const deliveredAndCrashed = safety(
      'no delivery in the step of a crash',
      { observes: ['deliver', 'crash'] },
      (trace) => !trace.some(({ type }, index) => type === 'crash' && trace[index - 1]?.type === 'deliver'),
    );
    expect(execution(three(['q']), deliveredAndCrashed)).toMatchInlineSnapshot(`
      "faulty: q
      start: p = quiet, q = quiet, r = quiet
      1. a client asks p: m
           p sends m to p
           p sends m to q
           p sends m to r
           p = spoke
      2. q delivers m from p; q crashes after 0 of 1 effects"
    `);
  });

  it('leaves no local state behind', () => {
    const nothing = invariant<Three>('a crashed process has no local state', (state) =>
      ['p', 'q', 'r'].every((p) => state.crashed(p) === (state.local[p as 'p'] === null)),
    );
    expect(phrase(three(['p', 'q']), nothing)).toBe('holds (exhaustive)');
  });

  it('ends what the process owes: requests to it and messages from and to it', () => {
    const resting = (rest: (state: Three) => boolean) =>
      phrase(three(['p']), sometimes<Three>('at rest', rest, { at: 'quiescence' }));
    expect(resting((state) => state.crashed('p') && state.local.q === 'quiet')).toBe('holds, with a witness of 1 step');
    expect(resting((state) => state.crashed('p') && state.inFlight('p', 'r').length === 1)).toBe(
      'holds, with a witness of 2 steps',
    );
    expect(resting((state) => !state.crashed('p') && state.inFlight('p', 'r').length === 1)).toBe(
      'violated: no execution in scope is a witness (exhaustive)',
    );
  });

  it('takes no message back: what a crashed process sent may still arrive', () => {
    const afterCrash = safety(
      'nothing is heard after a crash',
      { observes: ['crash', 'deliver'] },
      (trace) => !trace.some(({ type }, index) => type === 'deliver' && trace[index - 1]?.type === 'crash'),
    );
    expect(execution(three(['p']), afterCrash)).toMatchInlineSnapshot(`
      "faulty: p
      start: p = quiet, q = quiet, r = quiet
      1. a client asks p: m; p crashes after 2 of 3 effects
           p sends m to p
           p sends m to q
      2. q delivers m from p
           q indicates m"
    `);
  });

  it('lets the process absorb what arrives: that is no delivery', () => {
    const absorbed = sometimes<Three>(
      'what was sent to q is gone',
      (state) => state.crashed('q') && state.local.p === 'spoke' && state.inFlight('p', 'q').length === 0,
    );
    expect(execution(three(['q']), absorbed)).toMatchInlineSnapshot(`
      "faulty: q
      start: p = quiet, q = quiet, r = quiet
      1. a client asks p: m
           p sends m to p
           p sends m to q
           p sends m to r
           p = spoke
      2. q delivers m from p; q crashes after 0 of 1 effects"
    `);
    const delivered = safety('nothing is delivered to who crashed', { observes: ['crash', 'deliver'] }, (trace) =>
      trace.every((event, index) =>
        event.type === 'crash'
          ? !trace.slice(index).some((later) => later.type === 'deliver' && later.process === event.process)
          : true,
      ),
    );
    expect(phrase(three(['p', 'q', 'r']), delivered)).toBe('holds (exhaustive)');
  });

  it('clears the timers of the process', () => {
    const timed = process<{ local: number; request: 'go' }>({
      init: () => 0,
      upon: {
        request: (state, _, fx) => {
          fx.setTimer('t');
          return state;
        },
        timeout: (state) => state + 1,
      },
    });
    const alone = system({
      processes: { p: timed },
      links: perfect(),
      failures: crashStop({ exactly: ['p'] }),
      inputs: [at('p', 'go')],
    });
    // start, asked, fired; crashed before and after the request. A timer that outlived the crash would add a step.
    expect(
      finding(
        alone,
        invariant('anything', () => true),
      ).explored,
    ).toEqual({
      states: 5,
      transitions: 6,
      depth: 2,
    });
  });
});

describe('eager reliable broadcast among three, of which one may crash', () => {
  it('is reliable', () => {
    const verdicts = propertiesOf(reliableBroadcast).map((claim) => phrase(eagerReliableBroadcast, claim));
    expect(new Set(verdicts)).toEqual(new Set(['holds (exhaustive)']));
  });

  it('breaks uniform agreement in two steps: the sender delivers, and crashes before anybody else', () => {
    const uniformAgreement = propertyOf(uniformReliableBroadcast, 'URB4');
    expect(phrase(eagerReliableBroadcast, uniformAgreement)).toBe('violated by stopping for ever after 2 steps');
    expect(execution(eagerReliableBroadcast, uniformAgreement)).toMatchInlineSnapshot(`
      "faulty: p
      start: p = {delivered: []}, q = {delivered: []}, r = {delivered: []}
      1. a client asks p: {broadcast: m}
           p sends {body: m, origin: p} to p
           p sends {body: m, origin: p} to q
           p sends {body: m, origin: p} to r
      2. p delivers {body: m, origin: p} from p; p crashes after 1 of 4 effects
           p indicates {deliver: m, from: p}
      for ever: no step is taken any more
      fair, because:
        deliver {body: m, origin: p} from p to q (link p → q, weak): not owed after step 2
        deliver {body: m, origin: p} from p to r (link p → r, weak): not owed after step 2
      ✗ from step 2 on: never: q indicates {deliver: m, from: p}"
    `);
  });

  it('rests on what it says', () => {
    expect(verdict(eagerReliableBroadcast, propertyOf(reliableBroadcast, 'RB2')).assumptions).toEqual([
      'perfect links',
      'crash-stop: at most 1 faulty',
      'asynchronous',
    ]);
  });
});
