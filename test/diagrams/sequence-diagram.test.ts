import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Action } from '../../checker/action.ts';
import { clip } from '../../checker/text/format-value.ts';
import { displayName } from '../../diagrams/display-name.ts';
import { sequenceDiagram } from '../../diagrams/sequence-diagram.ts';
import {
  changed,
  cutHandler,
  delivered,
  execution,
  guardedCommit,
  type StepSketch,
  sent,
  troubledLink,
} from './executions.ts';
import { understoodSequence } from './mermaid.ts';
import { nastyTexts } from './nasty-texts.ts';

/** The statements, without the head, which is the same for all. */
function body(text: string): string {
  return text.slice(text.indexOf('sequenceDiagram'));
}

describe('a counterexample', () => {
  it('has a head with its title and the look of all diagrams', () => {
    const text = sequenceDiagram(cutHandler, {
      property: 'RB4 agreement',
      outcome: 'violated',
      check: 'eager broadcast',
    });
    expect(text.slice(0, text.indexOf('sequenceDiagram'))).toMatchInlineSnapshot(`
      "---
      title: "✗ RB4 agreement — violated after 3 steps (eager broadcast)"
      config:
        theme: base
        look: classic
        fontFamily: "Open Sans, Liberation Sans, Noto Sans, sans-serif"
        themeVariables:
          fontSize: "14px"
          actorBkg: "#EEF2FF"
          actorBorder: "#6366F1"
          actorTextColor: "#1E1B4B"
          actorLineColor: "#CBD5E1"
          signalColor: "#334155"
          signalTextColor: "#0F172A"
          noteBkgColor: "#FEF9C3"
          noteBorderColor: "#EAB308"
          noteTextColor: "#422006"
          primaryColor: "#EEF2FF"
          primaryBorderColor: "#6366F1"
          primaryTextColor: "#1E1B4B"
          lineColor: "#334155"
          edgeLabelBackground: "#FFFFFF"
        sequence:
          mirrorActors: false
          diagramMarginX: 109
          actorMargin: 64
          messageMargin: 34
          width: 130
          height: 46
          noteMargin: 10
          wrap: false
      ---
      "
    `);
  });

  it('shows a crash that cuts a handler, and what its process had sent by then', async () => {
    const text = sequenceDiagram(cutHandler, {
      property: 'RB4 agreement',
      outcome: 'violated',
      check: 'eager broadcast',
    });
    expect(body(text)).toMatchInlineSnapshot(`
      "sequenceDiagram
        accTitle: ✗ RB4 agreement — violated after 3 steps (eager broadcast)
        accDescr: An execution of 3 steps of the processes p, q, r, of which p may fail.
        actor client as Client
        participant p0 as p (faulty)
        participant p1 as q
        participant p2 as r
        client->>p0: 1. {broadcast: m}
        rect rgba(148, 163, 184, 0.25)
          Note over p0: ☠ p crashes after 2 of 3 effects<br/>it had sent<br/>{origin: p, body: m} to p, q
        end
        p0--)p0: 2. {origin: p, body: m}<br/>to itself · absorbed: p has crashed
        rect rgba(254, 202, 202, 0.55)
          p0-)p1: 3. {origin: p, body: m} · sent in step 1
          p1-->>client: {deliver: m, from: p}
          Note over p1: phase: relayed<br/>delivered: [m]
          Note over p0,p2: ✗ RB4 agreement
        end
        Note over p0,p2: sent, but not delivered by the end:<br/>{origin: p, body: m} from q to p, q, r, sent in step 3
      "
    `);
    await understoodSequence(text);
  });

  it('shows lost, duplicate and late messages, and those that never arrive', async () => {
    const text = sequenceDiagram(troubledLink, { property: 'no overtaking', outcome: 'violated', check: 'register' });
    expect(body(text)).toMatchInlineSnapshot(`
      "sequenceDiagram
        accTitle: ✗ no overtaking — violated after 6 steps (register)
        accDescr: An execution of 6 steps of the processes p, q.
        actor client as Client
        participant p0 as p
        participant p1 as q
        client->>p0: 1. {write: 1}
        Note over p0: next: 1<br/>log: [1]
        client->>p0: 2. {write: 2}
        Note over p0: next: 2<br/>log: [1, 2]
        p0--xp1: 3. {sync: now} · LOST
        p0-)p1: 4. {put: 2} · DUPLICATE · sent in step 2
        Note over p1: value: 2
        Note over p0: 5. timeout retry
        rect rgba(254, 202, 202, 0.55)
          p0-)p1: 6. {put: 1} · sent in step 1
          p1-->>client: {value: 1}
          Note over p1: value: 1
          Note over p0,p1: ✗ no overtaking
        end
        Note over p0,p1: sent, but not delivered by the end:<br/>{put: 2} from p to q, sent in step 2<br/>ack from q to p, sent in step 4
      "
    `);
    await understoodSequence(text);
  });

  it('of no steps shows the configuration at the start', async () => {
    const text = sequenceDiagram(
      execution(['p', 'q'], [], {
        start: [
          { slot: 'p', owner: 'p', value: { count: 1 } },
          { slot: 'q', owner: 'q', value: 0 },
          { slot: 'p to q', value: [] },
        ],
      }),
      { property: 'zero', outcome: 'violated', check: 'counter' },
    );
    expect(body(text)).toMatchInlineSnapshot(`
      "sequenceDiagram
        accTitle: ✗ zero — violated at the start (counter)
        accDescr: An execution of 0 steps of the processes p, q.
        participant p0 as p
        participant p1 as q
        rect rgba(254, 202, 202, 0.55)
          Note over p0: at the start<br/>state: {count: 1}
          Note over p1: at the start<br/>state: 0
          Note over p0,p1: ✗ zero
        end
      "
    `);
    await understoodSequence(text);
  });

  it('notes over all lifelines when the clock ticks, and from when on it does', async () => {
    const text = sequenceDiagram(
      execution(
        ['p', 'q'],
        [
          { action: { kind: 'gst', delay: 2 } },
          { action: { kind: 'tick' } },
          { action: { kind: 'timeout', process: 'p', timer: 'period' } },
        ],
      ),
      { property: 'accuracy', outcome: 'violated', check: 'detector' },
    );
    await understoodSequence(text);
    expect(
      body(text)
        .split('\n')
        .filter((line) => /\d\. /.test(line)),
    ).toEqual([
      '  Note over p0,p1: 1. global stabilisation time<br/>from now on messages arrive within 2 ticks',
      '  Note over p0,p1: 2. the clock ticks',
      '    Note over p0: 3. timeout period',
    ]);
  });

  it('notes what a detector tells, and marks a message that is omitted', async () => {
    const text = sequenceDiagram(
      execution(
        ['p', 'q'],
        [
          {
            action: { kind: 'request', process: 'p', request: 'go' },
            events: [sent('p', 'q', 'm'), sent('p', 'q', 'n')],
          },
          { action: { kind: 'omit', process: 'p', from: 'p', to: 'q', message: 'm' } },
          { action: { kind: 'omit', process: 'q', from: 'p', to: 'q', message: 'n' } },
          { action: { kind: 'suspect', process: 'p', of: 'q' }, changes: [changed('p', [], ['q'])] },
          { action: { kind: 'detector settles' } },
          { action: { kind: 'detector settles', leader: 'q' } },
        ],
      ),
      { property: 'accuracy', outcome: 'violated', check: 'detector' },
    );
    await understoodSequence(text);
    expect(
      body(text)
        .split('\n')
        .filter((line) => /\d\. |not delivered/.test(line)),
    ).toEqual([
      '  client->>p0: 1. go',
      '  p0--xp1: 2. m · OMITTED by p',
      '  p0--xp1: 3. n · OMITTED by q · sent in step 1',
      '  Note over p0: 4. suspect q<br/>state: [q]',
      '  Note over p0,p1: 5. from now on, the failure detector makes no mistakes',
      '    Note over p0,p1: 6. from now on, everyone is told to trust q',
    ]);
  });

  it('does not count the step right after a sending as late, nor a duplicate as the end of its message', async () => {
    const m = { m: 1 };
    const { labels } = await understoodSequence(
      sequenceDiagram(
        execution(
          ['p', 'q'],
          [
            { action: { kind: 'duplicate', from: 'p', to: 'q', message: { m: 1 } }, events: [delivered('p', 'q', m)] },
            { action: { kind: 'deliver', from: 'p', to: 'q', message: m }, events: [delivered('p', 'q', m)] },
            { action: { kind: 'deliver', from: 'p', to: 'q', message: m }, events: [delivered('p', 'q', m)] },
          ],
          { startEvents: [sent('p', 'q', m), sent('p', 'q', m), sent('p', 'q', 'x')] },
        ),
        { property: 'P', outcome: 'violated', check: 'C' },
      ),
    );
    expect(labels).toEqual([
      '1. {m: 1} · DUPLICATE',
      '2. {m: 1} · sent at the start',
      '3. {m: 1} · sent at the start',
      '✗ P',
      'sent, but not delivered by the end:\nx from p to q, sent at the start',
    ]);
  });

  it('draws a crash between steps in a band of its own', async () => {
    const text = sequenceDiagram(
      execution(
        ['p', 'q'],
        [
          {
            action: { kind: 'crash', process: 'p' },
            events: [{ type: 'crash', process: 'p' }],
            changes: [changed('p', 1, null)],
          },
          { action: { kind: 'internal', process: 'q', name: 'elect' }, changes: [changed('q', 'follower', 'leader')] },
        ],
        { faulty: ['p'] },
      ),
      { property: 'P', outcome: 'violated', check: 'C' },
    );
    expect(body(text)).toMatchInlineSnapshot(`
      "sequenceDiagram
        accTitle: ✗ P — violated after 2 steps (C)
        accDescr: An execution of 2 steps of the processes p, q, of which p may fail.
        participant p0 as p (faulty)
        participant p1 as q
        rect rgba(148, 163, 184, 0.25)
          Note over p0: 1. ☠ p crashes
        end
        rect rgba(254, 202, 202, 0.55)
          Note over p1: 2. elect<br/>state: leader
          Note over p0,p1: ✗ P
        end
      "
    `);
    await understoodSequence(text);
  });
});

