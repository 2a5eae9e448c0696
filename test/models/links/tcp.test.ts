import { describe, expect, it } from 'vitest';
import { BadInput } from '../../../checker/bad-input.ts';
import { check } from '../../../checker/check.ts';
import { runCheck } from '../../../checker/run-check.ts';
import { reportText } from '../../../checker/text/report-text.ts';
import { sequenceDiagram } from '../../../diagrams/sequence-diagram.ts';
import { duplicating } from '../../../models/links/duplicating.ts';
import type { Link } from '../../../models/links/link.ts';
import { perPair } from '../../../models/links/link.ts';
import { lossy } from '../../../models/links/lossy.ts';
import { perfect } from '../../../models/links/perfect.ts';
import { tcp } from '../../../models/links/tcp.ts';
import { process } from '../../../models/process.ts';
import { at, system } from '../../../models/system.ts';
import { deadlockFree } from '../../../specs/deadlock-free.ts';
import { sometimes } from '../../../specs/sometimes.ts';
import { itKeepsTheContractOfLinks } from './contract.ts';

/** Asks its peer, which answers; keeps a list of what happened to it. */
interface Chatty {
  local: readonly string[];
  message: string;
  request: string;
}
const chatty = process<Chatty>({
  init: () => [],
  upon: {
    request(state, to, fx) {
      fx.send(to, 'ping');
      return state;
    },
    deliver(state, from, message, fx) {
      if (message === 'ping') fx.send(from, 'pong');
      return [...state, message];
    },
    reset: (state, peer) => [...state, `reset by ${peer}`],
  },
});

const chat = (links: Link) =>
  system({ processes: { p: chatty, q: chatty }, links, inputs: [at('p', 'q'), at('p', 'p'), at('q', 'p')] });

describe('TCP', () => {
  itKeepsTheContractOfLinks(tcp, { ordered: true, merges: false, duplicates: false, loses: false });

  const crossing = sometimes<{ local: { p: readonly string[] | null; q: readonly string[] | null } }>(
    'both messages are lost at once, and both ends are told',
    ({ local }) => local.p?.join() === 'reset by q' && local.q?.join() === 'reset by p',
    { at: 'quiescence' },
  );

  it('loses what is under way in both directions when the connection is reset, tells both ends, and keeps what a process sends to itself', () => {
    const both = system({
      processes: { p: chatty, q: chatty },
      links: tcp({ resets: 1 }),
      inputs: [at('p', 'q'), at('q', 'p')],
    });
    const report = runCheck(check('both', both, [crossing]));
    expect(reportText(report)).toContain(
      [
        '    3. the connection between p and q is reset: what was under way is lost',
        '         p = ["reset by q"]',
        '         q = ["reset by p"]',
      ].join('\n'),
    );
    const verdict = report.findings[0]!.verdict;
    if (verdict.outcome !== 'holds' || verdict.witness === undefined) throw new Error('A witness is expected.');
    expect(verdict.witness.steps.map(({ action }) => action.kind)).toEqual(['request', 'request', 'reset']);
    expect(sequenceDiagram(verdict.witness, { check: 'both', property: crossing.name, outcome: 'witness' })).toContain(
      'Note over p0,p1: 3. connection reset',
    );
    const own = sometimes<{ local: { p: readonly string[] | null } }>(
      'its own message survives a reset',
      ({ local }) => local.p?.join() === 'reset by q,ping,pong',
    );
    const alone = system({ processes: { p: chatty, q: chatty }, links: tcp({ resets: 1 }), inputs: [at('p', 'p')] });
    expect(runCheck(check('alone', alone, [own])).findings[0]!.verdict.outcome).toBe('holds');
  });

  it('is reset as often as its budget says, whether or not something is under way', () => {
    const idle = (resets: number) => {
      const quiet = system({ processes: { p: chatty, q: chatty }, links: tcp({ resets }) });
      return runCheck(check('idle', quiet, [deadlockFree(() => true)])).findings[0]!.explored;
    };
    expect(idle(0)).toEqual({ states: 1, transitions: 0, depth: 0 });
    expect(idle(3)).toEqual({ states: 4, transitions: 3, depth: 3 });
  });

  it.each<[string, Link]>([
    ['loses', lossy(tcp({ resets: 1 }))],
    ['duplicates', duplicating(tcp({ resets: 1 }))],
  ])('still breaks where it also %s what it could deliver', (_, links) => {
    const both = system({
      processes: { p: chatty, q: chatty },
      links,
      inputs: [at('p', 'q'), at('q', 'p')],
    });
    const { verdict } = runCheck(check('both', both, [crossing])).findings[0]!;
    if (verdict.outcome !== 'holds' || verdict.witness === undefined) throw new Error('A witness is expected.');
    expect(verdict.witness.steps.map(({ action }) => action.kind)).toContain('reset');
  });

  it('says in its name how often it may break', () => {
    expect([tcp(), tcp({ resets: 1 }), tcp({ resets: 0, capacity: 2 })].map(({ name }) => name)).toEqual([
      'TCP',
      'TCP, at most 1 reset',
      'TCP with windows of 2, at most 0 resets',
    ]);
  });

  it('is a connection in both directions', () => {
    const half = system({
      processes: { p: chatty, q: chatty },
      links: perPair((from) => (from === 'p' ? tcp() : perfect())),
    });
    expect(() => runCheck(check('half', half, [deadlockFree()]))).toThrow(
      new BadInput(
        'perPair: expected the connection between p and q in both directions, found TCP one way and perfect links the other. Return tcp() for both.',
      ),
    );
  });

  it.each([-1, 0.5])('has no %d resets', (resets) => {
    expect(() => tcp({ resets })).toThrow(
      new BadInput(`tcp: expected a number of resets, 0 or more, found resets: ${resets}. Give an integer.`),
    );
  });

  it('ends where nothing is owed, and nothing was reset', () => {
    expect(
      runCheck(check('chat', chat(tcp({ resets: 0 })), [deadlockFree(() => true)])).findings[0]!.verdict.outcome,
    ).toBe('holds');
  });
});
