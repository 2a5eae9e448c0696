import { describe, expect, it } from 'vitest';
import { BadInput } from '../../../checker/bad-input.ts';
import { check } from '../../../checker/check.ts';
import { runCheck } from '../../../checker/run-check.ts';
import { sequenceDiagram } from '../../../diagrams/sequence-diagram.ts';
import { type ArbitraryOptions, arbitrary, byzantine } from '../../../models/failures/arbitrary.ts';
import { authenticated } from '../../../models/links/authenticated.ts';
import { broadcastMedium } from '../../../models/links/broadcast-medium.ts';
import { fifoPerfect } from '../../../models/links/fifo-perfect.ts';
import type { Link, LinkPerPair } from '../../../models/links/link.ts';
import { perPair } from '../../../models/links/link.ts';
import { mergingPerfect } from '../../../models/links/merging-perfect.ts';
import { perfect } from '../../../models/links/perfect.ts';
import { process } from '../../../models/process.ts';
import { at, system } from '../../../models/system.ts';
import { invariant } from '../../../specs/invariant.ts';
import { safety } from '../../../specs/safety.ts';
import { sometimes } from '../../../specs/sometimes.ts';
import { execution, finding, phrase, verdict } from '../../checker/findings.ts';

/** Tells everyone what its client says; remembers the first thing that it hears from each. */
interface Gossip {
  local: Readonly<Record<string, string>>;
  message: { body: string };
  request: { say: string };
  indication: { heard: string; from: string };
}
const gossip = process<Gossip>({
  init: () => ({}),
  upon: {
    request(state, { say }, fx) {
      fx.broadcast({ body: say });
      return state;
    },
    deliver(state, from, { body }, fx) {
      if (state[from] !== undefined) return state;
      fx.indicate({ heard: body, from });
      return { ...state, [from]: body };
    },
  },
});
const three = (failures: ArbitraryOptions, links: Link | LinkPerPair = authenticated(perfect())) =>
  system({
    processes: { p: gossip, q: gossip, r: gossip },
    links,
    failures: arbitrary(failures),
    inputs: [at('p', { say: 'A' })],
  });
const says = { body: ['A', 'B'] };
type Three = {
  local: { p: Gossip['local'] | null; q: Gossip['local'] | null; r: Gossip['local'] | null };
  crashed(process: string): boolean;
  inFlight(from: string, to: string): readonly unknown[];
};

/** No two correct processes hear different things from one process. */
const agreement = safety('agreement', { observes: ['indication'] }, (trace, world) =>
  trace.every((a) =>
    trace.every(
      (b) =>
        !world.correct(a.process) ||
        !world.correct(b.process) ||
        a.indication.from !== b.indication.from ||
        a.indication.heard === b.indication.heard,
    ),
  ),
);
/** What is heard from a correct process, it said. */
const authenticity = safety('authenticity', { observes: ['send', 'indication'] }, (trace, world) =>
  trace.every(
    (event, index) =>
      event.type === 'send' ||
      !world.correct(event.indication.from) ||
      trace
        .slice(0, index)
        .some(
          (past) =>
            past.type === 'send' && past.from === event.indication.from && past.message.body === event.indication.heard,
        ),
  ),
);
const ever = (name: string, predicate: (state: Three) => boolean) => sometimes<Three>(name, predicate);

