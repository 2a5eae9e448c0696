import { type GroundPart, grounded } from './ground-formula.ts';
import type { Moment, Moments } from './moment.ts';
import type { PlainFormula } from './plain-formula.ts';

/**
 * The positions of executions, each with a guess of what will be true next and a record of what was true before, such that no guess
 * contradicts what follows it. An infinite path that fulfils what it promises again and again is an execution of which the formula is true.
 *
 * @see Lichtenstein, Pnueli, Zuck, "The glory of the past", 1985
 */
export interface Tableau {
  /** Per node, the position that it is about. */
  readonly moments: readonly Moment[];
  readonly successors: readonly (readonly number[])[];
  /** Per eventuality and node, whether it is fulfilled or not promised there. */
  readonly fulfilled: readonly (readonly boolean[])[];
}

/** How many guesses and records the tableau of a formula has to make: its size is exponential in both. */
export function tableauBits(formula: PlainFormula): number {
  const parts = grounded(formula);
  return guessesOf(parts).length + recordsOf(parts).length;
}

interface Guess {
  readonly part: number;
  /** The part whose truth at the next position is guessed: that of an operand, for `next`. */
  readonly about: number;
}

const guessesOf = (parts: readonly GroundPart[]): readonly Guess[] =>
  parts.flatMap((part, index) => {
    if (part.is === 'next') return [{ part: index, about: part.of }];
    return ['always', 'eventually', 'until'].includes(part.is) ? [{ part: index, about: index }] : [];
  });

interface Recorded {
  readonly part: number;
  /** The part whose truth at the position before is recorded. */
  readonly about: number;
  /** What is recorded before the first position. */
  readonly initially: boolean;
}

const recordsOf = (parts: readonly GroundPart[]): readonly Recorded[] =>
  parts.flatMap((part, index): readonly Recorded[] => {
    if (part.is === 'previous') return [{ part: index, about: part.of, initially: false }];
    if (part.is === 'historically') return [{ part: index, about: index, initially: true }];
    return part.is === 'once' || part.is === 'since' ? [{ part: index, about: index, initially: false }] : [];
  });

/** All executions of which the formula is true. */
export function tableau(moments: Moments, formula: PlainFormula): Tableau {
  const parts = grounded(formula);
  const guesses = guessesOf(parts);
  const records = recordsOf(parts);
  if (guesses.length + records.length > 20) throw new Error('The tableau would be too large.');

  /** The truth of every part at a position, under a guess and a record, each a set of bits. */
  const truths = (moment: Moment, guess: number, record: number): readonly boolean[] => {
    const truth: boolean[] = [];
    const guessed = (part: number) => (guess & (1 << guesses.findIndex((one) => one.part === part))) !== 0;
    const recorded = (part: number) => (record & (1 << records.findIndex((one) => one.part === part))) !== 0;
    parts.forEach((part, index) => {
      truth.push(
        truthOf(
          part,
          truth,
          moment,
          () => guessed(index),
          () => recorded(index),
        ),
      );
    });
    return truth;
  };
  const bits = (bools: readonly boolean[]) => bools.reduce((sum, bit, index) => (bit ? sum | (1 << index) : sum), 0);

  /** The nodes at a position after a record: what is true there, by what the position before guessed of it. */
  interface Node {
    readonly moment: number;
    readonly guess: number;
    readonly truth: readonly boolean[];
  }
  const nodesAt = new Map<string, ReadonlyMap<number, readonly Node[]>>();
  const nodes = (moment: number, record: number): ReadonlyMap<number, readonly Node[]> => {
    const key = `${moment} ${record}`;
    const known = nodesAt.get(key);
    if (known !== undefined) return known;
    const byGuess = new Map<number, Node[]>();
    for (let guess = 0; guess < 1 << guesses.length; guess++) {
      const truth = truths(moments.all[moment]!, guess, record);
      const foretold = bits(guesses.map(({ about }) => truth[about]!));
      byGuess.set(foretold, [...(byGuess.get(foretold) ?? []), { moment, guess, truth }]);
    }
    nodesAt.set(key, byGuess);
    return byGuess;
  };

  const found: Node[] = [];
  const numbers = new Map<Node, number>();
  const place = (node: Node): number => {
    const known = numbers.get(node);
    if (known !== undefined) return known;
    numbers.set(node, found.length);
    return found.push(node) - 1;
  };
  const atFirst = bits(records.map(({ initially }) => initially));
  for (const moment of moments.initial) {
    for (const node of [...nodes(moment, atFirst).values()].flat()) if (node.truth.at(-1)!) place(node);
  }
  const successors: (readonly number[])[] = [];
  for (let index = 0; index < found.length; index++) {
    const { moment, guess, truth } = found[index]!;
    const record = bits(records.map(({ about }) => truth[about]!));
    successors.push(moments.next[moment]!.flatMap((next) => (nodes(next, record).get(guess) ?? []).map(place)));
  }
  const fulfilled = parts.flatMap((part, index) => {
    const eventuality = fulfilment(part, index);
    return eventuality === null ? [] : [found.map(({ truth }) => eventuality(truth))];
  });
  return { moments: found.map(({ moment }) => moments.all[moment]!), successors, fulfilled };
}

/** The truth of a part, from that of its parts, of the guess about the next position and of the record of the one before. */
function truthOf(
  part: GroundPart,
  truth: readonly boolean[],
  moment: Moment,
  guessed: () => boolean,
  recorded: () => boolean,
): boolean {
  switch (part.is) {
    case 'atom':
      return part.holds(moment);
    case 'not':
      return !truth[part.of]!;
    case 'and':
      return part.of.every((index) => truth[index]!);
    case 'or':
      return part.of.some((index) => truth[index]!);
    case 'next':
      return guessed();
    case 'previous':
      return recorded();
    case 'always':
      return truth[part.of]! && guessed();
    case 'eventually':
      return truth[part.of]! || guessed();
    case 'until':
      return truth[part.right]! || (truth[part.left]! && guessed());
    case 'once':
      return truth[part.of]! || recorded();
    case 'historically':
      return truth[part.of]! && recorded();
    case 'since':
      return truth[part.right]! || (truth[part.left]! && recorded());
  }
}

/** What must be so again and again, lest a guess be put off for ever. */
function fulfilment(part: GroundPart, index: number): ((truth: readonly boolean[]) => boolean) | null {
  switch (part.is) {
    case 'eventually':
      return (truth) => !truth[index]! || truth[part.of]!;
    case 'until':
      return (truth) => !truth[index]! || truth[part.right]!;
    case 'always':
      return (truth) => truth[index]! || !truth[part.of]!;
    default:
      return null;
  }
}
