import type { Check } from '../checker/check.ts';

/** What a module's default export is: its checks, or in words what stands in their place. */
export type DefaultExport = { readonly checks: readonly Check[] } | { readonly insteadOfChecks: string };

/** The checks in a value: one check, or an array of checks, or arrays of such. */
export function checksIn(value: unknown): DefaultExport {
  if (isCheck(value)) return { checks: [value] };
  if (!Array.isArray(value)) return { insteadOfChecks: described(value) };
  if (value.length === 0) return { insteadOfChecks: 'an empty array' };
  const checks: Check[] = [];
  for (const [index, element] of value.entries()) {
    const inElement = checksIn(element);
    if ('insteadOfChecks' in inElement) {
      return { insteadOfChecks: `an array with ${inElement.insteadOfChecks} at position ${index + 1}` };
    }
    checks.push(...inElement.checks);
  }
  return { checks };
}

export function isCheck(value: unknown): value is Check {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'check';
}

/** What a value is, in a few words. */
function described(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  if (typeof value === 'function') return value.name ? `the function ${value.name}` : 'a function';
  if (typeof value !== 'object') return `the ${typeof value} ${JSON.stringify(value)}`;
  if (value instanceof Promise) return 'a Promise';
  if ('kind' in value && typeof value.kind === 'string') {
    const name = 'name' in value && typeof value.name === 'string' ? ` "${value.name}"` : '';
    return `the ${value.kind}${name}`;
  }
  const keys = Object.keys(value).slice(0, 4);
  return keys.length > 0 ? `an object with ${keys.join(', ')}` : 'an empty object';
}
