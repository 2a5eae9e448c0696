/** A predicate on names: part of the name, in any case; `*` stands for anything. No other character is special. */
export function namePattern(pattern: string): (name: string) => boolean {
  const literals = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const expression = new RegExp(literals.join('.*'), 'is');
  return (name) => expression.test(name);
}
