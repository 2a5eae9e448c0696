import type { Link, LinkStep } from './link.ts';
import { withBudget } from './with-budget.ts';

/**
 * Links that may also deliver a copy of what they could deliver, and keep the message. For safety.
 *
 * @param over the links that duplicate
 * @param options.atMost the most duplicates in one execution, over all links together; any number unless said otherwise
 */
export function duplicating(over: Link, options: { readonly atMost?: number } = {}): Link {
  return withBudget(
    'duplicating',
    over,
    'duplicates',
    'duplicate',
    options,
    (step, content): LinkStep => ({
      ...step,
      kind: 'duplicate',
      becomes: content,
      owed: [],
    }),
  );
}
