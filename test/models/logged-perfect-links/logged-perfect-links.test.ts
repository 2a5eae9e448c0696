import { describe, expect, it } from 'vitest';
import { BadInput } from '../../../checker/bad-input.ts';
import { check } from '../../../checker/check.ts';
import { runCheck } from '../../../checker/run-check.ts';
import { crashRecovery } from '../../../models/failures/crash-recovery.ts';
import { crashStop } from '../../../models/failures/crash-stop.ts';
import { layer, over } from '../../../models/layer.ts';
import type { LoggedPerfectLinks, StubbornLinks } from '../../../models/links/link-ports.ts';
import { loggedPerfect } from '../../../models/links/logged-perfect.ts';
import { perfect } from '../../../models/links/perfect.ts';
import { stubborn } from '../../../models/links/stubborn.ts';
import { logDelivered } from '../../../models/logged-perfect-links/log-delivered.ts';
import checks from '../../../models/logged-perfect-links/logged-perfect-links.ts';
import { process } from '../../../models/process.ts';
import { at, system } from '../../../models/system.ts';
import { synchronous } from '../../../models/timing/synchronous.ts';
import { safety } from '../../../specs/safety.ts';
import { sometimes } from '../../../specs/sometimes.ts';
import { on } from '../../../specs/temporal/events.ts';
import { always, eventuallyAlways } from '../../../specs/temporal/future.ts';
import { temporal } from '../../../specs/temporal.ts';
import { execution, phrase } from '../../checker/findings.ts';
import { counterexample, exceptions } from '../ladder.ts';

describe('logged perfect links', () => {
  it.each([
    'logged perfect links, assumed',
    'logged perfect links, log delivered',
    'logged perfect links, log delivered over retransmit forever',
  ])('have LPL1 to LPL3, whoever crashes and recovers: %s', (name) => {
    expect(exceptions(checks, name)).toEqual({});
  });

  it('deliver nothing where the log is in memory, and not in stable storage', () => {
    expect(Object.keys(exceptions(checks, 'logged perfect links, a log in memory'))).toEqual([
      'LPL1 reliable delivery',
    ]);
  });

  it('deliver twice where a process that recovers does not look into its log: sent, delivered, crashed, recovered, delivered', () => {
    const name = 'logged perfect links, a new log after each crash';
    expect(exceptions(checks, name)).toEqual({ 'LPL2 no duplication': 'violated in 5 steps' });
    expect(counterexample(checks, name, 'LPL2 no duplication')).toMatchInlineSnapshot(`
      "start: p = {"log delivered, and do not look into the log": [], process: null}, q = {"log delivered, and do not look into the log": [], process: null}, storage of p = {"log delivered, and do not look into the log": []}, storage of q = {"log delivered, and do not look into the log": []}
      1. a client asks p: {send: m, to: q}
           p sends m to q
           p transmits m to q
      2. q receives m from p
           q delivers m from p
           q: ["log delivered, and do not look into the log"]: [{deliver: m, from: p}]
           storage of q: ["log delivered, and do not look into the log"]: [{deliver: m, from: p}]
      3. q crashes
      4. q recovers
           q = {"log delivered, and do not look into the log": [], process: null}
           storage of q: ["log delivered, and do not look into the log"]: []
      5. q receives m from p
           q delivers m from p
           q: ["log delivered, and do not look into the log"]: [{deliver: m, from: p}]
           storage of q: ["log delivered, and do not look into the log"]: [{deliver: m, from: p}]"
    `);
  });

  it('deliver twice what they do not look up in the log', () => {
    expect(exceptions(checks, 'logged perfect links, whatever comes is logged')).toEqual({
      'LPL2 no duplication': 'violated in 3 steps',
    });
  });

  it('create what they log under another name', () => {
    expect(exceptions(checks, 'logged perfect links, logged as the own')['LPL3 no creation']).toBe(
      'violated in 2 steps',
    );
  });
});

interface Listener {
  local: readonly string[];
  message: string;
  request: 'send';
  indication: { told: string };
}

/** Remembers what it is told was delivered. */
const listener = process<Listener>({
  init: () => [],
  upon: {
    request(known, _send, fx) {
      fx.send('q', 'm');
      return known;
    },
    deliver(known, _from, message, fx) {
      fx.indicate({ told: message });
      return [...known, message];
    },
  },
});

const listening = (
  links: Parameters<typeof system>[0]['links'],
  failures = crashRecovery({ exactly: [], crashes: 1 }),
) => system({ processes: { p: listener, q: listener }, links, failures, inputs: [at('p', 'send')] });

type Listening = { local: { q: readonly string[] | null } };
const knows = sometimes<Listening>('q knows m and has recovered', ({ local }) => local.q?.length === 1, {
  at: 'termination',
});

describe('a process over logged links', () => {
  it('is told what waited for it while it was down, and again of what was delivered before', () => {
    const delivered = sometimes<
      Listening & { inFlight(from: 'p', to: 'q'): readonly unknown[]; crashed(process: 'q'): boolean }
    >('m waits', ({ inFlight, crashed }) => crashed('q') && inFlight('p', 'q').length === 1);
    expect(phrase(listening(loggedPerfect()), delivered)).toBe('holds, with a witness of 2 steps');
    const remembers = temporal<Listening>(
      'whatever is delivered, q knows in the end',
      always(on('deliver', () => eventuallyAlways<Listening>(({ local }) => local.q?.includes('m') ?? false))),
    );
    expect(phrase(listening(loggedPerfect()), remembers)).toBe('holds (exhaustive)');
    expect(phrase(listening(perfect()), remembers)).toMatch('violated');
  });

  it.each([
    ['assumed', loggedPerfect()],
    ['implemented', over(logDelivered, stubborn())],
  ] as const)('is told twice, and that is one delivery: %s', (_, links) => {
    const once = safety('told as often as delivered', { observes: ['deliver', 'indication'] }, (trace) => {
      const count = (type: string) => trace.filter((event) => event.type === type).length;
      return count('indication') <= count('deliver');
    });
    const steps = execution(listening(links), once);
    expect(steps).toMatch(/q recovers\n +q indicates \{told: m\}/);
    expect(steps.match(/q delivers m/g)).toHaveLength(1);
  });

  it('takes them for perfect links where nobody recovers', () => {
    expect(phrase(listening(loggedPerfect(), crashStop({ atMost: 1 })), knows)).toBe(
      'holds, with a witness of 2 steps',
    );
  });

  it('has no clock: no bound on delays lets a message wait', () => {
    const timed = system({ ...listening(loggedPerfect()).definition, timing: synchronous({ delay: 1 }) });
    expect(() => runCheck(check('c', timed, [knows]))).toThrow(
      new BadInput(
        'system: what logged links carry waits for a process that is down, and no bound on delays lets it: expected asynchronous(), or links such as over(logDelivered, stubborn()), found a clock.',
      ),
    );
  });
});

describe('a layer that logs what it delivers', () => {
  it('stores a list of deliveries, or is told so', () => {
    const odd = layer<LoggedPerfectLinks, StubbornLinks>()({
      ...logDelivered.layers[0]!,
      start(state, fx) {
        fx.store('nothing yet');
        return state;
      },
    });
    expect(() => runCheck(check('c', listening(over(odd, stubborn())), [knows]))).toThrow(
      new BadInput(
        'start of process p, layer "log delivered": expected a list of { deliver, from } in stable storage, since it "logs" what it delivers, found "nothing yet". Store that, or leave "logs" out.',
      ),
    );
  });
});
