/** The number of a proposition: equal propositions, by structure, have one. */
export type Proposition = number;

/**
 * A formula of temporal logic over numbered atoms, in negation normal form.
 *
 * `until` and `since` are as in the textbook; `release` is the dual of `until`: right holds up to and including the first position at
 * which left does, or for ever. The operators of the past stay positive or negated as they are: `remembered` stands for the value of
 * one of them.
 */
export type Node =
  | { readonly kind: 'true' | 'false' }
  | { readonly kind: 'atom'; readonly atom: number; readonly positive: boolean }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Proposition[] }
  | { readonly kind: 'next'; readonly of: Proposition }
  | { readonly kind: 'until' | 'release'; readonly left: Proposition; readonly right: Proposition }
  | { readonly kind: 'remembered'; readonly past: number; readonly positive: boolean };

/** What a proposition about the past says: `since`, or `previous`, which has no left side. */
export interface Past {
  readonly operator: 'since' | 'previous';
  readonly left: Proposition;
  readonly right: Proposition;
}

export const TRUE: Proposition = 0;
export const FALSE: Proposition = 1;

/** All propositions of one property, each once. Building one simplifies it where its parts decide it. */
export class Propositions {
  readonly #nodes: Node[] = [{ kind: 'true' }, { kind: 'false' }];
  readonly #numbers = new Map<string, Proposition>();
  readonly #negations = new Map<Proposition, Proposition>([
    [TRUE, FALSE],
    [FALSE, TRUE],
  ]);
  readonly #pasts: Past[] = [];
  readonly #pastNumbers = new Map<string, number>();

  node(proposition: Proposition): Node {
    return this.#nodes[proposition]!;
  }

  past(number: number): Past {
    return this.#pasts[number]!;
  }

  atom(atom: number, positive = true): Proposition {
    return this.#number({ kind: 'atom', atom, positive });
  }

  and(parts: readonly Proposition[]): Proposition {
    return this.#junction('and', parts, TRUE, FALSE);
  }

  or(parts: readonly Proposition[]): Proposition {
    return this.#junction('or', parts, FALSE, TRUE);
  }

  next(of: Proposition): Proposition {
    return of === TRUE || of === FALSE ? of : this.#number({ kind: 'next', of });
  }

  until(left: Proposition, right: Proposition): Proposition {
    if (right === TRUE || right === FALSE || left === FALSE) return right;
    return this.#number({ kind: 'until', left, right });
  }

  release(left: Proposition, right: Proposition): Proposition {
    if (right === TRUE || right === FALSE || left === TRUE) return right;
    return this.#number({ kind: 'release', left, right });
  }

  since(left: Proposition, right: Proposition): Proposition {
    if (right === TRUE || right === FALSE || left === FALSE) return right;
    return this.#remembered({ operator: 'since', left, right });
  }

  /** Not simplified for a constant, since nothing at all was true before position 0. */
  previous(of: Proposition): Proposition {
    return of === FALSE ? FALSE : this.#remembered({ operator: 'previous', left: TRUE, right: of });
  }

  not(proposition: Proposition): Proposition {
    const known = this.#negations.get(proposition);
    if (known !== undefined) return known;
    const negated = this.#negated(this.node(proposition));
    this.#negations.set(proposition, negated);
    this.#negations.set(negated, proposition);
    return negated;
  }

  #negated(node: Node): Proposition {
    switch (node.kind) {
      case 'true':
        return FALSE;
      case 'false':
        return TRUE;
      case 'atom':
        return this.atom(node.atom, !node.positive);
      case 'remembered':
        return this.#number({ ...node, positive: !node.positive });
      case 'and':
        return this.or(node.of.map((part) => this.not(part)));
      case 'or':
        return this.and(node.of.map((part) => this.not(part)));
      case 'next':
        return this.next(this.not(node.of));
      case 'until':
        return this.release(this.not(node.left), this.not(node.right));
      case 'release':
        return this.until(this.not(node.left), this.not(node.right));
    }
  }

  #remembered(past: Past): Proposition {
    const key = `${past.operator} ${past.left} ${past.right}`;
    let number = this.#pastNumbers.get(key);
    if (number === undefined) {
      number = this.#pasts.push(past) - 1;
      this.#pastNumbers.set(key, number);
    }
    return this.#number({ kind: 'remembered', past: number, positive: true });
  }

  #junction(
    kind: 'and' | 'or',
    parts: readonly Proposition[],
    neutral: Proposition,
    decisive: Proposition,
  ): Proposition {
    const flat = parts.flatMap((part) => {
      const node = this.node(part);
      return node.kind === kind ? node.of : [part];
    });
    const of = [...new Set(this.#merged(kind, flat))].filter((part) => part !== neutral).sort((a, b) => a - b);
    if (of.includes(decisive) || of.some((part) => this.#isNegationOfOne(part, of))) return decisive;
    if (of.length === 0) return neutral;
    return of.length === 1 ? of[0]! : this.#number({ kind, of });
  }

  /**
   * The parts of a junction with those made one that say the same kind of thing of all positions, or of all from some on: always a and
   * always b is always (a and b), and likewise from some position on. Apart, the automaton would have to guess for each of them by itself
   * when that position is reached: 2^n states for n of them.
   */
  #merged(kind: 'and' | 'or', parts: readonly Proposition[]): readonly Proposition[] {
    const lasting: Proposition[] = [];
    const recurring: Proposition[] = [];
    const rest: Proposition[] = [];
    for (const part of parts) {
      const of = this.#underLasting(kind, part);
      const within = this.#underLasting(kind === 'and' ? 'or' : 'and', part);
      const inner = within === undefined ? undefined : this.#underLasting(kind, within);
      if (inner !== undefined) recurring.push(inner);
      else if (of !== undefined) lasting.push(of);
      else rest.push(part);
    }
    const join = (all: readonly Proposition[]) => (kind === 'and' ? this.and(all) : this.or(all));
    const lastingOf = (of: Proposition, as = kind) => (as === 'and' ? this.release(FALSE, of) : this.until(TRUE, of));
    const opposite = kind === 'and' ? 'or' : 'and';
    return [
      ...rest,
      ...(lasting.length < 2 ? lasting.map((of) => lastingOf(of)) : [lastingOf(join(lasting))]),
      ...(recurring.length < 2
        ? recurring.map((of) => lastingOf(lastingOf(of), opposite))
        : [lastingOf(lastingOf(join(recurring)), opposite)]),
    ];
  }

  /** What is claimed of all positions if `kind` is `and`, of some if it is `or`; undefined for anything else. */
  #underLasting(kind: 'and' | 'or', proposition: Proposition): Proposition | undefined {
    const node = this.node(proposition);
    if (kind === 'and') return node.kind === 'release' && node.left === FALSE ? node.right : undefined;
    return node.kind === 'until' && node.left === TRUE ? node.right : undefined;
  }

  /** Whether a list holds both a proposition about the present and its negation. */
  #isNegationOfOne(part: Proposition, all: readonly Proposition[]): boolean {
    const node = this.node(part);
    if (node.kind !== 'atom' || node.positive) return false;
    const opposite = this.#numbers.get(keyOf({ ...node, positive: true }));
    return opposite !== undefined && all.includes(opposite);
  }

  #number(node: Node): Proposition {
    const key = keyOf(node);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#nodes.push(node) - 1;
    this.#numbers.set(key, number);
    return number;
  }
}

function keyOf(node: Node): string {
  switch (node.kind) {
    case 'true':
    case 'false':
      return node.kind;
    case 'atom':
      return `atom ${node.atom} ${node.positive}`;
    case 'remembered':
      return `remembered ${node.past} ${node.positive}`;
    case 'and':
    case 'or':
      return `${node.kind} ${node.of.join()}`;
    case 'next':
      return `next ${node.of}`;
    case 'until':
    case 'release':
      return `${node.kind} ${node.left} ${node.right}`;
  }
}
