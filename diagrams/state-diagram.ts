import { BadInput } from '../checker/bad-input.ts';
import { expectList, shown } from '../checker/shape.ts';
import { displayName } from './display-name.ts';
import { frontMatter } from './front-matter.ts';
import { mermaidMarkdown } from './mermaid-text.ts';
import { theme } from './theme.ts';
import { wrapLines } from './wrap-lines.ts';

/** A row of a transition table, as typescript-fsm has it. */
export interface TransitionRow {
  readonly fromState: string;
  readonly event: string;
  readonly toState: string;
}

const EVENTS = { widthMax: 40, linesMax: 12 } as const;

/**
 * A transition table as a Mermaid state diagram. States that no row leaves are final; rows between the same two states share an
 * arrow, which lists their events. Pure; states appear in the order of the table, the start first.
 */
export function stateDiagram(rows: readonly TransitionRow[], start: string, title: string): string {
  expectList('stateDiagram, the first argument', rows);
  if (typeof start !== 'string' || typeof title !== 'string') {
    throw new BadInput(
      `stateDiagram: expected the state it starts in and a title, found ${shown(start)} and ${shown(title)}.`,
    );
  }
  if (rows.some((row) => typeof row?.fromState !== 'string' || typeof row.toState !== 'string')) {
    throw new BadInput(
      `stateDiagram: expected rows { fromState, event, toState }, found ${shown(rows)}. Pass those of a table.`,
    );
  }
  const states = [...new Set([start, ...rows.flatMap(({ fromState, toState }) => [fromState, toState])])];
  const ids = new Map(states.map((state, index) => [state, `s${index}`]));
  const left = new Set(rows.map(({ fromState }) => fromState));
  const statements = [
    `accTitle: ${mermaidMarkdown(title)}`,
    `accDescr: ${mermaidMarkdown(`A machine of ${states.length} states that starts in ${displayName(start)}.`)}`,
    ...[...ids].map(([state, id]) => `state "${mermaidMarkdown(displayName(state))}" as ${id}`),
    '[*] --> s0',
    ...[...ids].flatMap(([from, fromId]) =>
      [...ids].flatMap(([to, toId]) => {
        const events = rows.filter((row) => row.fromState === from && row.toState === to).map(({ event }) => event);
        return events.length === 0 ? [] : [`${fromId} --> ${toId}: ${eventList(events)}`];
      }),
    ),
    ...states.filter((state) => !left.has(state)).map((state) => `${ids.get(state)} --> [*]`),
  ];
  return `${[frontMatter(title, theme), 'stateDiagram-v2', ...statements.map((line) => `  ${line}`)].join('\n')}\n`;
}

function eventList(events: readonly string[]): string {
  const text = [...new Set(events)].map(displayName).join(', ');
  return wrapLines(text, EVENTS).map(mermaidMarkdown).join('<br/>');
}
