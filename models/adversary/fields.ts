/** The names of all fields within a value, at any depth. */
export function fieldsOf(message: unknown): readonly string[] {
  if (typeof message !== 'object' || message === null) return [];
  const names = Array.isArray(message) ? [] : Object.keys(message);
  return [...names, ...Object.values(message).flatMap(fieldsOf)];
}
