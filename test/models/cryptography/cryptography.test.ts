import { describe, expect, it } from 'vitest';
import { BadInput } from '../../../checker/bad-input.ts';
import { cryptographyOf } from '../../../models/cryptography/cryptography.ts';
import { noForgery } from '../../../models/cryptography/no-forgery.ts';
import { type Authenticated, type Signed, termsIn } from '../../../models/cryptography/term.ts';
import { type ArbitraryOptions, arbitrary } from '../../../models/failures/arbitrary.ts';
import { perfect } from '../../../models/links/perfect.ts';
import { process } from '../../../models/process.ts';
import { at, system } from '../../../models/system.ts';
import { sometimes } from '../../../specs/sometimes.ts';
import { execution, phrase, verdict } from '../../checker/findings.ts';

const everyone = ['p', 'q', 'r'];
const of = (self: string) => cryptographyOf(self, everyone, () => `process ${self}`);

describe('a signature', () => {
  it('convinces everyone of who made it', () => {
    const signed = of('p').sign('m');
    expect(['p', 'q', 'r'].map((reader) => of(reader).verify(signed, 'p'))).toEqual([true, true, true]);
    expect(of('q').verify(signed, 'r')).toBe(false);
  });
});

describe('a MAC', () => {
  it('convinces those who share the key and did not make it, and no third', () => {
    const pair = of('p').mac('q', 'm');
    expect(['p', 'q', 'r'].map((reader) => of(reader).verify(pair, 'p'))).toEqual([false, true, false]);
    // Its own code under its own key is nobody else's.
    expect(of('p').verify(of('p').mac('p', 'm'), 'p')).toBe(true);
    const group = of('p').mac(['r', 'q'], 'm');
    expect(group).toEqual({ mac: ['p', 'q', 'r'], content: 'm' });
    expect(of('r').verify(group, 'p')).toBe(true);
    expect(of('r').verify(group, 'q')).toBe(false);
  });

  it('has a key that processes of the system share', () => {
    expect(() => of('p').mac('z', 'm')).toThrow(
      new BadInput(
        'process p makes a MAC for "z": expected a process of the system (p, q, r). Name who shares the key.',
      ),
    );
    expect(() => of('p').mac([], 'm')).toThrow(
      new BadInput(
        'process p makes a MAC for nobody: expected a process of the system (p, q, r). Name who shares the key.',
      ),
    );
  });
});

it('Terms are found within values, and nothing else is one', () => {
  const inner = { signature: 'p', content: 'm' };
  const outer = { mac: ['q', 'r'], content: [inner] };
  expect(termsIn({ a: [outer, 1, null], b: { signature: 'p', content: 'm', more: 1 } })).toEqual([outer, inner]);
  expect(of('p').verify({ signature: 'p' }, 'p')).toBe(false);
  expect(of('p').verify(null, 'p')).toBe(false);
});

/** p makes a term of its client's word for q alone; whoever gets a term from anyone believes what p made. */
type Made = Signed<{ word: string }> | Authenticated<{ word: string }>;
interface Notary {
  local: readonly string[];
  message: Made;
  request: string;
}
const notary = (kind: 'sign' | 'mac for q' | 'mac for all' | 'plain') =>
  process<Notary>({
    init: () => [],
    upon: {
      request(state, word, fx) {
        const content = { word };
        const to = kind === 'mac for q' ? 'q' : ['q', 'r'];
        fx.send('q', kind === 'sign' ? fx.sign(content) : fx.mac(to, content));
        return state;
      },
      deliver(state, _from, term, fx) {
        if (kind !== 'plain' && !fx.verify(term, 'p')) return state;
        return [...new Set([...state, term.content.word])].sort();
      },
    },
  });
const notaries = (kind: Parameters<typeof notary>[0], failures: ArbitraryOptions) =>
  system({
    processes: { p: notary(kind), q: notary(kind), r: notary(kind), s: notary(kind) },
    links: perfect(),
    failures: arbitrary(failures),
    inputs: [at('p', 'A')],
  });
type Four = { local: Record<'p' | 'q' | 'r' | 's', readonly string[] | null> };
const believes = (process: 'q' | 'r' | 's', word: string) =>
  sometimes<Four>(`${process} believes ${word}`, ({ local }) => local[process]?.includes(word) ?? false);