describe('a recovery', () => {
  it('shows the new state once', () => {
    const text = sequenceDiagram(
      execution(['p'], [{ action: { kind: 'recover', process: 'p' }, changes: [changed('p', 'crashed', 'anew')] }], {
        faulty: ['p'],
      }),
      { property: 'P', outcome: 'violated', check: 'C' },
    );
    expect(body(text)).toContain(
      ['    Note over p0: 1. recovers<br/>state: anew', '    Note over p0: ✗ P', ''].join('\n'),
    );
  });
});

describe('an internal step that a crash cuts', () => {
  it('shows no state of the crashed process', () => {
    const text = sequenceDiagram(
      execution(
        ['p'],
        [
          {
            action: { kind: 'internal', process: 'p', name: 'relay' },
            events: [sent('p', 'p', 'm'), { type: 'crash', process: 'p' }],
            changes: [changed('p', 1, 'crashed')],
            notes: ['late', 'p crashes after 1 of 2 effects'],
          },
        ],
        { faulty: ['p'] },
      ),
      { property: 'P', outcome: 'violated', check: 'C' },
    );
    expect(body(text)).toMatchInlineSnapshot(`
      "sequenceDiagram
        accTitle: ✗ P — violated after 1 step (C)
        accDescr: An execution of 1 step of the processes p, of which p may fail.
        participant p0 as p (faulty)
        rect rgba(254, 202, 202, 0.55)
          Note over p0: 1. relay
          Note over p0: ☠ p crashes after 1 of 2 effects<br/>late<br/>it had sent<br/>m to p
          Note over p0: ✗ P
        end
        Note over p0: sent, but not delivered by the end:<br/>m from p to p, sent in step 1
      "
    `);
  });
});

