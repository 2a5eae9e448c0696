/** A name as part of a file name that every file system takes: lower-case letters and digits of any script, with single hyphens between them. */
export function slug(name: string): string {
  const words = name
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{Letter}\p{Mark}\p{Number}]+/gu);
  // Two of these, a counter and an ending fit into the 255 bytes that a file name may have.
  return cut((words ?? ['unnamed']).join('-'), 100).replace(/-$/, '');
}

/** The longest beginning of the text that takes no more bytes than that. */
function cut(text: string, bytesMax: number): string {
  let kept = '';
  for (const character of text) {
    if (Buffer.byteLength(kept + character) > bytesMax) break;
    kept += character;
  }
  return kept;
}

/** Gives each name at most once: a second "x" becomes "x-2". */
export function uniqueNames(): (name: string) => string {
  const taken = new Set<string>();
  return (name) => {
    let unique = name;
    for (let copy = 2; taken.has(unique); copy++) unique = `${name}-${copy}`;
    taken.add(unique);
    return unique;
  };
}
