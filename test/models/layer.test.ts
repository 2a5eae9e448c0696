import { describe, expect, it } from 'vitest';
import { BadInput } from '../../checker/bad-input.ts';
import { check } from '../../checker/check.ts';
import { runCheck } from '../../checker/run-check.ts';
import { actionText } from '../../checker/text/step-text.ts';
import { crashStop } from '../../models/failures/crash-stop.ts';
import { type LayerDefinition, layer, over } from '../../models/layer.ts';
import { fairLoss } from '../../models/links/fair-loss.ts';
import type { Link } from '../../models/links/link.ts';
import type { LinkPort, PerfectLinks, StubbornLinks } from '../../models/links/link-ports.ts';
import { perfect } from '../../models/links/perfect.ts';
import { stubborn } from '../../models/links/stubborn.ts';
import { tcp } from '../../models/links/tcp.ts';
import { eliminateDuplicates } from '../../models/perfect-links/eliminate-duplicates.ts';
import type { Port } from '../../models/port.ts';
import { process, refuse } from '../../models/process.ts';
import { processOf } from '../../models/process-of.ts';
import { retransmitForever } from '../../models/stubborn-links/retransmit-forever.ts';
import { at, system } from '../../models/system.ts';
import type { Observed, ProcessId } from '../../specs/event.ts';
import type { Property } from '../../specs/property.ts';
import { safety } from '../../specs/safety.ts';
import { sometimes } from '../../specs/sometimes.ts';

interface Upper extends Port {
  readonly abstraction: 'upper';
  readonly request: { readonly say: string };
  readonly indication: { readonly said: string };
}
interface Lower extends LinkPort<'lower', string> {}

/** Says twice what it is asked to, and tells what it hears. */
const upper = layer<Upper, Lower>()({
  name: 'upper',
  init: () => 0,
  upon: {
    request(count, { say }, fx) {
      fx.request({ send: `${say}1`, to: 'q' });
      fx.indicate({ said: `will say ${say}` });
      fx.request({ send: `${say}2`, to: 'q' });
      return count + 1;
    },
    indication(count, { deliver }, fx) {
      fx.indicate({ said: deliver });
      return count;
    },
  },
});

/** Sends, then echoes to the layer above what it was asked for. */
const lower = layer<Lower, PerfectLinks<string>>()({
  name: 'lower',
  init: () => [] as readonly string[],
  upon: {
    request(log, request, fx) {
      fx.request(request);
      fx.indicate({ deliver: `asked for ${request.send}`, from: fx.self });
      return [...log, request.send];
    },
    indication(log, delivery, fx) {
      fx.indicate(delivery);
      return log;
    },
  },
});

const idle = process({ init: () => null });

/** The texts of the longest trace of everything that is observed in the first six steps. */
function longest(of: Parameters<typeof check>[1]): readonly string[] {
  let most: readonly string[] = [];
  runCheck(
    check(
      'trace',
      of,
      [
        safety(
          'look',
          { observes: ['request', 'indication', 'send', 'deliver', 'crash', 'transmit', 'receive'] },
          (trace) => {
            if (trace.length > most.length) most = trace.map(textOf);
            return true;
          },
        ),
      ],
      { bounds: { depth: 6 } },
    ),
  );
  return most;
}

function textOf(event: Observed): string {
  switch (event.type) {
    case 'request':
      return `request ${JSON.stringify(event.request)}`;
    case 'indication':
      return `indication ${JSON.stringify(event.indication)}`;
    case 'crash':
    case 'recover':
      return `${event.type} ${event.process}`;
    default:
      return `${event.type} ${event.from}→${event.to} ${JSON.stringify(event.message)}`;
  }
}

const tower = (links: Link, failures = {}) =>
  system({
    processes: { p: processOf(over(upper, lower)), q: idle },
    links,
    inputs: [at('p', { say: 'm' })],
    ...failures,
  });

