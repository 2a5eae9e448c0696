import type { Observed } from '../../../specs/event.ts';
import { type Formula, formulaOf } from '../../../specs/temporal/formula.ts';
import type { World } from '../../../specs/world.ts';

/** One position of an execution, with those that may follow it. */
export interface Position {
  readonly state: unknown;
  readonly events: readonly Observed[];
  readonly next: readonly number[];
  /** False for a position at which the execution has stopped: those make no further prefixes. */
  readonly step: boolean;
  /** Numbers of the assumptions that are owed in the configuration at the position. */
  readonly owed: readonly number[];
  /** Number of the assumptions that the step into the position takes. */
  readonly taken: readonly number[];
}

/** All executions, as walks through positions. */
export interface Positions {
  readonly positions: readonly Position[];
  readonly starts: readonly number[];
  /** Whether each assumption is strong. */
  readonly strong: readonly boolean[];
}

export interface NaiveClass {
  readonly class: 'safety' | 'liveness' | 'mixed' | 'holds';
  /** The fewest steps to a prefix beyond hope. */
  readonly doomed: number | undefined;
}

type Part =
  | { readonly kind: 'now'; readonly isTrue: (position: Position) => boolean }
  | { readonly kind: 'not' | 'next' | 'always' | 'eventually' | 'previous' | 'once'; readonly of: number }
  | { readonly kind: 'and' | 'or'; readonly of: readonly number[] }
  | { readonly kind: 'until' | 'since'; readonly left: number; readonly right: number };

/**
 * Classifies a formula by the book: a prefix stands for all truth values that its last position may give to all parts of the formula (the
 * subset construction), hope is that one of them goes on fair and as guessed for ever, and a violation with hope all along is one more
 * guess, walked beside those sets. Any formula will do; one of which too many
 * parts are guessed is too large, and has no answer.
 */
export function naiveClass(formula: Formula, alphabet: readonly Observed[], all: Positions): NaiveClass | undefined {
  const parts: Part[] = [];
  const root = partOf(formula, alphabet, parts);
  if (parts.filter(isGuessed).length > guessedMax) return undefined;
  const guesses = new Guesses(parts, all);
  const hopeful = guesses.hopeful();

  const sets = new Map<string, number>();
  const members: (readonly [position: number, set: readonly number[], depth: number])[] = [];
  const meet = (position: number, set: readonly number[], depth: number): number => {
    const key = `${position}:${[...set].sort((a, b) => a - b).join()}`;
    let number = sets.get(key);
    if (number === undefined) {
      number = members.push([position, set, depth]) - 1;
      sets.set(key, number);
    }
    return number;
  };
  for (const start of all.starts) {
    meet(
      start,
      guesses.starting(start).filter((guess) => guesses.value(guess, root)),
      0,
    );
  }
  const isAlive = (set: readonly number[]) => set.some((guess) => hopeful.has(guess));
  let doomed: number | undefined;
  const nextSets: number[][] = [];
  for (let number = 0; number < members.length; number++) {
    const [position, set, depth] = members[number]!;
    if (all.positions[position]!.step && !isAlive(set)) doomed ??= depth;
    nextSets[number] = all.positions[position]!.next.map((next) =>
      meet(next, [...new Set(set.flatMap((guess) => guesses.following(guess, next)))], depth + 1),
    );
  }

  // Walks a guess that the formula is false beside the sets, for as long as there is hope.
  const hopes = (number: number) => !all.positions[members[number]![0]]!.step || isAlive(members[number]![1]);
  const walked = new Map<string, number>();
  const pairs: (readonly [set: number, guess: number])[] = [];
  const edges: number[][] = [];
  const enter = (set: number, guess: number): number => {
    const key = `${set} ${guess}`;
    let number = walked.get(key);
    if (number === undefined) {
      number = pairs.push([set, guess]) - 1;
      walked.set(key, number);
    }
    return number;
  };
  for (const start of all.starts) {
    const set = sets.get(
      `${start}:${guesses
        .starting(start)
        .filter((guess) => guesses.value(guess, root))
        .sort((a, b) => a - b)
        .join()}`,
    )!;
    if (!hopes(set)) continue;
    for (const guess of guesses.starting(start)) if (!guesses.value(guess, root)) enter(set, guess);
  }
  for (let number = 0; number < pairs.length; number++) {
    const [set, guess] = pairs[number]!;
    edges[number] = nextSets[set]!.filter(hopes).flatMap((next) =>
      guesses.following(guess, members[next]![0]).map((further) => enter(next, further)),
    );
  }
  const rejecting = guesses.onFairCycles(
    pairs.map(([, guess]) => guess),
    edges,
  );
  const dead = doomed !== undefined;
  return {
    doomed,
    class: dead ? (rejecting.size > 0 ? 'mixed' : 'safety') : rejecting.size > 0 ? 'liveness' : 'holds',
  };
}

