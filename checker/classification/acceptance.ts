/** The number of a mark that an automaton sets or does not set at each position. */
export type Mark = number;

/** Which infinite words an automaton accepts, by the marks that it sets again and again. */
export type Acceptance =
  | { readonly kind: 'again' | 'finally'; readonly mark: Mark }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Acceptance[] };

/**
 * One way to accept: no mark of `never` is set again and again, of each list of `again` at least one is; and for each pair, if `given` is
 * set again and again, so is one of `answers`. (Streett's pairs, with the simpler conditions kept apart.)
 */
export interface Alternative {
  readonly never: readonly Mark[];
  readonly again: readonly (readonly Mark[])[];
  readonly pairs: readonly { readonly given: Mark; readonly answers: readonly Mark[] }[];
}

/** A condition that splits into more alternatives than this is refused: they are searched one after the other. */
const alternativesMax = 500;

/** @param again whether a mark is set again and again */
export function accepts(acceptance: Acceptance, again: (mark: Mark) => boolean): boolean {
  switch (acceptance.kind) {
    case 'again':
      return again(acceptance.mark);
    case 'finally':
      return !again(acceptance.mark);
    case 'and':
      return acceptance.of.every((part) => accepts(part, again));
    case 'or':
      return acceptance.of.some((part) => accepts(part, again));
  }
}

export function complement(acceptance: Acceptance): Acceptance {
  switch (acceptance.kind) {
    case 'again':
      return { kind: 'finally', mark: acceptance.mark };
    case 'finally':
      return { kind: 'again', mark: acceptance.mark };
    case 'and':
      return { kind: 'or', of: acceptance.of.map(complement) };
    case 'or':
      return { kind: 'and', of: acceptance.of.map(complement) };
  }
}

/** The alternatives that together are the condition; undefined if there are too many. */
export function alternatives(acceptance: Acceptance): readonly Alternative[] | undefined {
  switch (acceptance.kind) {
    case 'again':
      return [{ never: [], again: [[acceptance.mark]], pairs: [] }];
    case 'finally':
      return [{ never: [acceptance.mark], again: [], pairs: [] }];
    case 'and':
      return acceptance.of.reduce<readonly Alternative[] | undefined>(
        (found, part) => bothOf(found, alternatives(part)),
        [{ never: [], again: [], pairs: [] }],
      );
    case 'or':
      return eitherOf(flattened(acceptance.of));
  }
}

function eitherOf(parts: readonly Acceptance[]): readonly Alternative[] | undefined {
  const marks = (kind: 'again' | 'finally') =>
    parts.flatMap((part) => (part.kind === kind && 'mark' in part ? [part.mark] : []));
  const answers = marks('again');
  const givens = marks('finally');
  const found: Alternative[] = givens.map((given) => ({ never: [], again: [], pairs: [{ given, answers }] }));
  if (givens.length === 0 && answers.length > 0) found.push({ never: [], again: [answers], pairs: [] });
  for (const part of parts) {
    if ('mark' in part) continue;
    const further = alternatives(part);
    if (further === undefined) return undefined;
    found.push(...further);
  }
  return found.length > alternativesMax ? undefined : found;
}

function bothOf(
  left: readonly Alternative[] | undefined,
  right: readonly Alternative[] | undefined,
): readonly Alternative[] | undefined {
  if (left === undefined || right === undefined || left.length * right.length > alternativesMax) return undefined;
  return left.flatMap((a) =>
    right.map((b) => ({
      never: [...new Set([...a.never, ...b.never])],
      again: [...a.again, ...b.again],
      pairs: [...a.pairs, ...b.pairs],
    })),
  );
}

function flattened(parts: readonly Acceptance[]): readonly Acceptance[] {
  return parts.flatMap((part) => (part.kind === 'or' ? flattened(part.of) : [part]));
}