describe('a Byzantine process', () => {
  it('says different things to different processes, also what no client asked for', () => {
    expect(execution(three({ exactly: ['p'], says }), agreement)).toMatchInlineSnapshot(`
      "faulty: p
      start: p = Byzantine, q = {}, r = {}
      1. p (Byzantine) says {body: A} to q
           q indicates {from: p, heard: A}
           q: p: A
      2. p (Byzantine) says {body: B} to r
           r indicates {from: p, heard: B}
           r: p: B"
    `);
    expect(phrase(three({ atMost: 0, says }), agreement)).toBe('holds (exhaustive)');
  });

  it('speaks as itself over authenticated links, and as whom it likes over others', () => {
    expect(phrase(three({ atMost: 1, says }), authenticity)).toBe('holds (exhaustive)');
    expect(execution(three({ atMost: 1, says }, perfect()), authenticity)).toMatchInlineSnapshot(`
      "faulty: p
      start: p = Byzantine, q = {}, r = {}
      1. p (Byzantine), as q, says {body: A} to q
           q indicates {from: q, heard: A}
           q: q: A"
    `);
    const mixed = perPair((from) => (from === 'r' ? perfect() : authenticated(perfect())));
    expect(execution(three({ exactly: ['p'], says }, mixed), authenticity)).toMatchInlineSnapshot(`
      "faulty: p
      start: p = Byzantine, q = {}, r = {}
      1. p (Byzantine), as r, says {body: A} to q
           q indicates {from: r, heard: A}
           q: r: A"
    `);
    expect(phrase(three({ exactly: ['r'], says }, mixed), authenticity)).toBe('holds (exhaustive)');
  });

  it('runs no handler, makes no step of its own, and takes no request', () => {
    const p = three({ exactly: ['p'], says });
    const idle = invariant<Three>('p has no local state', (state) => state.local.p === null && !state.crashed('p'));
    expect(phrase(p, idle)).toBe('holds (exhaustive)');
    const asked = safety('p is asked nothing and sends nothing', { observes: ['request', 'send'] }, (trace) =>
      trace.every(({ process }) => process !== 'p'),
    );
    expect(phrase(p, asked)).toBe('vacuous: no event of the kind request or send ever occurs');
    const starting = process<{ local: null; message: string; indication: string }>({
      init: () => null,
      start: (state, fx) => {
        fx.broadcast('hello');
        return state;
      },
      upon: {
        deliver: (state, _, message, fx) => {
          fx.indicate(message);
          return state;
        },
      },
    });
    const nobodySends = safety('only q sends', { observes: ['send'] }, (trace) =>
      trace.every(({ process }) => process === 'q'),
    );
    const pair = system({
      processes: { p: starting, q: starting },
      links: authenticated(perfect()),
      failures: arbitrary({ exactly: ['p'], says: ['hello', 'bye'] }),
    });
    expect(phrase(pair, nobodySends)).toBe('holds (exhaustive)');
  });

  it('costs no states by its silence: what it is sent is under way to nobody, and what it says neither', () => {
    // q and r each have heard nothing, A or B from p: 3 * 3. Nobody else says anything.
    const space = finding(
      three({ exactly: ['p'], says }),
      invariant<Three>('nothing', () => true),
    ).explored;
    expect(space.states).toBe(9);
    const links = ['p', 'q', 'r'].flatMap((from) => ['p', 'q', 'r'].map((to) => [from, to] as const));
    // q is Byzantine: what p sends to it is nowhere.
    const empty = invariant<Three>('nothing is under way to or from q', ({ inFlight }) =>
      links.every(([from, to]) => (from !== 'q' && to !== 'q') || inFlight(from, to).length === 0),
    );
    expect(phrase(three({ exactly: ['q'], says }), empty)).toBe('holds (exhaustive)');
  });

  it('owes nothing, and is owed nothing', () => {
    const resting = sometimes<Three>('at rest', ({ local }) => local.q?.p === undefined && local.r?.p === undefined, {
      at: 'quiescence',
    });
    expect(phrase(three({ exactly: ['p'], says }), resting)).toBe('holds, with a witness of 0 steps');
    expect(phrase(three({ exactly: ['q'], says }, broadcastMedium()), { ...resting, name: 'r hears of p' })).toMatch(
      'violated: no execution in scope is a witness',
    );
  });

  it('is limited to a number of acts', () => {
    expect(phrase(three({ exactly: ['p'], says, acts: 1 }), agreement)).toBe('holds (exhaustive)');
    expect(phrase(three({ exactly: ['p'], says, acts: 2 }), agreement)).toBe('violated in 2 steps');
    expect(
      phrase(
        three({ exactly: ['p', 'r'], says, acts: 0 }),
        ever('q hears', ({ local }) => local.q?.p === 'A'),
      ),
    ).toBe('violated: no execution in scope is a witness (exhaustive)');
  });

  it('speaks over a medium to each process apart, and over full links', () => {
    expect(phrase(three({ exactly: ['p'], says }, authenticated(broadcastMedium())), agreement)).toBe(
      'violated in 2 steps',
    );
    expect(phrase(three({ exactly: ['p'], says }, authenticated(fifoPerfect({ capacity: 1 }))), agreement)).toBe(
      'violated in 2 steps',
    );
  });

  it('may be one of several, who speak for each other over links that are not authenticated anyway', () => {
    const space = (links: Link) =>
      finding(
        three({ exactly: ['p', 'q'], says }, links),
        invariant<Three>('nothing', () => true),
      ).explored;
    // r hears A, B or nothing: of p and q; or of itself, too.
    expect(space(authenticated(perfect())).states).toBe(9);
    expect(space(perfect()).states).toBe(27);
  });

  it('shows in a diagram', () => {
    const found = verdict(three({ exactly: ['p'], says }, perfect()), authenticity);
    if (found.outcome !== 'violated' || found.evidence.kind !== 'bad prefix') throw new Error('It is violated.');
    const text = sequenceDiagram(found.evidence.execution, { property: 'AL3', outcome: 'violated', check: 'gossip' });
    expect(text).toContain('p0-)p1: 1. {body: A} · BYZANTINE, as q');
    expect(found.evidence.execution.steps[0]!.action).toEqual({
      kind: 'says',
      process: 'p',
      from: 'q',
      to: 'q',
      message: { body: 'A' },
    });
  });
});

