import fc from 'fast-check';
import { expect, it } from 'vitest';
import { linearizable } from '../../specs/linearizable.ts';
import { initial, isComplete, type Operation, precedes } from '../../specs/register-history.ts';

/** Every order of every choice of operations that holds all complete ones. */
function* orders(operations: readonly Operation[]): Generator<readonly Operation[]> {
  if (operations.every((operation) => !isComplete(operation))) yield [];
  for (const first of operations) {
    for (const rest of orders(operations.filter((other) => other !== first))) yield [first, ...rest];
  }
}

/** As the definition has it. */
function naivelyLinearizable(operations: readonly Operation[]): boolean {
  return [...orders(operations)].some((order) => {
    let value: string | undefined = initial;
    return order.every((operation, place) => {
      if (order.slice(place + 1).some((later) => precedes(later, operation))) return false;
      if (operation.kind === 'write') value = operation.value;
      return operation.kind === 'write' || !isComplete(operation) || operation.value === value;
    });
  });
}

const operation = fc
  .record({
    kind: fc.constantFrom('read' as const, 'write' as const),
    value: fc.constantFrom(initial, '"A"', '"B"'),
    invoked: fc.nat(9),
    length: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.constant(Number.POSITIVE_INFINITY)),
  })
  .map(
    ({ kind, value, invoked, length }): Operation => ({
      process: 'p',
      kind,
      value,
      invoked,
      completed: invoked + length,
    }),
  );

it('the search for a linearisation finds one if and only if there is one among all orders', () => {
  const seen = { yes: 0, no: 0 };
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 5 }), (operations) => {
      const expected = naivelyLinearizable(operations);
      seen[expected ? 'yes' : 'no']++;
      expect(linearizable(operations)).toBe(expected);
    }),
    { numRuns: 300, seed: 1 },
  );
  expect(Math.min(seen.yes, seen.no)).toBeGreaterThan(50);
});
