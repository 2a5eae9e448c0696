import type { Letter } from './letters.ts';
import type { Proposition } from './propositions.ts';

/** If a state that binds is visited again and again, so must be one that meets what it asks for. */
export interface StatePair {
  binds(state: number): boolean;
  meets(state: number): boolean;
}

/**
 * An automaton over letters, made as far as it is walked. It accepts an infinite word if one of its ways through it puts nothing off for
 * ever and meets each of its pairs.
 */
export interface Automaton {
  readonly initial: number;
  readonly bytes: number;
  /** How many states were made so far: those from 0 on. */
  readonly states: number;
  readonly pairs: readonly StatePair[];
  /**
   * The ways to go on from a state where a position spells a letter: the place in `program` of their number, which is followed by the
   * next state and the number of what is put off, for each of them.
   */
  ways(state: number, letter: Letter): number;
  readonly program: Int32Array;
  /** What stands behind the number of what a step puts off. */
  postponed(number: number): readonly number[];
  /** What a state claims of the next position. */
  claims(state: number): readonly Proposition[];
  /** Whether a word that repeats one letter for ever is accepted from a state. */
  acceptsForEver(state: number, letter: Letter): boolean;
}
