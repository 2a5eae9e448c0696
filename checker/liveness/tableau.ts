import { IntBuffer } from '../kernel/int-buffer.ts';
import { ABSENT, PairMap } from '../kernel/pair-map.ts';
import type { Automaton } from './automaton.ts';
import type { Letter } from './letters.ts';
import { FALSE, type Proposition, type Propositions, TRUE } from './propositions.ts';

/**
 * One way to go on: what is claimed of the next position, what was put off in this step, and what is remembered.
 *
 * An infinite sequence of such steps is accepted if no `until` is put off for ever.
 */
interface Way {
  readonly claims: ReadonlySet<Proposition>;
  /** The `until` propositions that this step put off. */
  readonly postponed: ReadonlySet<Proposition>;
}

/** A state of the automaton: what is claimed of the next position, and the value that each past proposition had at the last one. */
interface State {
  readonly claims: readonly Proposition[];
  readonly remembered: readonly boolean[];
}

/**
 * A nondeterministic automaton over letters that accepts the infinite words which satisfy a proposition, made as far as it is walked.
 *
 * States are sets of claims about the next position. At each position the claims are split into what the letter must show and what is
 * claimed of the next one; `until` may be put off, and where it is put off for ever the word is not accepted. (Couvreur, "On-the-fly
 * verification of linear temporal logic", FM 1999.) Propositions about the past have a value per position: it is computed, or, where
 * it depends on what is still to come, guessed and claimed.
 */
export class Tableau implements Automaton {
  readonly pairs = [];
  readonly #propositions: Propositions;
  readonly #isTrue: (letter: Letter, atom: number) => boolean;
  /** The past propositions that matter, those that occur in others first. */
  readonly #pasts: readonly number[];
  readonly #states: State[] = [];
  readonly #stateNumbers = new Map<string, number>();
  readonly #postponed: (readonly Proposition[])[] = [];
  readonly #postponedNumbers = new Map<string, number>();
  readonly #memo = new PairMap();
  readonly #forEver = new PairMap();
  /** Per entry: how many ways there are, and for each the next state and the number of what it postpones. */
  readonly #program = new IntBuffer();
  readonly initial: number;
  /** The atoms that matter. */
  readonly atoms: readonly number[];

  constructor(propositions: Propositions, root: Proposition, isTrue: (letter: Letter, atom: number) => boolean) {
    this.#propositions = propositions;
    this.#isTrue = isTrue;
    const { atoms, pasts } = partsOf(propositions, root);
    this.atoms = atoms;
    this.#pasts = pasts;
    this.#postponedNumber([]);
    this.initial = this.#stateNumber({ claims: root === TRUE ? [] : [root], remembered: pasts.map(() => false) });
  }

  get bytes(): number {
    return this.#memo.bytes + this.#program.items.byteLength + 200 * this.#states.length;
  }

  get states(): number {
    return this.#states.length;
  }

  /** Whether the value of a proposition about the past matters. */
  get remembers(): boolean {
    return this.#pasts.length > 0;
  }

  /**
   * The ways to go on from a state where a position spells a letter: the place in `program` of their number, which is followed by the
   * next state and what is postponed, for each of them.
   */
  ways(state: number, letter: Letter): number {
    const known = this.#memo.get(state, letter);
    if (known !== ABSENT) return known;
    const ways = this.#expand(this.#states[state]!, letter);
    const start = this.#program.length;
    this.#program.push(ways.length);
    for (const [next, postponed] of ways) {
      this.#program.push(next);
      this.#program.push(postponed);
    }
    this.#memo.add(state, letter, start);
    return start;
  }

  get program(): Int32Array {
    return this.#program.items;
  }

  /** The `until` propositions behind the number of what a step postpones. */
  postponed(number: number): readonly Proposition[] {
    return this.#postponed[number]!;
  }

  /** What a state claims of the next position. */
  claims(state: number): readonly Proposition[] {
    return this.#states[state]!.claims;
  }

  /** Whether the word that repeats one letter for ever is accepted from a state. */
  acceptsForEver(state: number, letter: Letter): boolean {
    const known = this.#forEver.get(state, letter);
    if (known !== ABSENT) return known === 1;
    const accepts = this.#repeats(state, letter);
    this.#forEver.add(state, letter, accepts ? 1 : 0);
    return accepts;
  }