describe('a witness', () => {
  it('of guarded actions stands over one lifeline, in green', async () => {
    const text = sequenceDiagram(guardedCommit, {
      property: 'some commit',
      outcome: 'witness',
      check: 'two-phase commit',
    });
    expect(body(text)).toMatchInlineSnapshot(`
      "sequenceDiagram
        accTitle: ✓ some commit — witnessed after 2 steps (two-phase commit)
        accDescr: An execution of 2 steps.
        participant system as system
        Note over system: 1. prepare(rm1)<br/>rmState[rm1]: prepared<br/>messages: [{type: prepared, rm: rm1}]
        rect rgba(187, 247, 208, 0.55)
          Note over system: 2. commit<br/>tmState: committed
          Note over system: ✓ some commit
        end
      "
    `);
    await understoodSequence(text);
  });

  it('draws a rule over the process that its first parameter names', () => {
    const text = sequenceDiagram(
      execution(['a', 'b'], [{ action: { kind: 'rule', name: 'enter', parameters: ['b', 2] } }]),
      { property: 'P', outcome: 'witness', check: 'C' },
    );
    expect(text).toContain('Note over p1: 1. enter(b, 2)');
  });

  it('of guarded actions with processes shows what each owns over it, and the rest over all', () => {
    const text = sequenceDiagram(
      execution(['a', 'b'], [], {
        start: [
          { slot: 'pc[a]', owner: 'a', value: 'idle' },
          { slot: 'pc[b]', owner: 'b', value: 'idle' },
          { slot: 'turn', value: 'a' },
        ],
      }),
      { property: 'P', outcome: 'witness', check: 'C' },
    );
    expect(text).toContain('Note over p1: at the start<br/>pc[b]: idle\n');
    expect(text).toContain('Note over p0,p1: at the start<br/>turn: a\n');
  });
});

