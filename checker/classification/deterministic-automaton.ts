import { ABSENT, PairMap } from '../kernel/pair-map.ts';
import type { Proposition, Propositions } from '../liveness/propositions.ts';
import { partsOf } from '../liveness/tableau.ts';
import { type Acceptance, accepts, type Mark } from './acceptance.ts';
import { allOf, type Clauses, FALSE_CLAUSES, isFalse, isTrue, TRUE_CLAUSES } from './clauses.ts';
import type { AutomatonPart, Parts } from './parts.ts';
import { PastValues, type Remembered } from './past-values.ts';
import { clausesOf, type Position, progressed, progressedClauses } from './progress.ts';

/** What one part still claims: of a recurrence, `open` is what was open when its mark was set last, and `later` what has come since. */
interface PartState {
  readonly open: Clauses;
  readonly later: Clauses;
}

interface State {
  readonly remembered: Remembered;
  readonly parts: readonly PartState[];
  /** The marks that were set at the last position. */
  readonly marks: readonly boolean[];
}

/**
 * A deterministic automaton over truth values of atoms, which accepts the infinite words that satisfy a property. Made as far as it is
 * walked.
 *
 * A claim is replaced, position by position, by what it claims of the next one. One of safety is refuted when that is false, one of
 * guarantee is shown when that is true. A claim of guarantee that is made at every position holds if all claims that are open at one
 * moment are shown later on, again and again. (Formula progression: Bacchus and Kabanza, 1998; the moments are the breakpoints of Miyano
 * and Hayashi, 1984.)
 */
export class DeterministicAutomaton {
  readonly acceptance: Acceptance;
  readonly initial: number;
  /** The atoms that matter. */
  readonly atoms: readonly number[];
  readonly #propositions: Propositions;
  readonly #parts: readonly AutomatonPart[];
  readonly #pasts: PastValues;
  readonly #states: State[] = [];
  readonly #stateNumbers = new Map<string, number>();
  readonly #letters: (readonly boolean[])[] = [];
  readonly #letterNumbers = new Map<string, number>();
  readonly #memo = new PairMap();
  readonly #places: ReadonlyMap<number, number>;

  constructor(propositions: Propositions, { parts, acceptance }: Parts) {
    this.#propositions = propositions;
    this.#parts = parts;
    this.acceptance = acceptance;
    // Part by part: put together, "always p" and "always not p" would simplify to false, which speaks of nothing.
    const spoken = parts.map(({ claim }) => partsOf(propositions, claim));
    const atoms = [...new Set(spoken.flatMap((each) => each.atoms))].sort((a, b) => a - b);
    const pasts = [...new Set(spoken.flatMap((each) => each.pasts))];
    this.atoms = atoms;
    this.#places = new Map(atoms.map((atom, place) => [atom, place]));
    this.#pasts = new PastValues(propositions, pasts);
    this.initial = this.#stateNumber({
      remembered: this.#pasts.nothing,
      parts: parts.map(({ kind, claim }) => ({
        open: kind === 'recurrence' ? TRUE_CLAUSES : clausesOf(propositions, claim),
        later: TRUE_CLAUSES,
      })),
      marks: parts.map(() => false),
    });
  }

  /** The states that were met so far. */
  get size(): number {
    return this.#states.length;
  }

  get bytes(): number {
    return this.#memo.bytes + 300 * this.#states.length;
  }

  /** The number of a letter: the truth value of each atom that matters. */
  letter(isTrueOf: (atom: number) => boolean): number {
    const values = this.atoms.map(isTrueOf);
    const key = values.map(Number).join('');
    let number = this.#letterNumbers.get(key);
    if (number === undefined) {
      number = this.#letters.push(values) - 1;
      this.#letterNumbers.set(key, number);
    }
    return number;
  }

  /** @throws TooLarge where what is left of a claim does */
  next(state: number, letter: number): number {
    const known = this.#memo.get(state, letter);
    if (known !== ABSENT) return known;
    const next = this.#stateNumber(this.#advanced(this.#states[state]!, this.#letters[letter]!));
    this.#memo.add(state, letter, next);
    return next;
  }

  /** Whether a mark was set at the position that led to a state. */
  isSet(state: number, mark: Mark): boolean {
    return this.#states[state]!.marks[mark]!;
  }

  /** What is false for ever if what a state leaves open is never shown. */
  denials(state: number): readonly Proposition[] {
    const open = this.#states[state]!.parts.flatMap((part, index) => {
      if (this.#parts[index]!.kind === 'safety') return [];
      return [part.open, part.later].flatMap((clauses) => (clauses.length === 1 ? clauses[0]! : []));
    });
    return [...new Set(open)].map((claim) => this.#propositions.not(claim));
  }

  /** Whether a word that repeats one letter for ever is accepted from a state. */
  acceptsForEver(state: number, letter: number, acceptance = this.acceptance): boolean {
    const met = new Map<number, number>();
    const path: number[] = [];
    let at = state;
    while (!met.has(at)) {
      met.set(at, path.push(at) - 1);
      at = this.next(at, letter);
    }
    const cycle = path.slice(met.get(at));
    return accepts(acceptance, (mark) => cycle.some((member) => this.isSet(member, mark)));
  }

  #advanced(state: State, letter: readonly boolean[]): State {
    const atom = (number: number) => letter[this.#places.get(number)!]!;
    const { values, now } = this.#pasts.at(state.remembered, atom);
    const position = { atom, past: (past: number) => this.#pasts.value(values, past) };
    const advanced = this.#parts.map((part, index) => this.#advancedPart(part, state.parts[index]!, position));
    return { remembered: now, parts: advanced.map(({ part }) => part), marks: advanced.map(({ mark }) => mark) };
  }

  #advancedPart({ kind, claim }: AutomatonPart, { open, later }: PartState, position: Position) {
    const shown = progressedClauses(this.#propositions, open, position);
    if (kind === 'safety') return { part: { open: shown, later }, mark: !isFalse(shown) };
    if (kind === 'guarantee') return { part: { open: shown, later }, mark: isTrue(shown) };
    const fresh = progressed(this.#propositions, claim, position);
    const waiting = allOf([progressedClauses(this.#propositions, later, position), fresh]);
    if (isFalse(shown) || isFalse(waiting)) return { part: { open: FALSE_CLAUSES, later: FALSE_CLAUSES }, mark: false };
    if (isTrue(shown)) return { part: { open: waiting, later: TRUE_CLAUSES }, mark: true };
    return { part: { open: shown, later: without(waiting, shown) }, mark: false };
  }

  #stateNumber(state: State): number {
    const parts = state.parts.map(({ open, later }) => `${keyOf(open)}/${keyOf(later)}`);
    const bits = (values: readonly boolean[]) => values.map(Number).join('');
    const key = `${bits(state.remembered)} ${bits(state.marks)} ${parts.join(' ')}`;
    let number = this.#stateNumbers.get(key);
    if (number === undefined) {
      number = this.#states.push(state) - 1;
      this.#stateNumbers.set(key, number);
    }
    return number;
  }
}

/** What is claimed besides, where `open` must come true anyway. Told for single clauses; any other claim stays as it is. */
function without(later: Clauses, open: Clauses): Clauses {
  if (keyOf(later) === keyOf(open)) return TRUE_CLAUSES;
  const [first, ...others] = later;
  if (first === undefined || others.length > 0 || open.length !== 1) return later;
  return [first.filter((part) => !open[0]!.includes(part))];
}

function keyOf(clauses: Clauses): string {
  return isFalse(clauses) ? '-' : clauses.map((clause) => clause.join()).join(';');
}