  /** Removes the states that cannot avoid to put something off for ever, until none is left or none must go. */
  #repeats(from: number, letter: Letter): boolean {
    const steps = new Map<number, readonly (readonly [next: number, postponed: number])[]>();
    const visit = (state: number): void => {
      if (steps.has(state)) return;
      const at = this.ways(state, letter);
      const ways = Array.from(
        { length: this.program[at]! },
        (_, way) => [this.program[at + 1 + 2 * way]!, this.program[at + 2 + 2 * way]!] as const,
      );
      steps.set(state, ways);
      for (const [next] of ways) visit(next);
    };
    visit(from);
    const untils = new Set([...steps.values()].flat().flatMap(([, postponed]) => this.postponed(postponed)));
    const conditions = [
      () => true,
      ...[...untils].map((until) => (step: number) => !this.postponed(step).includes(until)),
    ];
    let kept = new Set(steps.keys());
    for (let before = -1; before !== kept.size; ) {
      before = kept.size;
      for (const isWanted of conditions) {
        let reach = new Set<number>();
        for (let size = -1; size !== reach.size; ) {
          size = reach.size;
          const here = kept;
          const soFar = reach;
          reach = new Set(
            [...here].filter((state) =>
              steps.get(state)!.some(([next, step]) => here.has(next) && (isWanted(step) || soFar.has(next))),
            ),
          );
        }
        kept = reach;
      }
    }
    // Every state here was reached from the one asked about.
    return kept.size > 0;
  }

  #expand({ claims, remembered }: State, letter: Letter): readonly (readonly [number, number])[] {
    const found: (Way & { readonly remembers: readonly boolean[] })[] = [];
    const before = new Map(this.#pasts.map((past, index) => [past, remembered[index]!]));
    this.#choosePasts(0, before, new Map(), [...claims], letter, (now, todo) => {
      const remembers = this.#pasts.map((past) => now.get(past)!);
      this.#split(todo, { letter, before, now }, new Set(), new Set(), (way) => {
        addLeast(found, { ...way, remembers });
      });
    });
    return found.map(({ claims: next, postponed, remembers }) => [
      this.#stateNumber({ claims: [...next].sort((a, b) => a - b), remembered: remembers }),
      this.#postponedNumber([...postponed].sort((a, b) => a - b)),
    ]);
  }

  /**
   * Gives every past proposition the value that is to be remembered of this position: for `since` its own, for `previous` that of what it
   * is about. A value that the letter decides is the only one; else each is tried, together with the claim that it is right.
   */
  #choosePasts(
    index: number,
    before: ReadonlyMap<number, boolean>,
    now: ReadonlyMap<number, boolean>,
    todo: readonly Proposition[],
    letter: Letter,
    chosen: (now: ReadonlyMap<number, boolean>, todo: readonly Proposition[]) => void,
  ): void {
    const past = this.#pasts[index];
    if (past === undefined) {
      chosen(now, todo);
      return;
    }
    const { operator, left, right } = this.#propositions.past(past);
    const claim = operator === 'since' && before.get(past)! ? this.#propositions.or([right, left]) : right;
    const value = this.#present(claim, { letter, before, now });
    for (const candidate of value === undefined ? [true, false] : [value]) {
      const claimed = candidate ? claim : this.#propositions.not(claim);
      const further = value === undefined ? [...todo, claimed] : todo;
      this.#choosePasts(index + 1, before, new Map(now).set(past, candidate), further, letter, chosen);
    }
  }

  /** The truth value of a proposition that the position decides by itself; undefined if it depends on later ones. */
  #present(proposition: Proposition, position: Position): boolean | undefined {
    const node = this.#propositions.node(proposition);
    switch (node.kind) {
      case 'true':
        return true;
      case 'false':
        return false;
      case 'atom':
        return this.#isTrue(position.letter, node.atom) === node.positive;
      case 'remembered':
        return this.#valueOfPast(node.past, position) === node.positive;
      case 'and':
      case 'or': {
        const decisive = node.kind === 'or';
        let open = false;
        for (const part of node.of) {
          const value = this.#present(part, position);
          if (value === decisive) return decisive;
          open ||= value === undefined;
        }
        return open ? undefined : !decisive;
      }
      case 'until':
      case 'release': {
        // What decides these now: the right side for `until` if it is true, for `release` if it is false.
        const right = this.#present(node.right, position);
        if (right === (node.kind === 'until')) return right;
        // With the right side decided the other way, the left side may end it.
        const left = this.#present(node.left, position);
        return right !== undefined && left === right ? right : undefined;
      }
      case 'next':
        return undefined;
    }
  }

  #valueOfPast(past: number, { before, now }: Position): boolean {
    // `previous` is what was remembered; `since` is what is to be remembered.
    return (this.#propositions.past(past).operator === 'previous' ? before : now).get(past)!;
  }

  /** Splits what is claimed of this position into all ways in which it can be so. */
  #split(
    todo: readonly Proposition[],
    position: Position,
    claims: ReadonlySet<Proposition>,
    postponed: ReadonlySet<Proposition>,
    found: (way: Way) => void,
  ): void {
    const [proposition, ...rest] = todo;
    if (proposition === undefined) {
      found({ claims, postponed });
      return;
    }
    const value = this.#present(proposition, position);
    if (value === false) return;
    if (value === true) {
      this.#split(rest, position, claims, postponed, found);
      return;
    }
    const node = this.#propositions.node(proposition);
    switch (node.kind) {
      case 'and':
        this.#split([...node.of, ...rest], position, claims, postponed, found);
        return;
      case 'or':
        for (const part of node.of) this.#split([part, ...rest], position, claims, postponed, found);
        return;
      case 'next':
        this.#split(rest, position, with_(claims, node.of), postponed, found);
        return;
      case 'until':
        this.#split([node.right, ...rest], position, claims, postponed, found);
        this.#split([node.left, ...rest], position, with_(claims, proposition), with_(postponed, proposition), found);
        return;
      case 'release':
        this.#split([node.right, node.left, ...rest], position, claims, postponed, found);
        this.#split([node.right, ...rest], position, with_(claims, proposition), postponed, found);
        return;
      default:
        throw new Error(`The position decides ${node.kind}.`);
    }
  }

  #stateNumber(state: State): number {
    const key = `${state.claims.join()} ${state.remembered.map(Number).join('')}`;
    let number = this.#stateNumbers.get(key);
    if (number === undefined) {
      number = this.#states.push(state) - 1;
      this.#stateNumbers.set(key, number);
    }
    return number;
  }

  #postponedNumber(postponed: readonly Proposition[]): number {
    const key = postponed.join();
    let number = this.#postponedNumbers.get(key);
    if (number === undefined) {
      number = this.#postponed.push(postponed) - 1;
      this.#postponedNumbers.set(key, number);
    }
    return number;
  }
}