const guessedMax = 4;

function isGuessed({ kind }: Part): boolean {
  return kind === 'next' || kind === 'always' || kind === 'eventually' || kind === 'until';
}

/** Truth values of all parts at a position, as they may be: those of the future are guessed. */
class Guesses {
  readonly #parts: readonly Part[];
  readonly #all: Positions;
  readonly #guesses: { readonly position: number; readonly values: readonly boolean[] }[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #followers = new Map<string, readonly number[]>();
  readonly #guessed: readonly number[];

  constructor(parts: readonly Part[], all: Positions) {
    this.#parts = parts;
    this.#all = all;
    this.#guessed = parts.flatMap((part, index) => (isGuessed(part) ? [index] : []));
  }

  value(guess: number, part: number): boolean {
    return this.#guesses[guess]!.values[part]!;
  }

  starting(position: number): number[] {
    return this.#at(position, undefined);
  }

  following(guess: number, position: number): readonly number[] {
    const key = `${guess} ${position}`;
    let known = this.#followers.get(key);
    if (known === undefined) {
      const before = this.#guesses[guess]!.values;
      known = this.#at(position, before).filter((after) => this.#keepsPromises(before, this.#guesses[after]!.values));
      this.#followers.set(key, known);
    }
    return known;
  }

  /** The guesses that can be kept for ever along a fair execution. */
  hopeful(): ReadonlySet<number> {
    const reached: number[] = this.#all.starts.flatMap((start) => this.starting(start));
    const met = new Set(reached);
    const edges = new Map<number, readonly number[]>();
    for (const guess of reached) {
      const next = this.#all.positions[this.#guesses[guess]!.position]!.next.flatMap((to) => this.following(guess, to));
      edges.set(guess, next);
      for (const further of next) {
        if (met.has(further)) continue;
        met.add(further);
        reached.push(further);
      }
    }
    const places = new Map(reached.map((guess, place) => [guess, place]));
    const good = new Set(
      [
        ...this.onFairCycles(
          reached,
          reached.map((guess) => edges.get(guess)!.map((next) => places.get(next)!)),
        ),
      ].map((place) => reached[place]!),
    );
    for (let changed = true; changed; ) {
      changed = false;
      for (const guess of reached) {
        if (good.has(guess) || !edges.get(guess)!.some((next) => good.has(next))) continue;
        good.add(guess);
        changed = true;
      }
    }
    return good;
  }

  /** The places of a graph of guesses that lie on a fair cycle along which no promise is put off for ever. */
  onFairCycles(guesses: readonly number[], edges: readonly (readonly number[])[]): ReadonlySet<number> {
    const found = new Set<number>();
    const todo: ReadonlySet<number>[] = [new Set(guesses.keys())];
    for (let among = todo.pop(); among !== undefined; among = todo.pop()) {
      for (const component of components(among, edges)) {
        const members = new Set(component);
        const isCycle = component.some((place) => edges[place]!.some((next) => members.has(next)));
        if (!isCycle) continue;
        const at = component.map((place) => this.#guesses[guesses[place]!]!);
        if (!this.#guessed.every((part) => at.some(({ values }) => this.#isPaid(part, values)))) continue;
        const positions = at.map(({ position }) => this.#all.positions[position]!);
        const unmet = this.#all.strong.flatMap((strong, assumption) => {
          if (positions.some(({ taken }) => taken.includes(assumption))) return [];
          const owing = positions.filter(({ owed }) => owed.includes(assumption)).length;
          return owing === 0 || (!strong && owing < positions.length) ? [] : [assumption];
        });
        if (unmet.length === 0) {
          for (const place of component) found.add(place);
          continue;
        }
        const kept = component.filter(
          (_, index) => !positions[index]!.owed.some((assumption) => unmet.includes(assumption)),
        );
        if (kept.length > 0) todo.push(new Set(kept));
      }
    }
    return found;
  }

  #isPaid(part: number, values: readonly boolean[]): boolean {
    const described = this.#parts[part]!;
    switch (described.kind) {
      case 'eventually':
        return !values[part] || values[described.of]!;
      case 'until':
        return !values[part] || values[described.right]!;
      case 'always':
        return values[part]! || !values[described.of];
      default:
        return true;
    }
  }

