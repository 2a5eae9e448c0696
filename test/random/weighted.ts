import fc, { type Arbitrary } from 'fast-check';

/** One of several, each as often as its weight says. Shrinks towards the first. */
export function weighted<Values extends readonly unknown[]>(
  ...choices: { readonly [Index in keyof Values]: readonly [weight: number, arbitrary: Arbitrary<Values[Index]>] }
): Arbitrary<Values[number]> {
  const all = choices.map(([weight, arbitrary]) => ({ weight, arbitrary }));
  return fc.oneof({ withCrossShrink: true }, all[0]!, ...all.slice(1));
}

/** Null as often as not. */
export function perhaps<Value>(arbitrary: Arbitrary<Value>): Arbitrary<Value | null> {
  return weighted([1, fc.constant(null)], [1, arbitrary]);
}
