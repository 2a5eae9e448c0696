import { describe, expect, it } from 'vitest';
import { hopeStrip } from '../../diagrams/hope-strip.ts';
import { sequenceDiagram } from '../../diagrams/sequence-diagram.ts';
import { execution, sent } from './executions.ts';
import { understoodSequence, understoodStates } from './mermaid.ts';
import { nastyTexts } from './nasty-texts.ts';

const step = (name: string) => ({ action: { kind: 'internal', process: 'p', name } as const });

/** A message that is lost after it was sent: nothing delivers it any more, and in the end somebody says so. */
const lost = execution(
  ['p', 'q'],
  [
    {
      action: { kind: 'request', process: 'p', request: 'send' },
      events: [{ type: 'request', process: 'p', request: 'send' }, sent('p', 'q', 'm')],
    },
    { action: { kind: 'lose', from: 'p', to: 'q', message: 'm' } },
    step('give up'),
  ],
);

describe('a strip of prefixes', () => {
  it('has each in the colour of what can still become of the property', async () => {
    const text = hopeStrip({ execution: lost, doomed: 2, violated: 3 }, 'PL1', 'one message');
    expect(text.slice(text.indexOf('stateDiagram'))).toMatchInlineSnapshot(`
      "stateDiagram-v2
        accTitle: PL1#58; hope#44; doomed#44; violated #40;one message#41;
        accDescr: Each prefix of an execution of 3 steps#44; by what can still become of the property#46;
        direction LR
        classDef hope fill:#BBF7D0,stroke:#16A34A,color:#052E16
        classDef doomed fill:#FDE68A,stroke:#D97706,color:#451A03
        classDef violated fill:#FECACA,stroke:#DC2626,color:#450A0A
        state "start#58; hope" as after0
        state "after 1#58; hope" as after1
        state "after 2#58; doomed" as after2
        state "after 3#58; violated" as after3
        after0 --> after1: 1#46; a client asks p#58; send
        after1 --> after2: 2#46; the link loses m from p<br/>to q
        after2 --> after3: 3#46; p takes its internal step<br/>#34;give up#34;
        class after0 hope
        class after1 hope
        class after2 doomed
        class after3 violated
      "
    `);
    const { states, transitions } = await understoodStates(text);
    expect(states).toEqual({
      after0: 'start: hope',
      after1: 'after 1: hope',
      after2: 'after 2: doomed',
      after3: 'after 3: violated',
    });
    expect(transitions).toHaveLength(3);
  });

  it('ends doomed where nothing violates the property in finitely many steps', async () => {
    const { states } = await understoodStates(hopeStrip({ execution: lost, doomed: 0 }, 'PL1', 'one message'));
    expect(Object.values(states)).toEqual(['start: doomed', 'after 1: doomed', 'after 2: doomed', 'after 3: doomed']);
  });

  it('leaves out the middle of a long execution, and says so', async () => {
    const long = execution(
      ['p'],
      Array.from({ length: 300 }, () => step('work')),
    );
    const { states, transitions } = await understoodStates(hopeStrip({ execution: long, doomed: 290 }, 'P', 'long'));
    expect(Object.keys(states).length).toBeLessThanOrEqual(61);
    expect(transitions.map(([, label]) => label)).toContain('steps 16 to 256 are not drawn');
    expect(states.after290).toBe('after 290: doomed');
  });

  it.each(nastyTexts)("takes a user's text as text: %j", async (text) => {
    const named = execution(['p'], [step(text)]);
    const { states } = await understoodStates(hopeStrip({ execution: named, doomed: 1 }, text, text));
    expect(Object.values(states)).toEqual(['start: hope', 'after 1: doomed']);
  });
});

describe('a sequence diagram of where hope ends', () => {
  const caption = { property: 'PL1', outcome: 'violated', check: 'one message' } as const;
  const labels = async (doom: { doomed: number; violated?: number }) =>
    (await understoodSequence(sequenceDiagram(lost, { ...caption, doom }))).labels;

  it('marks the moment, and that of the violation', async () => {
    expect(await labels({ doomed: 2, violated: 3 })).toEqual([
      '1. send',
      '2. m · LOST',
      '✗ PL1: doomed, from here on no fair execution satisfies it',
      '3. give up',
      '✗ PL1: violated, whatever may follow',
    ]);
  });

  it('marks the start where there never was hope', async () => {
    expect((await labels({ doomed: 0 }))[0]).toBe('✗ PL1: doomed, from here on no fair execution satisfies it');
  });

  it('says so in its title', () => {
    const text = sequenceDiagram(lost, { ...caption, doom: { doomed: 2, violated: 3 } });
    expect(text).toContain('title: "✗ PL1 — doomed after 2 steps, violated after 3 steps (one message)"');
  });
});
