import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RuleSet } from '../../../checker/kernel/rule-set.ts';
import type { Read } from '../../../checker/transition-system.ts';

const slots = 3;
const nothing = 1;

/** What a rule does: reads one slot, or none, perhaps a second; and answers something else than `nothing` for few ids. */
interface Rule {
  readonly reads: readonly number[];
  readonly active: number;
}

const questionOf =
  ({ reads, active }: Rule) =>
  (read: Read): number => {
    for (const slot of reads) if (read(slot) !== active) return nothing;
    return 2 + active;
  };

describe('a set of joint rules', () => {
  it('leaves out no rule that does something, and answers as the rules themselves, in their order', () => {
    const rule = fc.record({
      reads: fc.uniqueArray(fc.nat({ max: slots - 1 }), { maxLength: 2 }),
      active: fc.nat({ max: 4 }),
    });
    const ids = fc.array(fc.nat({ max: 6 }), { minLength: slots, maxLength: slots });
    fc.assert(
      fc.property(
        fc.array(rule, { maxLength: 75, size: 'max' }),
        fc.array(ids, { minLength: 1, maxLength: 30, size: 'max' }),
        (rules, all) => {
          const set = new RuleSet(
            rules.map((one, index) => ({ where: `rule ${index}`, question: questionOf(one) })),
            nothing,
          );
          const candidates = new Int32Array(set.words);
          for (const vector of all) {
            const packed = Int32Array.from(vector);
            set.select(packed, candidates);
            const asked = rules.flatMap((_, index) =>
              (candidates[index >>> 5]! >>> (index & 31)) & 1 ? [[index, set.trees[index]!.ask(packed)] as const] : [],
            );
            const expected = rules.map((one, index) => [index, questionOf(one)((slot) => vector[slot]!)] as const);
            expect(asked.filter(([, answer]) => answer !== nothing)).toEqual(
              expected.filter(([, answer]) => answer !== nothing),
            );
          }
        },
      ),
    );
  });

  it('asks a rule no more where the slot that it reads first has said that it does nothing', () => {
    let asked = 0;
    const counting = { where: 'counting', question: (read: Read) => (++asked > 0 && read(0) === 5 ? 2 : nothing) };
    const set = new RuleSet([counting], nothing);
    const candidates = new Int32Array(1);
    const select = (id: number) => {
      set.select(Int32Array.of(id, 0), candidates);
      return candidates[0];
    };
    expect(select(3)).toBe(1);
    set.trees[0]!.ask(Int32Array.of(3, 0));
    expect([select(3), select(4), select(5), asked]).toEqual([0, 1, 1, 1]);
  });
});