describe('the alphabet', () => {
  const rests = (system: Parameters<typeof verdict>[0]) => verdict(system, agreement).assumptions[1];

  it('is what correct processes send, with declared values in the place of theirs', () => {
    expect(rests(three({ atMost: 1, says: { body: ['A', 'B', 'C'] } }))).toBe(
      'arbitrary: at most 1 Byzantine, saying, as itself, any of 3 messages (body: A | B | C), found in 2 searches',
    );
    expect(rests(three({ exactly: ['p', 'q'], says, acts: 3 }, perfect()))).toBe(
      'arbitrary: exactly p, q Byzantine, saying, at most 3 times, as anyone, any of 2 messages (body: A | B), found in 2 searches',
    );
  });

  /** p asks; q answers a question, and r objects to an answer: three kinds of message, of which each brings forth the next. */
  const talk = process<{ local: string; message: { ask: string } | { answer: string } | { objection: string } }>({
    init: () => 'quiet',
    upon: {
      deliver(state, _from, message, fx) {
        if (fx.self === 'q' && 'ask' in message && state === 'quiet') fx.send('r', { answer: message.ask });
        else if (fx.self === 'r' && 'answer' in message && message.answer === 'B') fx.send('q', { objection: 'B' });
        else return 'objection' in message ? `objected: ${message.objection}` : state;
        return 'spoke';
      },
    },
  });
  const asker = process<{ local: null; message: { ask: string }; request: { ask: string } }>({
    init: () => null,
    upon: {
      request: (state, { ask }, fx) => {
        fx.send('q', { ask });
        return state;
      },
    },
  });
  const conversation = (failures: ArbitraryOptions) =>
    system({
      processes: { p: asker, q: talk, r: talk },
      links: authenticated(mergingPerfect()),
      failures: arbitrary(failures),
      inputs: [at('p', { ask: 'A' })],
    });
  const objected = sometimes<{ local: { q: string | null } }>(
    'q hears an objection to C',
    ({ local }) => local.q === 'objected: C',
  );
  const values = { ask: ['A', 'B'], answer: ['A', 'B'], objection: ['B', 'C'] };

  it('is closed by searching again: what answers a lie may be said, too', () => {
    // Nobody objects before p has lied; then p may object as well, at once, and to what nobody ever objects to.
    expect(phrase(conversation({ exactly: ['p'], says: values }), objected)).toBe('holds, with a witness of 1 step');
    expect(verdict(conversation({ exactly: ['p'], says: values }), objected).assumptions[1]).toMatch(
      /6 messages \(answer: A \| B, ask: A \| B, objection: B \| C\), found in 3 searches$/,
    );
  });

  it('forbids that anything holds where its closure was cut', () => {
    const anything = invariant('anything', () => true);
    expect(phrase(three({ exactly: ['p'], says }), anything, { bounds: { depth: 1 } })).toBe(
      'inconclusive: what a Byzantine process may say is not known: the search for what correct processes send was cut within 1 step (bound: depth 1). Raise the bound, or list whole messages: says: [...]',
    );
    expect(phrase(three({ exactly: ['p'], says: [{ body: 'B' }] }), anything, { bounds: { depth: 1 } })).toBe(
      'holds up to a bound: within 1 step (bound: depth 1)',
    );
    expect(phrase(three({ exactly: ['p'], says }), agreement, { bounds: { depth: 2 } })).toBe('violated in 2 steps');
  });

  it('is left where it grows without end', () => {
    const counter = process<{ local: null; message: { count: number }; request: 'go' }>({
      init: () => null,
      upon: {
        request: (state, _, fx) => {
          fx.broadcast({ count: 1 });
          return state;
        },
        deliver: (state, from, { count }, fx) => {
          if (from !== fx.self) fx.send(from, { count: count + 1 });
          return state;
        },
      },
    });
    const counting = (options: ArbitraryOptions) =>
      system({
        processes: { p: counter, q: counter },
        links: authenticated(perfect()),
        failures: arbitrary(options),
        inputs: [at('p', 'go')],
      });
    const anything = invariant('anything', () => true);
    const bounds = { states: 200 };
    expect(phrase(counting({ exactly: ['p'] }), anything, { bounds })).toBe(
      'inconclusive: what a Byzantine process may say is not known: it still grew at 120 messages after 21 searches. Declare domains for the fields that grow, or list whole messages: says: [...]',
    );
    expect(phrase(counting({ exactly: ['p'], says: [{ count: 1 }, { count: 7 }] }), anything)).toBe(
      'holds (exhaustive)',
    );
  });

  it('is inferred from the inputs where nothing is declared, and says so', () => {
    const two = system({
      processes: { p: gossip, q: gossip, r: gossip },
      links: authenticated(perfect()),
      failures: arbitrary({ atMost: 1 }),
      inputs: [at('p', { say: 'A' }), at('q', { say: 'B' })],
    });
    expect(phrase(two, agreement)).toBe('violated in 2 steps');
    expect(rests(two)).toBe(
      'arbitrary: at most 1 Byzantine, saying, as itself, any of 2 messages (say: A | B as in the inputs), found in 2 searches',
    );
  });

  it('makes a claim vacuous that holds only because nothing in it differs from honest speech', () => {
    const why =
      'vacuous: a Byzantine process can say nothing that a correct one would not. Declare what it may say, such as says: { body: ["A", "B"] }';
    expect(phrase(three({ atMost: 1 }), agreement)).toBe(why);
    expect(phrase(three({ atMost: 1, says: { body: ['A'] } }), agreement)).toBe(why);
    // One value is enough if it is another one.
    expect(phrase(three({ atMost: 1, says: { body: ['B'] } }), agreement)).toBe('holds (exhaustive)');
    // Nobody says anything before the Byzantine process does, so that there is nothing to go by.
    const leaderless = system({
      processes: { p: gossip, q: gossip },
      links: authenticated(perfect()),
      failures: arbitrary({ exactly: ['p'], says: { say: ['A', 'B'] } }),
    });
    expect(phrase(leaderless, agreement)).toBe(
      'vacuous: no event of the kind indication ever occurs; a Byzantine process has nothing to say, since no correct one ever sends a message. List whole messages: says: [...]',
    );
    // And what is violated is violated.
    expect(phrase(three({ atMost: 1 }, perfect()), authenticity)).toBe('violated in 1 step');
  });
});

