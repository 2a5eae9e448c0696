import { isRecord, type Whole } from './domain.ts';

/** The names of all fields within a value, at any depth. */
export function fieldsOf(message: unknown): readonly string[] {
  if (typeof message !== 'object' || message === null) return [];
  const names = Array.isArray(message) ? [] : Object.keys(message);
  return [...names, ...Object.values(message).flatMap(fieldsOf)];
}

/** The names under which values may be declared for the parts of a value, or for all of it where it is no record. */
export function namesOf(value: unknown, whole: Whole): readonly string[] {
  return isRecord(value) ? fieldsOf(value) : [whole, ...fieldsOf(value)];
}
