import { describe, expect, it } from 'vitest';
import { BadInput } from '../../checker/bad-input.ts';
import { check } from '../../checker/check.ts';
import { runCheck } from '../../checker/run-check.ts';
import { broadcastMedium } from '../../models/links/broadcast-medium.ts';
import { duplicating } from '../../models/links/duplicating.ts';
import { fifoPerfect } from '../../models/links/fifo-perfect.ts';
import { type Link, type LinkPerPair, perPair } from '../../models/links/link.ts';
import { lossy } from '../../models/links/lossy.ts';
import { mergingPerfect } from '../../models/links/merging-perfect.ts';
import { owing } from '../../models/links/owing.ts';
import { perfect } from '../../models/links/perfect.ts';
import { process } from '../../models/process.ts';
import { at, system } from '../../models/system.ts';
import { invariant } from '../../specs/invariant.ts';
import { safety } from '../../specs/safety.ts';
import { execution, finding, phrase, verdict } from '../checker/findings.ts';

const anything = invariant('anything', () => true);

/** p and q each send numbers to r, which indicates what it hears. */
const hearing = (links: Link | LinkPerPair, numbers: readonly number[] = [1, 2]) => {
  const sender = process<{ local: null; message: number; request: readonly number[] }>({
    init: () => null,
    upon: {
      request: (state, all, fx) => {
        for (const number of all) fx.send('r', number);
        return state;
      },
    },
  });
  const receiver = process<{ local: null; message: number; indication: string }>({
    init: () => null,
    upon: {
      deliver: (state, from, number, fx) => {
        fx.indicate(`${from}${number}`);
        return state;
      },
    },
  });
  return system({
    processes: { p: sender, q: sender, r: receiver },
    links,
    inputs: [at('p', numbers), at('q', numbers)],
  });
};

/** What r may hear by the end, in every order. */
function heard(links: Link | LinkPerPair, numbers?: readonly number[]): readonly string[] {
  const all = new Set<string>();
  const note = safety('note', { observes: ['indication'], at: 'termination' }, (trace) => {
    all.add(trace.map(({ indication }) => indication).join(' '));
    return true;
  });
  finding(hearing(links, numbers), note);
  return [...all].sort();
}

