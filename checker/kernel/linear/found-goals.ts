import type { Goal } from '../../search/breadth-first.ts';
import * as control from './control-block.ts';
import type { LinearMemory } from './linear-memory.ts';
import { type Questions, questionsOf } from './questions.ts';

/** Stands for no row. */
export const none = 0xffffffff;

/** The goals of a search: their questions, where each is found, and where the search ends for that. */
export class FoundGoals {
  /** Per goal: the first row that matches, if any does. */
  readonly found: (number | undefined)[];
  readonly always: Questions;
  readonly rest: Questions;
  readonly #memory: LinearMemory;
  /** Per goal, the row whose expansion led to it: -1 if it is one to start from. */
  readonly #foundAt: (number | undefined)[];

  /** @param onReadAlways told when an answer about every row has read a further slot */
  constructor(memory: LinearMemory, goals: readonly Goal[], onReadAlways: () => void) {
    this.#memory = memory;
    this.found = goals.map(() => undefined);
    this.#foundAt = goals.map(() => undefined);
    const { always, rest } = questionsOf(
      memory,
      goals.flatMap(({ at, where, question, further = [] }, goal) =>
        [question, ...further].map((asked) => ({ goal, at, where, question: asked })),
      ),
      onReadAlways,
    );
    this.always = always;
    this.rest = rest;
    memory.set(control.watchesOwed, goals.some(({ at }) => at === 'quiescence') ? 1 : 0);
    memory.set(control.stopRow, none);
  }

  /** Whether every goal is found; a search without goals explores all. */
  get areAllFound(): boolean {
    return this.found.length > 0 && this.found.every((row) => row !== undefined);
  }

  /** No row after this one need be expanded. */
  get stop(): number {
    return this.#memory.get(control.stopRow) >>> 0;
  }

  /** @param parent the row whose expansion has led there; -1 for a row to start from */
  find(goal: number, row: number, parent: number): void {
    if (this.found[goal] !== undefined) return;
    this.found[goal] = row;
    this.#foundAt[goal] = parent;
    for (const questions of [this.always, this.rest]) questions.close(goal);
    if (!this.areAllFound) return;
    const last = Math.max(...this.#foundAt.map((at) => at ?? none));
    if (last >= 0) this.#memory.set(control.stopRow, Math.min(this.stop, last));
  }

  /** Rows are expanded before all that earlier ones lead to is looked up: what was found too late to count was not found. */
  forgetBeyond(stop: number): void {
    this.#foundAt.forEach((at, goal) => {
      if (at !== undefined && at > stop) this.found[goal] = undefined;
    });
  }

  askAgain(): void {
    for (const tree of [...this.always.trees, ...this.rest.trees]) tree.askAgain();
  }
}