const sentence = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof BadInput) return error.message;
    throw error;
  }
  throw new Error('Bad input is expected.');
};

describe('a stack of layers', () => {
  it('handles what its layers tell each other first in, first out, within one step', () => {
    expect(longest(tower(perfect())).slice(0, 6)).toEqual([
      'request {"say":"m"}',
      'indication {"said":"will say m"}',
      'send p→q "m1"',
      'send p→q "m2"',
      'indication {"said":"asked for m1"}',
      'indication {"said":"asked for m2"}',
    ]);
    const one = runCheck(check('one step', tower(perfect()), [sometimes('both', ({ local }) => local.p?.upper === 1)]));
    const { verdict } = one.findings[0]!;
    expect(verdict.outcome === 'holds' && verdict.witness?.steps.map(actionText)).toEqual([
      'a client asks p: {say: m}',
    ]);
  });

  it('keeps the memory of each layer by itself', () => {
    const memories = sometimes<{ local: { p: unknown } }>(
      'memories',
      ({ local }) => JSON.stringify(local.p) === '{"lower":["m1","m2"],"upper":1}',
    );
    expect(runCheck(check('c', tower(perfect()), [memories])).findings[0]!.verdict.outcome).toBe('holds');
  });

  it('may be cut by a crash after any of its effects, in whichever layer', () => {
    const seen = new Set<string>();
    const look = safety('look', { observes: ['request', 'indication', 'send', 'crash'] }, (trace) => {
      if (trace[0]?.type === 'request') seen.add(trace.map(({ type }) => type[0]).join(''));
      return true;
    });
    const failures = { failures: crashStop({ exactly: ['p'] }) };
    runCheck(check('cut', tower(perfect(), failures), [look]));
    // Two sends and three indications, in their order, and a crash after each number of them.
    expect([...seen].sort()).toEqual(['rc', 'ric', 'risc', 'rissc', 'rissic', 'rissii', 'rissiic'].sort());
  });

  it('refuses as a whole what one layer refuses', () => {
    const shy = layer<Lower, PerfectLinks<string>>()({
      name: 'shy',
      init: () => 0,
      upon: { request: (count, { send }) => (send === 'm2' ? refuse : count) },
    });
    const stack = system({
      processes: { p: processOf(over(upper, shy)), q: idle },
      links: perfect(),
      inputs: [at('p', { say: 'm' })],
    });
    expect(longest(stack)).toEqual([]);
  });

  it('tells apart the timers and the internal steps of its layers', () => {
    const clock = (name: string) =>
      layer<LinkPort<'ticking', string>, LinkPort<'ticking', string>>()({
        name,
        init: () => 0,
        start(count, fx) {
          fx.setTimer('t');
          return count;
        },
        upon: {
          timeout(count, timer, fx) {
            fx.indicate({ deliver: `${name} ${timer}`, from: fx.self });
            return count + 1;
          },
          indication(count, delivery, fx) {
            fx.indicate(delivery);
            return count;
          },
        },
        internal: [{ name: 'rest', when: (count) => count === 1, run: (count) => count + 1 }],
      });
    const stack = system({ processes: { p: processOf(over(clock('high'), clock('low'))) }, links: perfect() });
    const report = runCheck(
      check('timers', stack, [sometimes('all done', ({ local }) => local.p?.high === 2 && local.p.low === 2)]),
    );
    const { verdict } = report.findings[0]!;
    if (verdict.outcome !== 'holds' || verdict.witness === undefined) throw new Error('A witness is expected.');
    expect(verdict.witness.steps.map(actionText)).toEqual(
      [
        'p takes its internal step "high: rest"',
        'the timer "low: t" of p fires',
        'p takes its internal step "low: rest"',
      ].toSpliced(0, 0, 'the timer "high: t" of p fires'),
    );
    expect(longest(stack)).toContain('indication {"deliver":"low t","from":"p"}');
  });
});

