import type {
  GuardedAction,
  GuardedBody,
  KeySet,
  PerKey,
  PerProcess,
} from '../../models/guarded/guarded-definition.ts';
import type { Interpretation } from './interpretation.ts';
import type { ReferenceGuarded } from './reference-system.ts';

/** The values of the variables as plain data; a set of keys is the list of its members, in the order of the keys. */
export type Values = Readonly<Record<string, unknown>>;

/** A system of guarded actions, interpreted. */
export function interpretGuarded({ definition }: ReferenceGuarded): Interpretation<Values> {
  const variables: Readonly<Record<string, unknown>> = definition.variables;
  const actions = definition.actions(declare);
  const processes = [
    ...new Set(
      Object.values(variables).flatMap((declared) => (isPerProcess(declared) ? Object.keys(declared.initial) : [])),
    ),
  ];

  /** A copy that guards read and that actions write. */
  function valuation(values: Values): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(variables).map(([name, declared]) => {
        const value = copied(values[name]);
        // A variable per key has the list of its members as its value.
        return [name, isPerKey(declared) ? keySet(declared.keys, value as readonly Key[]) : value];
      }),
    );
  }

  function valuesOf(written: Record<string, unknown>): Values {
    return Object.fromEntries(
      Object.entries(variables).map(([name, declared]) => {
        // A variable per key is a set of keys in every valuation.
        return [name, isPerKey(declared) ? [...(written[name] as KeySet<Key>)] : written[name]];
      }),
    );
  }

  const initial = Object.fromEntries(
    Object.entries(variables).map(([name, declared]) => [
      name,
      isPerKey(declared)
        ? [...keySet(declared.keys, declared.initial)]
        : isPerProcess(declared)
          ? declared.initial
          : declared,
    ]),
  );

  return {
    names: new Set(),
    starts: [{ configuration: initial, events: [] }],
    enabled(values) {
      // Guards only read, so one copy serves them all.
      const read = valuation(values);
      return {
        boundHit: false,
        transitions: actions.flatMap(({ name, parameters, body }) =>
          parameters
            .filter((parameter) => body.when(read, parameter))
            .map((parameter) => {
              const written = valuation(values);
              body.run(written, parameter);
              return {
                step: { kind: 'rule' as const, of: { name, parameter } },
                owed: body.fairness !== undefined,
                events: [],
                to: valuesOf(written),
              };
            }),
        ),
      };
    },
    world: () => ({ processes, correct: () => true }),
    view: valuation,
  };
}

type Key = string | number;

/** A copy of plain data, down to its leaves. */
function copied(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(copied);
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, part]) => [name, copied(part)]))
    : value;
}

/** Both forms of a declaration: one instance without a parameter, or one per parameter. */
function declare(
  name: string,
  parametersOrBody: readonly unknown[] | GuardedBody<unknown, unknown>,
  bodyOfInstances?: GuardedBody<unknown, unknown>,
): GuardedAction {
  return bodyOfInstances === undefined
    ? // With two arguments, the second is the body.
      { name, parameters: [undefined], body: parametersOrBody as GuardedBody<unknown, unknown> }
    : // With three arguments, the second lists the parameters.
      { name, parameters: parametersOrBody as readonly unknown[], body: bodyOfInstances };
}

function isPerProcess(declared: unknown): declared is PerProcess<Readonly<Record<string, unknown>>> {
  return hasLayout(declared, 'per process');
}

function isPerKey(declared: unknown): declared is PerKey<Key> {
  return hasLayout(declared, 'per key');
}

function hasLayout(declared: unknown, layout: string): boolean {
  return typeof declared === 'object' && declared !== null && 'layout' in declared && declared.layout === layout;
}

/** A set of keys that is iterated in the order of `keys`. */
function keySet(keys: readonly Key[], members: readonly Key[]): KeySet<Key> {
  const present = new Set(members);
  return {
    has: (key) => present.has(key),
    add: (key) => {
      if (!keys.includes(key)) {
        throw new Error(`One of the keys ${keys.join(', ')} is expected, found ${String(key)}.`);
      }
      present.add(key);
    },
    delete: (key) => {
      present.delete(key);
    },
    get size() {
      return present.size;
    },
    [Symbol.iterator]: () => keys.filter((key) => present.has(key))[Symbol.iterator](),
  };
}
