/** A name as it stands in a line of text: line ends and other control characters as escapes. */
export function onOneLine(name: string): string {
  return name.replace(/[\p{Cc}\u2028\u2029]/gu, (character) => JSON.stringify(character).slice(1, -1));
}
