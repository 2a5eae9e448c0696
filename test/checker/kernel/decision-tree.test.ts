import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BadInput } from '../../../checker/bad-input.ts';
import { DecisionTree, type Question } from '../../../checker/kernel/decision-tree.ts';
import { Layout } from '../../../checker/kernel/layout.ts';
import { Rows } from '../../../checker/kernel/rows.ts';

const slots = 4;
const idsMax = 6;

/** A question as a program: where it reads next depends on what it read so far, and so does the answer. */
function questionOf(seed: number, length: number): Question {
  return (read) => {
    let state = seed;
    for (let step = 0; step < length; step++) {
      state = (Math.imul(state, 31) + read(Math.abs(state) % slots) + 7) | 0;
      if (state % 5 === 0) break;
    }
    return Math.abs(state) % 4;
  };
}

const ids = fc.array(fc.nat({ max: idsMax }), { minLength: slots, maxLength: slots });

function packed(vector: readonly number[]) {
  const layout = new Layout(slots);
  const rows = new Rows(1);
  vector.forEach((id, slot) => {
    if (!layout.admits(slot, id)) layout.makeRoom(slot, id, rows);
  });
  const words = new Int32Array(3 + layout.words);
  vector.forEach((id, slot) => {
    words[3 + layout.word[slot]!]! |= id << layout.shift[slot]!;
  });
  return { words, layout };
}

const impure = new BadInput(
  'guard answered differently when it was asked the same again: expected a pure function. ' +
    'Compute only from the arguments, and change no variable outside of it.',
);

describe('a decision tree', () => {
  it('answers what the question itself answers, asked of loose ids as of packed rows', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.nat({ max: 5 }),
        fc.array(ids, { minLength: 1, maxLength: 40 }),
        (seed, length, all) => {
          const question = questionOf(seed, length);
          const tree = new DecisionTree('question', question);
          for (const vector of all) {
            const answer = question((slot) => vector[slot]!);
            const { words, layout } = packed(vector);
            expect(tree.ask(Int32Array.from(vector))).toBe(answer);
            expect(tree.askPacked(words, 3, layout)).toBe(answer);
          }
          tree.askAgain();
        },
      ),
    );
  });

  it('asks the question once per distinct reading', () => {
    let asked = 0;
    const tree = new DecisionTree('sum', (read) => {
      asked++;
      return read(0) === 0 ? 9 : read(0) + read(2);
    });
    for (let a = 0; a < 3; a++) {
      for (let b = 0; b < 3; b++) {
        for (let c = 0; c < 3; c++) tree.ask(Int32Array.of(a, b, c, 0));
      }
    }
    // Once where slot 0 is 0, and once for each id of slot 2 where it is 1 or 2; slot 1 is never read.
    expect(asked).toBe(1 + 2 * 3);
  });

  it('remembers the answer to a question that reads nothing', () => {
    let asked = 0;
    const tree = new DecisionTree('constant', () => {
      asked++;
      return 3;
    });
    expect([tree.ask(Int32Array.of(1)), tree.ask(Int32Array.of(2)), asked]).toEqual([3, 3, 1]);
  });

  it('refuses a question whose reads depend on something else than what it read', () => {
    let first = 0;
    const tree = new DecisionTree('guard', (read) => read(first));
    tree.ask(Int32Array.of(1, 1));
    first = 1;
    expect(() => tree.ask(Int32Array.of(2, 2))).toThrow(impure);
  });

  it('finds by asking again that an answer has changed', () => {
    let bonus = 0;
    const tree = new DecisionTree('guard', (read) => read(0) + bonus);
    tree.ask(Int32Array.of(1));
    tree.askAgain();
    bonus = 1;
    expect(() => tree.askAgain()).toThrow(impure);
  });

  it('finds by asking again that something else is read', () => {
    let second = false;
    const tree = new DecisionTree('guard', (read) => (second ? read(1) : read(0)));
    tree.ask(Int32Array.of(1, 1));
    second = true;
    expect(() => tree.askAgain()).toThrow(impure);
  });

  it('asks the last first, so that a counter outside of the question shows', () => {
    let calls = 0;
    const tree = new DecisionTree('guard', (read) => (read(0) >= 0 ? calls++ % 2 : 2));
    tree.ask(Int32Array.of(0));
    tree.ask(Int32Array.of(1));
    expect(() => tree.askAgain()).toThrow(impure);
  });

  it('learns nothing from a question that throws', () => {
    let broken = true;
    const tree = new DecisionTree('guard', (read) => {
      const id = read(0);
      if (broken) throw new Error('broken');
      return id;
    });
    expect(() => tree.ask(Int32Array.of(5))).toThrow('broken');
    broken = false;
    expect(tree.ask(Int32Array.of(5))).toBe(5);
  });
});
