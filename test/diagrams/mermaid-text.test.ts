import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clip } from '../../checker/text/format-value.ts';
import { mermaidMarkdown, mermaidText } from '../../diagrams/mermaid-text.ts';
import { understoodSequence, understoodStates } from './mermaid.ts';
import { nastyTexts } from './nasty-texts.ts';

/** What a picture can show of a text: its lines, without the spaces around them, and "�" for what cannot be written. */
function showable(text: string): string {
  return text
    .replace(/\r\n|[\r\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/[\p{Cs}\ufffe\uffff]|(?![\t\n])\p{Cc}/gu, '�')
    .trim();
}

const marked = (text: string) => `>${text}.`;

async function shownInSequence(text: string) {
  const { labels, aliases, accTitle } = await understoodSequence(
    [
      'sequenceDiagram',
      `  accTitle: ${mermaidText(text)}`,
      `  participant p0 as ${mermaidText(text)}`,
      `  p0->>p0: ${mermaidText(text)}`,
      `  Note over p0: ${mermaidText(text)}`,
      '',
    ].join('\n'),
  );
  return { message: labels[0], note: labels[1], alias: aliases.p0, accTitle };
}

async function shownInStates(text: string) {
  const { states, transitions } = await understoodStates(
    [
      'stateDiagram-v2',
      `  state "${mermaidMarkdown(text)}" as s0`,
      '  state "other" as s1',
      `  s0 --> s1: ${mermaidMarkdown(text)}`,
      '',
    ].join('\n'),
  );
  return { state: states.s0, transition: transitions[0]?.[1] };
}

describe('escaped text', () => {
  it.each(nastyTexts.map((text) => [clip(JSON.stringify(text), 40), text] as const))(
    'is understood as it was meant: %s',
    async (_, text) => {
      // Labels are never empty, and never begin or end in a space: a number or a sign precedes them, and names are quoted.
      const label = marked(text);
      const expected = showable(label);
      expect(await shownInSequence(label)).toEqual({
        message: expected,
        note: expected,
        alias: expected,
        accTitle: expected,
      });
      expect(await shownInStates(label)).toEqual({ state: expected, transition: expected });
    },
  );

  it('is understood as it was meant, whatever it is and whatever it starts with', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1 }), async (text) => {
        const expected = showable(text);
        fc.pre(expected !== '' && expected === text);
        expect(await shownInSequence(text)).toEqual({
          message: expected,
          note: expected,
          alias: expected,
          accTitle: expected,
        });
        expect(await shownInStates(text)).toEqual({ state: expected, transition: expected });
      }),
      { numRuns: 60 },
    );
  });

  it('is understood as it was meant where it is made of what Mermaid looks for', async () => {
    const pieces = [
      '#',
      ';',
      '%%',
      '{',
      '}',
      '$$',
      '$',
      ':',
      '<',
      '>',
      '&',
      '@{',
      'wrap:',
      'style',
      'classDef',
      '-',
      '--',
      '>>',
      'x',
      ' ',
      '"',
      '\\n',
      'as',
      'end',
      ',',
      '()',
      '+',
      '[*]',
      '\n',
    ];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 12 }), async (parts) => {
        const text = parts.join('');
        const expected = showable(text);
        fc.pre(expected !== '' && expected === text);
        expect(await shownInSequence(text)).toEqual({
          message: expected,
          note: expected,
          alias: expected,
          accTitle: expected,
        });
        expect(await shownInStates(text)).toEqual({ state: expected, transition: expected });
      }),
      { numRuns: 150 },
    );
  });
});
