import { mermaidText } from '../mermaid-text.ts';
import { type Block, wrapLines } from '../wrap-lines.ts';

/** The text of one label, line by line, not yet escaped. */
export type Label = readonly string[];

/** Mermaid's arrows, by what they mean here. */
export const arrows = {
  /** A client asks. */
  request: '->>',
  /** A process tells its client. */
  indication: '-->>',
  /** A message arrives. */
  delivery: '-)',
  /** A message arrives and has no effect. */
  absorbed: '--)',
  /** A message is dropped. */
  lost: '--x',
} as const;

const NOTE: Block = { widthMax: 48, linesMax: 4 };
/** A note over several lifelines has their width. */
const WIDE_NOTE: Block = { widthMax: 80, linesMax: 4 };

/** An arrow between two participants. */
export function arrow(from: string, kind: keyof typeof arrows, to: string, label: Label): string {
  return `${from}${arrows[kind]}${to}: ${label.map(mermaidText).join('<br/>')}`;
}

/** A note over one participant, or over all from the first to the last. Long lines are wrapped. */
export function note(over: string, label: Label): string {
  const lines = label.flatMap((line) => wrapLines(line, over.includes(',') ? WIDE_NOTE : NOTE));
  return `Note over ${over}: ${lines.map(mermaidText).join('<br/>')}`;
}

/** A note, if there is something to say. */
export function noteIfAny(over: string, label: Label): readonly string[] {
  return label.length === 0 ? [] : [note(over, label)];
}

/** A coloured band behind some statements. */
export function band(color: string, statements: readonly string[]): readonly string[] {
  return [`rect ${color}`, ...statements.map((statement) => `  ${statement}`), 'end'];
}
