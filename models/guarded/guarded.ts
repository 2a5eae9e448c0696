import { BadInput } from '../../checker/bad-input.ts';
import type { Checkable } from '../../checker/model.ts';
import { expectList, shown } from '../../checker/shape.ts';
import type { Unstated } from '../../specs/event.ts';
import type { GuardedDefinition, PerKey, PerProcess, Valuation, Variables } from './guarded-definition.ts';
import { guardedModel } from './guarded-model.ts';

/** A closed system of guarded actions over shared variables. */
export interface GuardedSystem<V extends Variables = Unstated> extends Checkable<Valuation<V>> {
  readonly definition: GuardedDefinition<V>;
}

/**
 * Declares a system of guarded actions over shared variables. Nothing runs until a check does.
 *
 * @example guarded({ variables: { pc: perProcess(['p', 'q'], 'idle') }, actions: (action) => [action('enter', ['p', 'q'], { when, run })] })
 */
export function guarded<V extends Variables>(definition: GuardedDefinition<V>): GuardedSystem<V> {
  return {
    definition,
    // TypeScript cannot see that the model's states are valuations of these variables.
    model: (userCode) => guardedModel(definition as unknown as GuardedDefinition<Variables>, userCode) as never,
  };
}

/**
 * A variable with a value per process (or other key), each in a component of its own.
 *
 * @example perProcess({ p: 'idle', q: 'idle' })
 * @example perProcess(['p', 'q'], 'idle')
 */
export function perProcess<Values extends Readonly<Record<string, unknown>>>(initial: Values): PerProcess<Values>;
export function perProcess<const Key extends string | number, Value>(
  keys: readonly Key[],
  initial: Value,
): PerProcess<{ readonly [Name in Key]: Value }>;
export function perProcess(
  first: Readonly<Record<string, unknown>> | readonly (string | number)[],
  initial?: unknown,
): PerProcess<Readonly<Record<string, unknown>>> {
  if (typeof first !== 'object' || first === null) {
    throw new BadInput(
      `perProcess: expected a value per process, or a list of processes and a value, found ${shown(first)}.`,
    );
  }
  const values = isKeys(first) ? Object.fromEntries(first.map((key) => [key, initial])) : first;
  return { layout: 'per process', initial: values };
}

/**
 * A variable that holds a set of the given keys, each key in a component of its own.
 *
 * @param initial the keys that are in it at the start; none unless said otherwise
 */
export function perKey<const Key extends string | number>(
  keys: readonly Key[],
  initial: readonly Key[] = [],
): PerKey<Key> {
  expectList('perKey, keys', keys);
  expectList('perKey, initial members', initial);
  const stranger = initial.find((key) => !keys.includes(key));
  if (stranger !== undefined) {
    throw new BadInput(
      `perKey: expected initial members among the keys (${keys.join(', ')}), found ${JSON.stringify(stranger)}.`,
    );
  }
  return { layout: 'per key', keys, initial };
}

function isKeys(
  value: Readonly<Record<string, unknown>> | readonly (string | number)[],
): value is readonly (string | number)[] {
  return Array.isArray(value);
}
