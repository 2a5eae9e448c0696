import { BadInput } from '../../checker/bad-input.ts';
import { expectFunction, shown } from '../../checker/shape.ts';
import { isLink, type Link, type Obligation } from './link.ts';

/**
 * The same links with other promises about what they do: for showing what a protocol needs of them.
 *
 * @param how what is changed, for the verdict: "deliveries owed weakly"
 * @param change the promise in place of another; null for none
 */
export function owing(links: Link, how: string, change: (obligation: Obligation) => Obligation | null): Link {
  if (!isLink(links)) throw new BadInput(`owing: expected links, such as perfect(), found ${shown(links)}.`);
  if (typeof how !== 'string') throw new BadInput(`owing: expected what is changed, in words, found ${shown(how)}.`);
  expectFunction('owing, change', change);
  return {
    ...links,
    name: `${links.name}, ${how}`,
    steps: (content, everyone) =>
      links.steps(content, everyone).map((step) => ({
        ...step,
        owed: step.owed.map(change).filter((obligation) => obligation !== null),
      })),
  };
}
