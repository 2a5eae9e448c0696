/** A name as part of a file name that every file system takes: lower-case letters and digits of any script, with single hyphens between them. */
export function slug(name: string): string {
  const words = name
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{Letter}\p{Mark}\p{Number}]+/gu);
  // 80 characters leave room for a folder, a counter and an extension in the 255 bytes that a file name may have.
  return (words ?? ['unnamed']).join('-').slice(0, 80).replace(/-$/, '');
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