/** Sends what it is asked to. */
interface User {
  local: null;
  message: string;
  request: { send: string; to: ProcessId };
}
const user = process<User>({
  init: () => null,
  upon: {
    request(state, { send, to }, fx) {
      fx.send(to, send);
      return state;
    },
  },
});

describe('links that are implemented', () => {
  const implemented = over(eliminateDuplicates, over(retransmitForever, fairLoss({ duplication: false })));
  const pair = (links: typeof implemented | Link, more = {}) =>
    system({ processes: { p: user, q: user }, links, inputs: [at('p', { send: 'm', to: 'q' })], ...more });

  it('are observed where the process meets them, and what passes underneath is transmitted and received', () => {
    const events = longest(pair(over(eliminateDuplicates, stubborn())));
    expect(events.slice(0, 4)).toEqual([
      'request {"send":"m","to":"q"}',
      'send p→q "m"',
      'transmit p→q "m"',
      'receive p→q "m"',
    ]);
    expect(events.filter((event) => event.startsWith('deliver'))).toEqual(['deliver p→q "m"']);
  });

  it('leave the local state of a process as invariants see it as it is', () => {
    const unchanged: Property = {
      kind: 'invariant',
      name: 'local',
      at: 'always',
      predicate: (state) => state.local.p === null && state.local.q === null,
    };
    expect(runCheck(check('c', pair(implemented), [unchanged])).findings[0]!.verdict.outcome).toBe('holds');
  });

  it('are named in the verdict, down to what they stand on', () => {
    const { verdict } = runCheck(check('c', pair(implemented), [sometimes('any', () => true)])).findings[0]!;
    expect(verdict.assumptions[0]).toBe(
      'eliminate duplicates over retransmit forever over fair-loss links without duplication',
    );
  });

  it('add no configuration by retransmission beyond the slot that is full or empty', () => {
    const { explored } = runCheck(check('c', pair(implemented), [sometimes('never', () => false)])).findings[0]!;
    // Not asked; then the slot is full or empty, and the message delivered or not.
    expect(explored.states).toBe(1 + 2 * 2);
  });

  it('hear of a reset before the process does', () => {
    const told = process<User>({
      ...user.definition,
      init: () => null,
      upon: { ...user.definition.upon, reset: (_, peer) => peer as never },
    });
    const passing = layer<PerfectLinks, LinkPort<'TCP', string>>()({
      name: 'passing',
      init: () => 0,
      upon: { request: (count) => count },
    });
    const stack = system({ processes: { p: told, q: told }, links: over(passing, tcp({ resets: 1 }) as Link) });
    const both = sometimes<{ local: { p: unknown; q: unknown } }>(
      'both',
      ({ local }) => local.p === 'q' && local.q === 'p',
    );
    expect(runCheck(check('c', stack, [both])).findings[0]!.verdict.outcome).toBe('holds');
  });
});

function asks(request: unknown, state: unknown, fx: { request(request: unknown): void }): unknown {
  fx.request(request);
  return state;
}