describe('a long execution', () => {
  const long = (steps: number, message: unknown) =>
    execution(
      ['p', 'q'],
      Array.from({ length: steps }, () => ({
        action: { kind: 'deliver', from: 'p', to: 'q', message } as const,
        events: [delivered('p', 'q', message)],
      })),
    );

  it('is drawn without its middle, and says so', async () => {
    const text = sequenceDiagram(long(1000, 'm'), { property: 'P', outcome: 'violated', check: 'C' });
    const { labels } = await understoodSequence(text);
    expect(labels).toHaveLength(200 + 2);
    expect(labels.slice(49, 52)).toEqual(['50. m', 'steps 51 to 850 are not drawn', '851. m']);
  });

  it('never exceeds the text that Mermaid draws', async () => {
    const message = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`field#${index}`, ';'.repeat(99)]));
    const text = sequenceDiagram(long(300, message), { property: '#'.repeat(2000), outcome: 'violated', check: 'C' });
    expect(text.length).toBeLessThanOrEqual(50_000);
    expect((await understoodSequence(text)).labels.at(-2)).toContain('300. ');
  });
});

/** All the kinds of step, with one text in the place of everything that a user can name. */
function everywhere(text: string): readonly StepSketch[] {
  const message = { [text]: text };
  const actions: readonly Action[] = [
    { kind: 'request', process: text, request: text },
    { kind: 'deliver', from: text, to: 'q', message },
    { kind: 'duplicate', from: text, to: text, message },
    { kind: 'lose', from: 'q', to: text, message: [text] },
    { kind: 'omit', process: text, from: text, to: 'q', message: [text] },
    { kind: 'trust', process: 'q', of: text },
    { kind: 'internal', process: text, name: text },
    { kind: 'timeout', process: text, timer: text },
    { kind: 'rule', name: text, parameters: [text, message] },
    { kind: 'crash', process: text },
    { kind: 'deliver', from: 'q', to: text, message: text },
  ];
  return actions.map((action) => ({
    action,
    events: [sent(text, 'q', message), { type: 'indication', process: text, indication: message }],
    changes: [changed(text, { a: 1 }, message), { slot: text, before: 0, after: text }],
    notes: [text],
  }));
}

async function drawnEverywhere(text: string) {
  return understoodSequence(
    sequenceDiagram(execution([text, 'q'], everywhere(text), { faulty: [text] }), {
      property: text,
      outcome: 'violated',
      check: text,
    }),
  );
}

/** Each of the steps has its label, and no text of the user's has swallowed or torn one. */
function expectAllNumbers(labels: readonly string[]): void {
  for (let number = 1; number <= 11; number += 1) {
    expect(labels.filter((label) => label.startsWith(`${number}. `)).length).toBeGreaterThan(0);
  }
}

describe("a user's text", () => {
  it.each(nastyTexts.map((text) => [clip(JSON.stringify(text), 40), text] as const))(
    'stays text wherever it stands: %s',
    async (_, text) => {
      const { aliases, labels } = await drawnEverywhere(text);
      expect(aliases).toEqual({ client: 'Client', p0: `${displayName(text)} (faulty)`, p1: 'q' });
      expectAllNumbers(labels);
    },
  );

  it('stays text wherever it stands, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 0, maxLength: 30 }), async (text) => {
        const { aliases, labels } = await drawnEverywhere(text);
        expect(aliases.p0).toBe(`${displayName(text)} (faulty)`);
        expectAllNumbers(labels);
      }),
      { numRuns: 40 },
    );
  });
});
