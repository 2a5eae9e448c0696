import { describe, expect, it } from 'vitest';
import type { Lasso } from '../../checker/verdict.ts';
import { sequenceDiagram } from '../../diagrams/sequence-diagram.ts';
import { delivered, execution, type StepSketch } from './executions.ts';
import { crashedServer, retransmitAndLose } from './lassos.ts';
import { understoodSequence } from './mermaid.ts';
import { nastyTexts } from './nasty-texts.ts';

const caption = { property: 'SL1 stubborn delivery', outcome: 'violated', check: 'send again' } as const;

/** The statements, without the head, which is the same for all. */
function body(text: string): string {
  return text.slice(text.indexOf('sequenceDiagram'));
}

describe('an infinite execution', () => {
  it('has its loop in a block that says why it is fair, and what it leaves open', async () => {
    const text = sequenceDiagram(retransmitAndLose, caption);
    expect(body(text)).toMatchInlineSnapshot(`
      "sequenceDiagram
        accTitle: ✗ SL1 stubborn delivery — violated by a loop of 2 steps after 1 step (send again)
        accDescr: An infinite execution, a loop of 2 steps after 1 step, of the processes p, q.
        actor client as Client
        participant p0 as p
        participant p1 as q
        client->>p0: 1. {send: m}
        Note over p0: state: sending
        loop for ever: steps 2 to 3 again and again
          p0--xp1: 2. m · LOST
          Note over p0: 3. timeout again
          Note over p0,p1: fair, because<br/>timeout again of p (p, weak): taken in step 3<br/>deliver m from p to q (link p -#62; q, weak): disabled after step 2
          rect rgba(254, 202, 202, 0.55)
            Note over p0,p1: ✗ SL1 stubborn delivery<br/>from step 1 on: never: q delivers m
          end
        end
        Note over p0,p1: sent, but not delivered by the end of the round:<br/>m from p to q, sent in step 3
      "
    `);
    await understoodSequence(text);
  });

  it('that stops has a block in which no step is taken any more', async () => {
    const text = sequenceDiagram(crashedServer, { ...caption, property: 'response' });
    expect(body(text)).toMatchInlineSnapshot(`
      "sequenceDiagram
        accTitle: ✗ response — violated by stopping for ever after 2 steps (send again)
        accDescr: An infinite execution, stopping for ever after 2 steps, of the processes server, of which server may fail.
        actor client as Client
        participant p0 as server (faulty)
        client->>p0: 1. deposit
        rect rgba(148, 163, 184, 0.25)
          Note over p0: 2. ☠ server crashes
        end
        loop for ever
          Note over p0: no step is taken any more
          Note over p0: fair: nothing is owed any more
          rect rgba(254, 202, 202, 0.55)
            Note over p0: ✗ response<br/>from step 1 on: never: the server answers
          end
        end
      "
    `);
    await understoodSequence(text);
  });

  it('that stops at the start shows the configuration that it stays in', async () => {
    const start = [{ slot: 'p', owner: 'p', value: 'idle' }];
    const idle: Lasso = { ...crashedServer, execution: execution(['p'], [], { start }), stem: 0 };
    const { labels } = await understoodSequence(sequenceDiagram(idle, caption));
    expect(labels).toEqual([
      'at the start\nstate: idle',
      'for ever',
      'no step is taken any more',
      'fair: nothing is owed any more',
      '✗ SL1 stubborn delivery\nfrom step 1 on: never: the server answers',
    ]);
  });

  it('has its title and description in the words of the report', () => {
    const text = sequenceDiagram(retransmitAndLose, caption);
    expect(text).toContain('title: "✗ SL1 stubborn delivery — violated by a loop of 2 steps after 1 step"');
    expect(text).toContain('accDescr: An infinite execution, a loop of 2 steps after 1 step, of the processes p, q.\n');
  });
});

describe('a long lasso', () => {
  const steps = (number: number): readonly StepSketch[] =>
    Array.from({ length: number }, () => ({
      action: { kind: 'deliver', from: 'p', to: 'q', message: 'm' },
      events: [delivered('p', 'q', 'm')],
    }));
  const labelsOf = async (stem: number, loop: number) => {
    const lasso = { ...retransmitAndLose, execution: execution(['p', 'q'], steps(stem + loop)), stem };
    return (await understoodSequence(sequenceDiagram(lasso, caption))).labels;
  };
  const hidden = (labels: readonly string[]) => labels.filter((label) => label.endsWith('not drawn'));

  it('is drawn without the middle of its stem, of its loop, or of both, and says so', async () => {
    expect(hidden(await labelsOf(100, 100))).toEqual([]);
    expect(hidden(await labelsOf(1000, 10))).toEqual(['steps 48 to 857 are not drawn']);
    expect(hidden(await labelsOf(10, 1000))).toEqual(['steps 58 to 867 are not drawn']);
    expect(hidden(await labelsOf(1000, 1000))).toEqual([
      'steps 26 to 925 are not drawn',
      'steps 1026 to 1925 are not drawn',
    ]);
  });

  it('says how many obligations and open claims have no room', async () => {
    const lasso: Lasso = {
      ...retransmitAndLose,
      certificate: Array.from({ length: 40 }, (_, index) => ({
        instance: `a${index}`,
        owner: 'p',
        kind: 'weak',
        met: 'taken',
        step: 2,
      })),
      open: Array.from({ length: 9 }, (_, index) => ({ claim: `c${index}`, since: index })),
    };
    const { labels } = await understoodSequence(sequenceDiagram(lasso, caption));
    expect(labels.at(-3)).toMatch(/a10 \(p, weak\): taken in step 2\n… and 29 more obligations, not drawn$/);
    expect(labels.at(-2)).toMatch(/from step 4 on: c4\n… and 4 more claims, not drawn$/);
  });
});

it.each(nastyTexts)("takes a user's text as text: %j", async (text) => {
  const lasso: Lasso = {
    ...retransmitAndLose,
    certificate: [{ instance: text, owner: text, kind: 'weak', met: 'taken', step: 3 }],
    open: [{ claim: text, since: 0 }],
  };
  const { labels } = await understoodSequence(sequenceDiagram(lasso, { ...caption, property: text }));
  expect(labels.filter((label) => /^\d\. /.test(label))).toHaveLength(3);
  expect(labels.some((label) => label.startsWith('fair, because'))).toBe(true);
});
