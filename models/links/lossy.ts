import type { Link, LinkStep } from './link.ts';
import { withBudget } from './with-budget.ts';

/**
 * Links that may also lose what they could deliver. For safety: what is delivered in the end depends on the losses alone.
 *
 * @param over the links that lose
 * @param options.atMost the most losses in one execution, over all links together; any number unless said otherwise
 */
export function lossy(over: Link, options: { readonly atMost?: number } = {}): Link {
  return withBudget(
    'lossy',
    over,
    'losses',
    'loss',
    options,
    (step): LinkStep => ({ ...step, kind: 'lose', owed: [] }),
  );
}
