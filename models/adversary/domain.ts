import { BadInput } from '../../checker/bad-input.ts';
import type { PlainData } from '../../checker/interning/plain-data.ts';
import { expectList, shown } from '../../checker/shape.ts';
import { formatValue } from '../../checker/text/format-value.ts';
import type { Input } from '../system-definition.ts';

/** The values that a part of a message may have when a Byzantine process says it. */
export interface Domain {
  /** The field, or the place within a request, that the values belong to. */
  readonly name: string;
  readonly values: readonly unknown[];
}

/** Which parts of messages have which domains. */
export interface Domains {
  readonly all: readonly Domain[];
  /** Whether the values were found in the inputs of the system, because none were declared. */
  readonly inferred: boolean;
  /**
   * The domain of a part, if it has one.
   *
   * @param field the name of the field whose value it is, if it is one
   * @param whole what it is, if it is part of nothing
   */
  of(part: unknown, field: string | undefined, whole?: Whole): Domain | undefined;
}

/** What a value is that is part of nothing. Where it is no record, its values are declared under this name. */
export type Whole = 'message' | 'request' | 'state';

/** What a Byzantine process may say: values by the names of fields, wherever in a message they stand; or whole messages. */
export type Says = Readonly<Record<string, readonly unknown[]>> | readonly unknown[];

/** @throws BadInput for a domain that is no list, or an empty one */
export function validateSays(where: string, says: Says): void {
  if (Array.isArray(says)) {
    if (says.length === 0) {
      throw new BadInput(`${where}: expected at least one message, found an empty list. Name what may be said.`);
    }
    return;
  }
  if (typeof says !== 'object' || says === null) {
    throw new BadInput(
      `${where}: expected values by the names of fields, such as { body: ['A', 'B'] }, or a list of messages, found ${shown(says)}.`,
    );
  }
  for (const [field, values] of Object.entries(says as Readonly<Record<string, readonly unknown[]>>)) {
    expectList(`${where}, ${field}`, values);
    if (values.length === 0) {
      throw new BadInput(
        `${where}: expected at least one value for the field "${field}", found an empty list. Name its values.`,
      );
    }
  }
}

/** The domains that were declared, or without a declaration those that the inputs suggest. */
export function domainsOf(says: Says | undefined, inputs: readonly Input[], data: PlainData): Domains {
  const plain = data.canonical(says ?? null, () => 'arbitrary, says') as Says | null;
  return plain === null || Array.isArray(plain)
    ? inferredDomains(inputs)
    : declaredDomains(plain as Readonly<Record<string, readonly unknown[]>>);
}

/** The domains that a user declared, by the names of fields. */
export function declaredDomains(says: Readonly<Record<string, readonly unknown[]>>): Domains {
  const all = Object.entries(says).map(([name, values]): Domain => ({ name, values: distinct(values) }));
  const byName = new Map(all.map((domain) => [domain.name, domain]));
  return {
    all,
    inferred: false,
    of: (part, field, whole) => {
      const name = field ?? (isRecord(part) ? undefined : whole);
      return name === undefined ? undefined : byName.get(name);
    },
  };
}

/**
 * The domains that the declared inputs suggest: where a message holds what clients may ask for, or a part of that, it may hold
 * whatever else stands at the same place of another request. A number or a truth value means something only under its own name.
 */
export function inferredDomains(inputs: readonly Input[]): Domains {
  const places = new Map<string, Domain & { readonly field: string | undefined }>();
  const collect = (part: unknown, field: string | undefined, path: string) => {
    const known = places.get(path)?.values ?? [];
    places.set(path, { name: path === '' ? 'request' : path, field, values: distinct([...known, part]) });
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return;
    for (const [name, inner] of Object.entries(part)) collect(inner, name, path === '' ? name : `${path}.${name}`);
  };
  for (const { alternatives } of inputs) for (const request of alternatives) collect(request, undefined, '');
  const all = [...places.values()];
  return {
    all,
    inferred: true,
    of: (part, field) => {
      const text = textOf(part);
      const telling = typeof part === 'string' || (typeof part === 'object' && part !== null);
      return all.find(
        (domain) => (telling || domain.field === field) && domain.values.some((value) => textOf(value) === text),
      );
    },
  };
}

/** Whether a value has named fields, so that it is these that have domains. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** "body: A | B" */
export function describeDomain({ name, values }: Domain): string {
  return `${name}: ${values.map((value) => formatValue(value, { lengthMax: 30 })).join(' | ')}`;
}

/** Equal values have equal texts. */
export function textOf(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

function distinct(values: readonly unknown[]): readonly unknown[] {
  return [...new Map(values.map((value) => [textOf(value), value])).values()];
}