describe('arbitrary failures', () => {
  it('have another name', () => {
    expect(byzantine).toBe(arbitrary);
  });

  it.each<[unknown, string]>([
    [
      { atMost: 1, says: { body: [] } },
      'arbitrary, says: expected at least one value for the field "body", found an empty list. Name its values.',
    ],
    [
      { atMost: 1, says: [] },
      'arbitrary, says: expected at least one message, found an empty list. Name what may be said.',
    ],
    [
      { atMost: 1, says: 'B' },
      "arbitrary, says: expected values by the names of fields, such as { body: ['A', 'B'] }, or a list of messages, found B.",
    ],
    [{ atMost: 1, says: { body: 'B' } }, 'arbitrary, says, body: expected a list, found B.'],
    [{ atMost: 1, acts: -1 }, 'arbitrary: expected a number of acts, 0 or more, found acts: -1. Give an integer.'],
    [{ atMost: 0.5 }, 'arbitrary: expected a number of processes, 0 or more, found atMost: 0.5. Give an integer.'],
    [{ atMost: 1, exactly: ['p'] }, 'arbitrary: expected atMost or exactly, found both. Leave one of them out.'],
    [{ most: 1 }, 'arbitrary: expected atMost, exactly, says, acts, may, found "most". Correct the name.'],
  ])('are not described by %j', (options, expected) => {
    expect(() => arbitrary(options as never)).toThrow(new BadInput(expected));
  });

  it.each<[ArbitraryOptions, string]>([
    [
      { atMost: 4, says },
      'arbitrary: expected at most 3 faulty processes, as many as there are, found atMost: 4. Lower it.',
    ],
    [{ exactly: ['z'], says }, 'arbitrary: expected processes of the system (p, q, r), found "z". Name one of them.'],
    [
      { atMost: 1, says: { bdoy: ['B'] } },
      'arbitrary, says: expected fields of messages (body), found "bdoy", which no message has. Correct the name.',
    ],
  ])('do not suit a system with %j', (options, expected) => {
    expect(() => runCheck(check('it', three(options), [agreement]))).toThrow(new BadInput(expected));
  });

  it('may have fields that a search cut short has not met', () => {
    const two = three({ exactly: ['r'], says: { body: ['B'], later: ['B'] } });
    expect(phrase(two, agreement, { bounds: { depth: 0 } })).toMatch(/^inconclusive/);
    expect(() => phrase(two, agreement)).toThrow('found "later", which no message has');
  });

  it('say only plain data', () => {
    expect(() => phrase(three({ atMost: 1, says: { body: [new Map()] } }), agreement)).toThrow(
      new BadInput(
        'arbitrary, says: expected plain data (null, booleans, finite numbers, strings, arrays, plain objects), found a Map at .body[0]. Use a plain object in place of a Map.',
      ),
    );
  });
});
