import { clip } from '../checker/text/format-value.ts';

/** How large a block of text may be. */
export interface Block {
  /** The most characters of one line. */
  readonly widthMax: number;
  /** The most lines. Text that needs more ends in "…". */
  readonly linesMax: number;
}

/** A text in lines of limited width, broken at spaces where there are any. */
export function wrapLines(text: string, { widthMax, linesMax }: Block): readonly string[] {
  const lines: string[] = [];
  let rest = text.trim();
  while (rest.length > widthMax && lines.length < linesMax - 1) {
    const space = rest.lastIndexOf(' ', widthMax);
    // A line of a few characters before a long word would waste the width.
    const line = space > widthMax / 3 ? rest.slice(0, space) : firstCharacters(rest, widthMax);
    lines.push(line);
    rest = rest.slice(line.length).trimStart();
  }
  lines.push(clip(rest, widthMax));
  return lines;
}

function firstCharacters(text: string, lengthMax: number): string {
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > lengthMax) {
      break;
    }
    kept += character;
  }
  return kept;
}