describe('a system over', () => {
  it('perfect links hears everything, in every order', () => {
    expect(heard(perfect()).length).toBe(24);
  });

  it('FIFO links hears each sender in order', () => {
    expect(heard(fifoPerfect())).toEqual([
      'p1 p2 q1 q2',
      'p1 q1 p2 q2',
      'p1 q1 q2 p2',
      'q1 p1 p2 q2',
      'q1 p1 q2 p2',
      'q1 q2 p1 p2',
    ]);
  });

  it('mixed links hears each sender as its own link says', () => {
    const mixed = perPair((from) => (from === 'p' ? fifoPerfect() : perfect()));
    expect(heard(mixed).length).toBe(12);
    expect(heard(mixed).every((all) => all.indexOf('p1') < all.indexOf('p2'))).toBe(true);
    expect(verdict(hearing(mixed), anything).assumptions).toEqual([
      'FIFO perfect links, perfect links',
      'no process fails',
      'asynchronous',
    ]);
  });

  it('lossy links hears any part of it', () => {
    const all = heard(lossy(fifoPerfect()), [1]);
    expect(all).toEqual(['', 'p1', 'p1 q1', 'q1', 'q1 p1']);
  });

  it('lossy links with a budget misses at most so many messages, over all links together', () => {
    const all = heard(lossy(perfect(), { atMost: 1 }));
    expect(Math.min(...all.map((one) => one.split(' ').length))).toBe(3);
    expect(all.length).toBe(24 + 24);
    const one = heard(
      perPair((from) => (from === 'p' ? lossy(perfect(), { atMost: 1 }) : perfect())),
      [1],
    );
    expect(one).toEqual(['p1 q1', 'q1', 'q1 p1']);
  });

  it('duplicating links with a budget hears at most so many copies, over all links together', () => {
    const all = heard(duplicating(fifoPerfect(), { atMost: 1 }), [1]);
    expect(all).toEqual(['p1 p1 q1', 'p1 q1', 'p1 q1 p1', 'p1 q1 q1', 'q1 p1', 'q1 p1 p1', 'q1 p1 q1', 'q1 q1 p1']);
  });

  it('merging links hears equal messages under way once', () => {
    expect(heard(mergingPerfect(), [1, 1]).filter((all) => all.split(' ').length === 2)).toEqual(['p1 q1', 'q1 p1']);
    expect(heard(perfect(), [1, 1]).every((all) => all.split(' ').length === 4)).toBe(true);
  });

  it('a broadcast medium never comes to rest, and hears the same again and again', () => {
    const medium = hearing(broadcastMedium());
    const few = safety('few', { observes: ['indication'] }, (trace) => trace.length < 3);
    expect(execution(medium, few)).toMatchInlineSnapshot(`
      "start: p = null, q = null, r = null
      1. a client asks p: [1, 2]
           p sends 1 to r
           p sends 2 to r
      2. r delivers 1 from p
           r indicates p1
      3. r delivers 1 from p
           r indicates p1
      4. r delivers 1 from p
           r indicates p1"
    `);
    expect(
      phrase(
        medium,
        invariant('at rest', () => false, { at: 'quiescence' }),
      ),
    ).toBe('vacuous: no configuration is quiescent');
    expect(verdict(medium, anything).assumptions[0]).toBe(
      'a broadcast medium (a growing set of messages, each delivered any number of times)',
    );
  });

  it('a broadcast medium takes a broadcast as one act', () => {
    const speaker = process<{ local: null; message: string; request: string }>({
      init: () => null,
      upon: {
        request: (state, body, fx) => {
          fx.broadcast(body);
          return state;
        },
      },
    });
    const two = system({
      processes: { p: speaker, q: speaker },
      links: broadcastMedium(),
      inputs: [at('p', 'm')],
    });
    const inFlight = invariant<{ inFlight(from: string, to: string): readonly unknown[] }>(
      'for everyone or for nobody',
      (state) => state.inFlight('p', 'p').length === state.inFlight('p', 'q').length,
    );
    expect(phrase(two, inFlight)).toBe('holds (exhaustive)');
    const sends = safety('one send per receiver', { observes: ['send'] }, (trace) =>
      ['', 'p,q'].includes(trace.map(({ to }) => to).join()),
    );
    expect(phrase(two, sends)).toBe('holds (exhaustive)');
  });

  it('a FIFO link that is too small for what start handlers send is refused', () => {
    const eager = process<{ local: null; message: number }>({
      init: () => null,
      start: (state, fx) => {
        fx.send('p', 1);
        fx.send('p', 2);
        return state;
      },
    });
    const crowded = system({ processes: { p: eager }, links: fifoPerfect({ capacity: 1 }) });
    expect(() => runCheck(check('c', crowded, [anything]))).toThrow(
      new BadInput(
        'start: expected room for what the processes send before the first step. Raise the capacity of the links.',
      ),
    );
  });

  it('two budgets of one kind that differ is refused', () => {
    const twofold = perPair((from) => lossy(perfect(), { atMost: from === 'p' ? 1 : 2 }));
    expect(() => runCheck(check('c', hearing(twofold), [anything]))).toThrow(
      new BadInput(
        'links: expected one budget of losses for the whole system, found 1 and 2. Give all links the same.',
      ),
    );
  });

  it('a link for a pair that is a medium, or none, is refused', () => {
    expect(() => runCheck(check('c', hearing(perPair(() => broadcastMedium())), [anything]))).toThrow(
      new BadInput(
        'perPair: expected a link from p to p, found a broadcast medium (a growing set of messages, each delivered any number of times). Return one such as perfect().',
      ),
    );
    const chance = perPair(() => (Math.random() < 0.5 ? perfect() : fifoPerfect()));
    expect(() => runCheck(check('c', hearing(chance), [anything]))).toThrow(
      'perPair, from p to p, uses Math.random: expected a pure function of its inputs.',
    );
    const broken = perPair(() => {
      throw new Error('no road');
    });
    expect(() => runCheck(check('c', hearing(broken), [anything]))).toThrow(
      /^perPair, from p to p, threw an error at .*: no road\. Make it return/,
    );
    expect(() => owing(perfect(), 'nothing owed', null as never)).toThrow(
      new BadInput('owing, change: expected a function, found null.'),
    );
    expect(() => runCheck(check('c', hearing(perPair(() => undefined as never)), [anything]))).toThrow(
      new BadInput('perPair: expected a link from p to p, found undefined. Return one such as perfect().'),
    );
  });
});
