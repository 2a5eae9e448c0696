import { describe, expect, it } from 'vitest';
import { lassoPhrase, obligationPhrase } from '../../../checker/text/lasso-text.ts';
import { findingLines, verdictPhrase } from '../../../checker/text/verdict-text.ts';
import type { Lasso, Verdict } from '../../../checker/verdict.ts';
import { execution } from '../../diagrams/executions.ts';
import { crashedServer, retransmitAndLose, unfairLoss } from '../../diagrams/lassos.ts';

const violated = (evidence: Lasso): Verdict => ({
  outcome: 'violated',
  evidence,
  assumptions: ['fair-loss links'],
  warnings: [],
});

/** What stands under a verdict, without what was explored and what it rests on. */
function linesUnder(property: string, verdict: Verdict): string {
  const [heading, , , ...rest] = findingLines({
    property,
    kind: 'temporal',
    verdict,
    explored: { states: 3, transitions: 4, depth: 2 },
    cost: { seconds: 0, statesPerSecond: 0, bytes: 0, bytesPerState: 0 },
  });
  return [heading, ...rest].join('\n');
}

describe('a violation by an infinite execution', () => {
  it('shows the steps before the loop, the loop, why it is fair, and what stays open', () => {
    expect(linesUnder('SL1 stubborn delivery', violated(retransmitAndLose))).toMatchInlineSnapshot(`
      "SL1 stubborn delivery: violated by a loop of 2 steps after 1 step
        start: p = idle, q = 0
        1. a client asks p: {send: m}
             p sends m to q
             p = sending
        for ever: steps 2 to 3 again and again
        2. the link loses m from p to q
        3. the timer "again" of p fires
             p sends m to q
        fair, because:
          timeout again of p (p, weak): taken in step 3
          deliver m from p to q (link p -> q, weak): disabled after step 2
        ✗ from step 1 on: never: q delivers m"
    `);
  });

  it('that stops for ever says that no step is taken any more', () => {
    expect(linesUnder('response', violated(crashedServer))).toMatchInlineSnapshot(`
      "response: violated by stopping for ever after 2 steps
        faulty: server
        start: server = 100
        1. a client asks server: deposit
        2. server crashes
        for ever: no step is taken any more
        fair: nothing is owed any more
        ✗ from step 1 on: never: the server answers"
    `);
  });

  it('is named by its shape', () => {
    const steps = (number: number) =>
      execution(
        ['p'],
        Array.from({ length: number }, () => ({ action: { kind: 'internal', process: 'p', name: 'work' } as const })),
      );
    const shape = (stem: number, loop: number) =>
      lassoPhrase({ ...retransmitAndLose, execution: steps(stem + loop), stem });
    expect(shape(4, 3)).toBe('a loop of 3 steps after 4 steps');
    expect(shape(1, 1)).toBe('a loop of 1 step after 1 step');
    expect(shape(0, 2)).toBe('a loop of 2 steps from the start on');
    expect(shape(3, 0)).toBe('stopping for ever after 3 steps');
    expect(shape(0, 0)).toBe('stopping for ever at the start');
    expect(verdictPhrase(violated({ ...retransmitAndLose, execution: steps(7), stem: 4 }))).toBe(
      'violated by a loop of 3 steps after 4 steps',
    );
  });

  it('that leaves nothing owed says so', () => {
    const bare = { ...retransmitAndLose, certificate: [] };
    expect(linesUnder('it', violated(bare))).toContain('\n  fair: nothing is owed in the loop\n');
  });
});

describe('a claim that holds by fairness', () => {
  it('shows in short what would break it, and the obligations that exclude that', () => {
    expect(
      linesUnder('SL1 stubborn delivery', {
        outcome: 'holds',
        extent: 'exhaustive',
        unfair: unfairLoss,
        assumptions: ['fair-loss links'],
        warnings: [],
      }),
    ).toMatchInlineSnapshot(`
      "SL1 stubborn delivery: holds (exhaustive)
        without fairness: violated by a loop of 2 steps after 1 step
          1. a client asks p: {send: m}
          for ever: steps 2 to 3 again and again
          2. the link loses m from p to q
          3. the timer "again" of p fires
          excluded, because deliver m from p to q (link p -> q, strong): owed again and again, and never taken"
    `);
  });
});

describe('an obligation', () => {
  const phrase = (kind: 'weak' | 'strong', met: 'taken' | 'disabled' | 'not owed' | 'unmet', step: number) =>
    obligationPhrase({ instance: 'deliver m', owner: 'link', kind, met, step }, retransmitAndLose);

  it('that is met says at which step', () => {
    expect(phrase('strong', 'taken', 3)).toBe('deliver m (link, strong): taken in step 3');
    expect(phrase('weak', 'disabled', 2)).toBe('deliver m (link, weak): disabled after step 2');
    expect(phrase('weak', 'not owed', 0)).toBe('deliver m (link, weak): not owed at the start');
  });

  it('that is not met says how it binds', () => {
    expect(phrase('weak', 'unmet', 3)).toBe('deliver m (link, weak): owed without a break, and never taken');
    expect(phrase('strong', 'unmet', 3)).toBe('deliver m (link, strong): owed again and again, and never taken');
    expect(obligationPhrase({ instance: 'a', owner: 'p', kind: 'strong', met: 'unmet', step: 2 }, crashedServer)).toBe(
      'a (p, strong): owed for ever, and never taken',
    );
  });

  it('keeps to one line, whatever the names are', () => {
    expect(
      obligationPhrase({ instance: 'a\nb', owner: 'p\rq', kind: 'weak', met: 'taken', step: 1 }, retransmitAndLose),
    ).toBe('a\\nb (p\\rq, weak): taken in step 1');
  });
});
