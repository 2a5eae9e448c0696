/**
 * A text as Mermaid's sequence diagrams show it exactly: in messages, notes, aliases, and accessible titles. Line ends become
 * line breaks; characters that no picture can hold become "�".
 *
 * Mermaid's entities (`#59;`) stand for whatever would end a statement, start a comment, a directive or a formula, or be taken
 * for HTML. To be applied once, before lines are joined with `<br/>`.
 */
export function mermaidText(text: string): string {
  return escapeWith(SEQUENCE, text);
}

/** A text as Mermaid's state diagrams show it exactly: their labels are Markdown, so all punctuation is escaped. */
export function mermaidMarkdown(text: string): string {
  return escapeWith(MARKDOWN, text);
}

/** What keeps Mermaid's grammar apart from text. "ﬂ" and "¶" are Mermaid's own marks for an entity that it has read. */
const SEQUENCE = /[#;<>&\\ﬂ¶]|@(?=\{)|\$\$|%%|wrap:|style|classDef/g;
/** All punctuation of ASCII, and the marks and words as above. */
const MARKDOWN = /[!-/:-@[-`{-~ﬂ¶]|style|classDef/g;
const LINE_ENDS = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g;
const UNWRITABLE = /[\p{Cs}\ufffe\uffff]|(?!\t)\p{Cc}/gu;

function escapeWith(special: RegExp, text: string): string {
  return text
    .split(LINE_ENDS)
    .map((line) => line.replace(UNWRITABLE, '�').replace(special, entities))
    .join('<br/>');
}

/** The first and the last character decide how a special word is read, so these two suffice. */
function entities(special: string): string {
  const characters = Array.from(special);
  return characters
    .map((character, index) =>
      index === 0 || index === characters.length - 1 ? `#${character.codePointAt(0)};` : character,
    )
    .join('');
}