  #keepsPromises(before: readonly boolean[], after: readonly boolean[]): boolean {
    return this.#guessed.every((part) => {
      const described = this.#parts[part]!;
      switch (described.kind) {
        case 'next':
          return before[part] === after[described.of];
        case 'always':
          return before[part] === (before[described.of]! && after[part]!);
        case 'eventually':
          return before[part] === (before[described.of]! || after[part]!);
        case 'until':
          return before[part] === (before[described.right]! || (before[described.left]! && after[part]!));
        default:
          return true;
      }
    });
  }

  #at(position: number, before: readonly boolean[] | undefined): number[] {
    const found: number[] = [];
    for (let bits = 0; bits < 2 ** this.#guessed.length; bits++) {
      const values: boolean[] = [];
      this.#parts.forEach((part, index) => {
        values.push(this.#valueAt(part, index, bits, position, before, values));
      });
      const key = `${position}:${values.map(Number).join('')}`;
      let number = this.#numbers.get(key);
      if (number === undefined) {
        number = this.#guesses.push({ position, values }) - 1;
        this.#numbers.set(key, number);
      }
      found.push(number);
    }
    return found;
  }

  #valueAt(
    part: Part,
    index: number,
    bits: number,
    position: number,
    before: readonly boolean[] | undefined,
    values: readonly boolean[],
  ): boolean {
    switch (part.kind) {
      case 'now':
        return part.isTrue(this.#all.positions[position]!);
      case 'not':
        return !values[part.of]!;
      case 'and':
        return part.of.every((each) => values[each]);
      case 'or':
        return part.of.some((each) => values[each]);
      case 'previous':
        return before?.[part.of] ?? false;
      case 'once':
        return values[part.of]! || (before?.[index] ?? false);
      case 'since':
        return values[part.right]! || (values[part.left]! && (before?.[index] ?? false));
      default:
        return ((bits >>> this.#guessed.indexOf(index)) & 1) === 1;
    }
  }
}

const world: World = { processes: [], correct: () => true };

/** Adds a formula and all of its parts, those inside of others first, and answers with its number. */
function partOf(formula: Formula, alphabet: readonly Observed[], parts: Part[]): number {
  const add = (part: Part): number => parts.push(part) - 1;
  const number = (of: Formula) => partOf(of, alphabet, parts);
  switch (formula.operator) {
    case 'constant':
      return add({ kind: 'now', isTrue: () => formula.value });
    case 'state':
      return add({ kind: 'now', isTrue: ({ state }) => formula.predicate(state, world) });
    case 'step':
      throw new Error('The naive classifier knows no predicates over steps.');
    case 'every':
    case 'some': {
      const each = alphabet
        .filter((event) => event.type === formula.type)
        .map((event) => {
          const occurs = add({ kind: 'now', isTrue: ({ events }) => events.includes(event) });
          const body = number(formulaOf(formula.body(event)));
          if (formula.operator === 'some') return add({ kind: 'and', of: [occurs, body] });
          return add({ kind: 'or', of: [add({ kind: 'not', of: occurs }), body] });
        });
      return add({ kind: formula.operator === 'some' ? 'or' : 'and', of: each });
    }
    case 'every process':
      return add({ kind: 'and', of: world.processes.map((process) => number(formulaOf(formula.body(process)))) });
    case 'not':
    case 'next':
    case 'always':
    case 'eventually':
    case 'previous':
    case 'once':
      return add({ kind: formula.operator, of: number(formula.of) });
    case 'historically':
      return add({ kind: 'not', of: add({ kind: 'once', of: add({ kind: 'not', of: number(formula.of) }) }) });
    case 'and':
    case 'or':
      return add({ kind: formula.operator, of: formula.of.map(number) });
    case 'implies':
      return add({ kind: 'or', of: [add({ kind: 'not', of: number(formula.left) }), number(formula.right)] });
    case 'until':
    case 'since':
      return add({ kind: formula.operator, left: number(formula.left), right: number(formula.right) });
  }
}

/** Strongly connected components by what is reachable from and to each place: slow, and plain. */
function components(among: ReadonlySet<number>, edges: readonly (readonly number[])[]): readonly number[][] {
  const back = new Map<number, number[]>([...among].map((place) => [place, []]));
  for (const place of among) for (const next of edges[place]!) back.get(next)?.push(place);
  const left = new Set(among);
  const found: number[][] = [];
  for (const place of among) {
    if (!left.has(place)) continue;
    const ahead = reachable(place, left, (at) => edges[at]!);
    const behind = reachable(place, left, (at) => back.get(at)!);
    const component = [...ahead].filter((each) => behind.has(each));
    for (const each of component) left.delete(each);
    found.push(component);
  }
  return found;
}

function reachable(from: number, among: ReadonlySet<number>, next: (place: number) => readonly number[]): Set<number> {
  const met = new Set([from]);
  for (const place of met) for (const further of next(place)) if (among.has(further)) met.add(further);
  return met;
}
