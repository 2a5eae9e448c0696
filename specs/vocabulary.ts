/** What clients ask processes, and what these tell them. */
type Told = 'request' | 'indication';

/** The requests and indications that the properties of an abstraction speak of. */
export interface Vocabulary {
  /** As a person reads it: "A request { propose: v } has a process propose v; …" */
  readonly sentence: string;
  /** Whether it has any shape for events of that type. */
  names(type: Told): boolean;
  /** Whether a request or an indication has one of its shapes: the first field of one that is written { field: … }, or a text that is written 'text'. */
  speaksOf(type: Told, body: unknown): boolean;
}

/** The vocabulary of a sentence that tells of requests and indications by their shapes, as the catalogue does. */
export function vocabularyOf(sentence: string): Vocabulary {
  const shapes = { request: new Set<string>(), indication: new Set<string>() };
  let type: Told | undefined;
  let depth = 0;
  for (const [, word, brace, key, text] of sentence.matchAll(/(request|indication)|([{}[\]])(?: ?(\w+):)?|'(\w+)'/g)) {
    if (word !== undefined) type = word as Told;
    if (type === undefined) continue;
    if (brace === '{' && depth === 0 && key !== undefined) shapes[type].add(key);
    if (text !== undefined && depth === 0) shapes[type].add(quoted(text));
    if (brace !== undefined) depth += '{['.includes(brace) ? 1 : -1;
  }
  return {
    sentence,
    names: (asked) => shapes[asked].size > 0,
    speaksOf: (asked, body) => {
      if (typeof body === 'string') return shapes[asked].has(quoted(body));
      return typeof body === 'object' && body !== null && Object.keys(body).some((key) => shapes[asked].has(key));
    },
  };
}

function quoted(text: string): string {
  return `'${text}'`;
}
