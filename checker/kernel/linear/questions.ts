import type { AskedAt } from '../../../specs/property.ts';
import type { SlotIndex } from '../../transition-system.ts';
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
  /** All slots that were read to answer them. */
  readonly slots: ReadonlySet<SlotIndex>;
  readonly #memory: LinearMemory;
  readonly #entries: number;

  /** @param onRead told when an answer has read a further slot */
  constructor(
    memory: LinearMemory,
    questions: readonly GoalQuestion[],
    address: number,
    count: number,
    onRead: () => void,
  ) {
    this.#memory = memory;
    this.#entries = memory.allocateWords(2 * questions.length + 1);
    memory.set(address, this.#entries);
    memory.set(count, questions.length);
    this.goals = questions.map(({ goal }) => goal);
    const slots = new Set<SlotIndex>();
    this.slots = slots;
    const learned = (path: readonly SlotIndex[]) => {
      if (path.every((slot) => slots.has(slot))) return;
      for (const slot of path) slots.add(slot);
      onRead();
    };
    this.trees = questions.map(({ at, where, question }, index) => {
      memory.set(this.#entries + 8 * index + 4, kinds[at]);
      return new LinearTree(memory, where, question, () => this.#entries + 8 * index, learned);
    });
  }

  /** Asks no more for a goal. */
  close(goal: number): void {
    this.goals.forEach((other, index) => {
      if (other === goal) this.#memory.set(this.#entries + 8 * index + 4, closed);
    });
  }
}

/** @param onReadAlways told when an answer about every row has read a further slot */
export function questionsOf(memory: LinearMemory, questions: readonly GoalQuestion[], onReadAlways: () => void) {
  return {
    always: new Questions(
      memory,
      questions.filter(({ at }) => at === 'always'),
      control.always,
      control.alwaysCount,
      onReadAlways,
    ),
    rest: new Questions(
      memory,
      questions.filter(({ at }) => at !== 'always'),
      control.rest,
      control.restCount,
      () => {},
    ),
  };
}
