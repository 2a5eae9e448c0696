import type { AskedAt } from '../../../specs/property.ts';
import type { Question } from '../decision-tree.ts';
import * as control from './control-block.ts';
import type { LinearMemory } from './linear-memory.ts';
import { LinearTree } from './linear-tree.ts';
import { atQuiescence, atTermination, closed, ofEveryRow } from './question-kind.ts';

/** A question, and the goal that it belongs to. */
export interface GoalQuestion {
  readonly goal: number;
  readonly at: AskedAt;
  readonly where: string;
  readonly question: Question;
}

const kinds = { always: ofEveryRow, quiescence: atQuiescence, termination: atTermination };

/** The questions that are asked of rows of one kind, in linear memory: see `control-block.ts`. */
export class Questions {
  readonly trees: readonly LinearTree[];
  /** The goal of each. */
  readonly goals: readonly number[];
  readonly #memory: LinearMemory;
  readonly #entries: number;

  constructor(memory: LinearMemory, questions: readonly GoalQuestion[], address: number, count: number) {
    this.#memory = memory;
    this.#entries = memory.allocateWords(2 * questions.length + 1);
    memory.set(address, this.#entries);
    memory.set(count, questions.length);
    this.goals = questions.map(({ goal }) => goal);
    this.trees = questions.map(({ at, where, question }, index) => {
      memory.set(this.#entries + 8 * index + 4, kinds[at]);
      return new LinearTree(memory, where, question, () => this.#entries + 8 * index);
    });
  }

  /** Asks no more for a goal. */
  close(goal: number): void {
    this.goals.forEach((other, index) => {
      if (other === goal) this.#memory.set(this.#entries + 8 * index + 4, closed);
    });
  }
}

export function questionsOf(memory: LinearMemory, questions: readonly GoalQuestion[]) {
  return {
    always: new Questions(
      memory,
      questions.filter(({ at }) => at === 'always'),
      control.always,
      control.alwaysCount,
    ),
    rest: new Questions(
      memory,
      questions.filter(({ at }) => at !== 'always'),
      control.rest,
      control.restCount,
    ),
  };
}
