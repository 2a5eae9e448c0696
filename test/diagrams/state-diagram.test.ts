import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clip } from '../../checker/text/format-value.ts';
import { displayName } from '../../diagrams/display-name.ts';
import { stateDiagram } from '../../diagrams/state-diagram.ts';
import { understoodStates } from './mermaid.ts';
import { nastyTexts } from './nasty-texts.ts';

const door = [
  { fromState: 'closed', event: 'open', toState: 'opened' },
  { fromState: 'closed', event: 'kick', toState: 'broken' },
  { fromState: 'opened', event: 'close', toState: 'closed' },
  { fromState: 'opened', event: 'knock_twice', toState: 'opened' },
  { fromState: 'opened', event: 'slam', toState: 'closed' },
];

describe('stateDiagram', () => {
  it('marks the start and the final states, and merges rows between the same two states', async () => {
    const text = stateDiagram(door, 'closed', 'door');
    expect(text.slice(text.indexOf('stateDiagram-v2'))).toMatchInlineSnapshot(`
      "stateDiagram-v2
        accTitle: door
        accDescr: A machine of 3 states that starts in closed#46;
        state "closed" as s0
        state "opened" as s1
        state "broken" as s2
        [*] --> s0
        s0 --> s1: open
        s0 --> s2: kick
        s1 --> s0: close#44; slam
        s1 --> s1: knock#95;twice
        s2 --> [*]
      "
    `);
    expect((await understoodStates(text)).transitions).toEqual([
      ['root_start', '', 's0'],
      ['s0', 'open', 's1'],
      ['s0', 'kick', 's2'],
      ['s1', 'close, slam', 's0'],
      ['s1', 'knock_twice', 's1'],
      ['s2', '', 'root_end'],
    ]);
  });

  it('draws a machine without rows', async () => {
    expect((await understoodStates(stateDiagram([], 'only', 'still'))).states).toEqual({ s0: 'only' });
  });

  it.each(nastyTexts.map((text) => [clip(JSON.stringify(text), 40), text] as const))(
    'keeps names as they are: %s',
    async (_, text) => {
      const { states } = await understoodStates(
        stateDiagram([{ fromState: text, event: text, toState: `${text}2` }], text, text),
      );
      expect(states).toEqual({ s0: displayName(text), s1: displayName(`${text}2`) });
    },
  );

  it('keeps names as they are, whatever they are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', maxLength: 30 }),
        fc.string({ unit: 'grapheme' }),
        async (state, event) => {
          const { states, transitions } = await understoodStates(
            stateDiagram([{ fromState: state, event, toState: state }], state, event),
          );
          expect(states).toEqual({ s0: displayName(state) });
          expect(transitions[1]).toEqual(['s0', displayName(event), 's0']);
        },
      ),
      { numRuns: 60 },
    );
  });
});