/** One position: its letter, and the values of past propositions that were remembered before it, and that are to be remembered now. */
interface Position {
  readonly letter: Letter;
  readonly before: ReadonlyMap<number, boolean>;
  readonly now: ReadonlyMap<number, boolean>;
}

/** The atoms in a proposition, and the past propositions in it, those inside others first. */
export function partsOf(
  propositions: Propositions,
  root: Proposition,
): { readonly atoms: readonly number[]; readonly pasts: readonly number[] } {
  const seen = new Set<Proposition>();
  const atoms = new Set<number>();
  const pasts = new Set<number>();
  const visit = (proposition: Proposition): void => {
    if (seen.has(proposition)) return;
    seen.add(proposition);
    const node = propositions.node(proposition);
    switch (node.kind) {
      case 'true':
      case 'false':
        return;
      case 'atom':
        atoms.add(node.atom);
        return;
      case 'and':
      case 'or':
        node.of.forEach(visit);
        return;
      case 'next':
        visit(node.of);
        return;
      case 'until':
      case 'release':
        visit(node.left);
        visit(node.right);
        return;
      case 'remembered': {
        const { left, right } = propositions.past(node.past);
        visit(left);
        visit(right);
        pasts.add(node.past);
      }
    }
  };
  visit(root);
  return { atoms: [...atoms].sort((a, b) => a - b), pasts: [...pasts] };
}

function with_(set: ReadonlySet<Proposition>, proposition: Proposition): ReadonlySet<Proposition> {
  return proposition === TRUE || set.has(proposition) ? set : new Set([...set, proposition]);
}

type Remembering = Way & { readonly remembers: readonly boolean[] };

/** Adds a way unless one that claims and postpones no more is there; removes those that claim and postpone no less. */
function addLeast(found: Remembering[], way: Remembering): void {
  if (way.claims.has(FALSE) || found.some((other) => isNoMore(other, way))) return;
  const kept = found.filter((other) => !isNoMore(way, other));
  found.splice(0, found.length, ...kept, way);
}

function isNoMore(a: Remembering, b: Remembering): boolean {
  return (
    a.remembers.every((value, index) => value === b.remembers[index]) &&
    isSubset(a.claims, b.claims) &&
    isSubset(a.postponed, b.postponed)
  );
}

function isSubset(a: ReadonlySet<Proposition>, b: ReadonlySet<Proposition>): boolean {
  return [...a].every((member) => b.has(member));
}