const says = { word: ['A', 'B'] };
const never = 'violated: no execution in scope is a witness (exhaustive)';

describe('a Byzantine process', () => {
  it('makes no signature of another, but passes on what it received', () => {
    const byzantine = notaries('sign', { exactly: ['q'], says });
    expect(phrase(byzantine, believes('r', 'B'))).toBe(never);
    expect(execution(byzantine, believes('r', 'A'))).toMatchInlineSnapshot(`
      "faulty: q
      start: p = [], q = Byzantine, r = [], s = []
      1. a client asks p: A
           p sends {content: {word: A}, signature: p} to q
      2. q (Byzantine) says {content: {word: A}, signature: p} to r
           r = [A]"
    `);
    expect(phrase(notaries('sign', { exactly: ['s'], says }), believes('r', 'A'))).toBe(never);
  });

  it('passes no pairwise MAC on: it convinces nobody else', () => {
    const byzantine = notaries('mac for q', { exactly: ['q'], says });
    for (const word of ['A', 'B']) expect(phrase(byzantine, believes('r', word))).toBe(never);
  });

  it('speaks as anyone who shares a key with it', () => {
    expect(phrase(notaries('mac for all', { exactly: ['q'], says }), believes('r', 'B'))).toBe(
      'holds, with a witness of 1 step',
    );
    expect(phrase(notaries('mac for all', { exactly: ['s'], says }), believes('r', 'B'))).toBe(never);
  });

  it('is believed by who verifies nothing', () => {
    expect(phrase(notaries('plain', { exactly: ['s'], says }), believes('r', 'B'))).toBe(
      'holds, with a witness of 1 step',
    );
  });

  it('signs what it likes itself', () => {
    expect(phrase(notaries('sign', { exactly: ['p'], says }), believes('r', 'B'))).toBe(
      'holds, with a witness of 1 step',
    );
  });

  it('makes up a number of messages that a verdict names, before what it received', () => {
    expect(verdict(notaries('sign', { exactly: ['q'], says }), noForgery).assumptions[1]).toBe(
      'arbitrary: exactly q Byzantine, saying, as anyone, any of 2 messages (word: A | B), found in 2 searches',
    );
  });
});

describe('no forgery', () => {
  it.each(['sign', 'mac for q', 'mac for all', 'plain'] as const)('holds where messages go with %s', (kind) => {
    expect(phrase(notaries(kind, { atMost: 1, says }), noForgery)).toBe('holds (exhaustive)');
  });

  it('would be violated by an adversary that lists a forgery as what it was given', () => {
    // What nobody can say is never said, even if it is listed.
    const forged = [{ signature: 'p', content: { word: 'B' } }];
    expect(phrase(notaries('sign', { exactly: ['s'], says: forged }), noForgery)).toBe('holds (exhaustive)');
    expect(phrase(notaries('sign', { exactly: ['s'], says: forged }), believes('r', 'B'))).toBe(never);
    const monitored = noForgery;
    const world = { processes: everyone, correct: () => true };
    const delivered = { type: 'deliver', process: 'q', from: 's', to: 'q', message: forged[0] } as const;
    expect(monitored.holds(monitored.advance(monitored.start(world), delivered))).toBe(false);
  });
});

describe('a correct process', () => {
  it('writes down no term of another that it was not given', () => {
    const forger = process<{ local: null; message: unknown; request: string }>({
      init: () => null,
      upon: {
        request: (state, word, fx) => {
          fx.send('q', { note: { signature: 'p', content: word } });
          return state;
        },
      },
    });
    const with_ = (name: string) =>
      system({
        processes: { p: notary('sign'), q: notary('sign'), r: forger },
        links: perfect(),
        inputs: [at(name as 'r', 'A')],
      });
    expect(() => phrase(with_('r'), noForgery)).toThrow(
      new BadInput(
        'upon.request of process r writes down a signature of p, which it was not given: expected terms that it received, or its own. Make those with fx.sign and fx.mac.',
      ),
    );
    expect(phrase(with_('p'), noForgery)).toBe('holds (exhaustive)');
  });
});
