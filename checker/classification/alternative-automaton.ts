import { IntBuffer } from '../kernel/int-buffer.ts';
import { ABSENT, PairMap } from '../kernel/pair-map.ts';
import type { Automaton, StatePair } from '../liveness/automaton.ts';
import type { Letter, Letters } from '../liveness/letters.ts';
import type { Proposition } from '../liveness/propositions.ts';
import type { Acceptance, Alternative, Mark } from './acceptance.ts';
import type { DeterministicAutomaton } from './deterministic-automaton.ts';

/**
 * A deterministic automaton with one alternative of an acceptance condition, over the letters of a state graph. It has no way on where a
 * mark would be set that must not be set again and again: what it is asked for is what can be done for ever.
 */
export class AlternativeAutomaton implements Automaton {
  readonly initial: number;
  readonly pairs: readonly StatePair[];
  readonly #automaton: DeterministicAutomaton;
  readonly #letters: Letters;
  readonly #alternative: Alternative;
  readonly #acceptance: Acceptance;
  /** Per letter of the graph: the letter of the automaton. */
  readonly #translated: number[] = [];
  readonly #memo = new PairMap();
  readonly #program = new IntBuffer();
  readonly #postponed: (readonly number[])[] = [];
  readonly #postponedNumbers = new Map<string, number>();

  constructor(automaton: DeterministicAutomaton, letters: Letters, alternative: Alternative) {
    this.#automaton = automaton;
    this.#letters = letters;
    this.#alternative = alternative;
    this.#acceptance = acceptanceOf(alternative);
    this.initial = automaton.initial;
    this.pairs = alternative.pairs.map(({ given, answers }) => ({
      binds: (state) => automaton.isSet(state, given),
      meets: (state) => this.#isAnySet(state, answers),
    }));
  }

  get bytes(): number {
    return this.#automaton.bytes + this.#memo.bytes + this.#program.items.byteLength;
  }

  get states(): number {
    return this.#automaton.size;
  }

  get program(): Int32Array {
    return this.#program.items;
  }

  ways(state: number, letter: Letter): number {
    const known = this.#memo.get(state, letter);
    if (known !== ABSENT) return known;
    const start = this.#program.length;
    const next = this.#automaton.next(state, this.#translate(letter));
    const { never, again } = this.#alternative;
    if (this.#isAnySet(next, never)) {
      this.#program.push(0);
    } else {
      this.#program.push(1);
      this.#program.push(next);
      this.#program.push(
        this.#postponedNumber(again.flatMap((marks, index) => (this.#isAnySet(next, marks) ? [] : [index]))),
      );
    }
    this.#memo.add(state, letter, start);
    return start;
  }

  /** The places of the lists of marks of which the step set none. */
  postponed(number: number): readonly number[] {
    return this.#postponed[number]!;
  }

  claims(state: number): readonly Proposition[] {
    return this.#automaton.denials(state);
  }

  acceptsForEver(state: number, letter: Letter): boolean {
    return this.#automaton.acceptsForEver(state, this.#translate(letter), this.#acceptance);
  }

  #isAnySet(state: number, marks: readonly Mark[]): boolean {
    return marks.some((mark) => this.#automaton.isSet(state, mark));
  }

  #translate(letter: Letter): number {
    const known = this.#translated[letter];
    if (known !== undefined) return known;
    const translated = this.#automaton.letter((atom) => this.#letters.isTrue(letter, atom));
    this.#translated[letter] = translated;
    return translated;
  }

  #postponedNumber(postponed: readonly number[]): number {
    const key = postponed.join();
    let number = this.#postponedNumbers.get(key);
    if (number === undefined) {
      number = this.#postponed.push(postponed) - 1;
      this.#postponedNumbers.set(key, number);
    }
    return number;
  }
}

function acceptanceOf({ never, again, pairs }: Alternative): Acceptance {
  const any = (marks: readonly Mark[]): readonly Acceptance[] => marks.map((mark) => ({ kind: 'again', mark }));
  return {
    kind: 'and',
    of: [
      ...never.map((mark): Acceptance => ({ kind: 'finally', mark })),
      ...again.map((marks): Acceptance => ({ kind: 'or', of: any(marks) })),
      ...pairs.map(
        ({ given, answers }): Acceptance => ({ kind: 'or', of: [{ kind: 'finally', mark: given }, ...any(answers)] }),
      ),
    ],
  };
}