describe('what is no stack', () => {
  it('is a type error where the lower one does not offer what the upper one uses', () => {
    // @ts-expect-error Upside down.
    over(retransmitForever, over(eliminateDuplicates, stubborn()));
    // @ts-expect-error Upside down.
    over(retransmitForever, eliminateDuplicates);
    // @ts-expect-error Fair-loss links are not stubborn.
    over(eliminateDuplicates, fairLoss());
    // @ts-expect-error A layer over links that no link is.
    over(lower, upper);
    over(eliminateDuplicates, over(retransmitForever, fairLoss()));
    over(over(eliminateDuplicates, retransmitForever), fairLoss());
    expect(over(eliminateDuplicates, retransmitForever).layers.map(({ name }) => name)).toEqual([
      'eliminate duplicates',
      'retransmit forever',
    ]);
  });

  const minimal: LayerDefinition = { name: 'l', init: () => 0, upon: {} };
  const made = (changes: object) => layer<StubbornLinks, StubbornLinks>()({ ...minimal, ...changes });
  it.each<[string, () => unknown, string]>([
    [
      'over nothing',
      () => over(eliminateDuplicates, undefined as never),
      'over: expected a layer or links below eliminate duplicates, found undefined. Give it something to stand on, such as fairLoss().',
    ],
    [
      'of links over links',
      () => over(fairLoss() as never, fairLoss() as never),
      'over: expected a layer on top, made with layer<…>()({ … }), found {name: "fair-loss links", shared: false, … 3 more}.',
    ],
    [
      'of one layer twice',
      () => over(made({}), made({})),
      'over: expected each layer to have a name of its own, found "l" twice. Its timers and its memory go by it: rename one.',
    ],
    [
      'of a layer without a name',
      () => made({ name: '' }),
      'layer: expected a name without a colon that is not "process", found "". Executions show it.',
    ],
    [
      'of a layer called process',
      () => made({ name: 'process' }),
      'layer: expected a name without a colon that is not "process", found process. Executions show it.',
    ],
    [
      'of a layer with a strange member',
      () => made({ begin: 0 }),
      'layer: expected name, logs, init, start, recover, upon, internal, found "begin". Correct the name.',
    ],
    [
      'of a layer with a strange handler',
      () => made({ upon: { deliver: () => 0 } }),
      'layer "l", upon: expected request, indication, timeout, reset, suspect, restore, trust, found "deliver". Correct the name.',
    ],
    [
      'as a process that is made of links',
      () => processOf(over(eliminateDuplicates, stubborn()) as never),
      'processOf: expected layers, such as over(upper, lower), found {layers: [{name: "eliminate duplica…", … 2 more}], … 1 more}. Links go into "links" of the system.',
    ],
  ])('%s is refused', (_, make, expected) => {
    expect(sentence(make)).toBe(expected);
  });

  const asked = (definition: object) => {
    const top = made({
      upon: {
        request: (state: unknown, request: unknown, fx: { request(r: unknown): void }) => asks(request, state, fx),
      },
    });
    const below = layer<StubbornLinks, StubbornLinks>()({ ...minimal, name: 'below', ...definition });
    const stack = system({
      processes: { p: processOf(over(top, below)) },
      links: perfect(),
      inputs: [at('p', { send: 'm', to: 'p' })],
    });
    return () => runCheck(check('c', stack, [sometimes('never', () => false)]));
  };

  it('asks for something that the layer below does not know', () => {
    expect(sentence(asked({}))).toBe(
      'upon.request of process p: layer "below" of process p is asked for {send: m, to: p}: expected upon.request in it, found none. Add the handler.',
    );
  });

  it('forgets to return a state', () => {
    expect(sentence(asked({ upon: { request: () => undefined } }))).toBe(
      'upon.request of process p: layer "below" of process p: expected the next state from its handler of a request, found undefined. Return the state, also where it stays the same.',
    );
  });

  it('never comes to rest', () => {
    const echo = (state: unknown, _: unknown, fx: { request(r: unknown): void; indicate(i: unknown): void }) => {
      fx.indicate({ deliver: 'm', from: 'p' });
      return state;
    };
    const loop = made({
      upon: {
        request: (state: unknown, request: unknown, fx: { request(r: unknown): void }) => asks(request, state, fx),
        indication: (state: unknown, _: unknown, fx: { request(r: unknown): void }) =>
          asks({ send: 'm', to: 'p' }, state, fx),
      },
    });
    const below = layer<StubbornLinks, StubbornLinks>()({ ...minimal, name: 'below', upon: { request: echo } });
    const stack = system({
      processes: { p: processOf(over(loop, below)) },
      links: perfect(),
      inputs: [at('p', { send: 'm', to: 'p' })],
    });
    expect(sentence(() => runCheck(check('c', stack, [sometimes('never', () => false)])))).toContain(
      'expected that the layers come to rest within a step, found more than 10000 events between them. Break the circle.',
    );
  });
});
