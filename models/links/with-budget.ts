import { BadInput } from '../../checker/bad-input.ts';
import { expectMembers, shown } from '../../checker/shape.ts';
import { type Content, isLink, type Link, type LinkStep } from './link.ts';

/**
 * A link with one more kind of step beside each delivery, perhaps only so often in one execution.
 *
 * @throws BadInput for a shared medium, where nothing is ever gone, and for a budget that is no whole number
 */
export function withBudget(
  name: string,
  over: Link,
  what: string,
  one: string,
  options: { readonly atMost?: number },
  variant: (delivery: LinkStep, content: Content) => LinkStep,
): Link {
  if (!isLink(over)) {
    throw new BadInput(
      `${name}: expected links, such as perfect(), found ${shown(over)}. Call the function that makes them.`,
    );
  }
  if (over.shared) {
    throw new BadInput(
      `${name}: expected links between pairs of processes, found ${over.name}, where what is said stays said. Use perfect() or fifoPerfect().`,
    );
  }
  expectMembers(name, options, ['atMost']);
  const { atMost } = options;
  if (atMost !== undefined && (!Number.isInteger(atMost) || atMost < 0)) {
    throw new BadInput(
      `${name}: expected a number of ${what}, 0 or more, found atMost: ${String(atMost)}. Give an integer.`,
    );
  }
  const limit = atMost === undefined ? '' : `, at most ${atMost} ${atMost === 1 ? one : what}`;
  return {
    name: `${name} ${over.name}${limit}`,
    shared: false,
    ...(over.authenticated && { authenticated: true }),
    ...(over.logged && { logged: true }),
    ...(over.connection && { connection: over.connection }),
    budgets: atMost === undefined ? over.budgets : [...over.budgets, { name: what, units: atMost }],
    add: over.add,
    steps: (content, everyone) =>
      over.steps(content, everyone).flatMap((step) => {
        if (step.kind !== 'deliver') return [step];
        const further = variant(step, content);
        return [step, atMost === undefined ? further : { ...further, spends: what }];
      }),
  };
}
