import { BadInput } from '../checker/bad-input.ts';
import type { Inclusion } from '../checker/matrix/axis.ts';
import { shown } from '../checker/shape.ts';
import { counted } from '../checker/text/counted.ts';
import type { Says } from './adversary/domain.ts';
import { arbitrary } from './failures/arbitrary.ts';
import { crashStop } from './failures/crash-stop.ts';
import type { FailurePoint, LinkPoint, TimingPoint } from './family.ts';
import { duplicating } from './links/duplicating.ts';
import { fairLoss } from './links/fair-loss.ts';
import { fifoPerfect } from './links/fifo-perfect.ts';
import type { Link } from './links/link.ts';
import { perfect } from './links/perfect.ts';
import { udp } from './links/udp.ts';
import { asynchronous } from './timing/asynchronous.ts';
import { partiallySynchronous } from './timing/partially-synchronous.ts';
import { synchronous } from './timing/synchronous.ts';

// The usual models, for families to ask about, with the order between them.

const includes = (...points: readonly string[]): readonly Inclusion[] =>
  points.map((point) => ({ point, of: 'executions' }));

export const noFailure: FailurePoint = { name: 'no failure', model: null };

export function upToCrashes(atMost: number, over: FailurePoint = noFailure): FailurePoint {
  return { name: `up to ${atMost} crashed`, model: crashStop({ atMost }), includes: includes(over.name) };
}

/**
 * Byzantine processes.
 *
 * @param options.acts the most things that they say or do wrong in one execution; any number unless said otherwise
 * @param options.over the failures that this point includes: none unless said otherwise. Crashes, where all properties speak of correct
 * processes only, and acts are not counted: to stop is one of the things that a Byzantine process may do
 */
export function upToByzantine(
  atMost: number,
  options: { readonly says?: Says; readonly acts?: number; readonly over?: FailurePoint } = {},
): FailurePoint {
  const { over = noFailure, ...may } = options;
  const acts = may.acts === undefined ? '' : ` with ${counted(may.acts, 'act')}`;
  return {
    name: `up to ${atMost} Byzantine${acts}`,
    model: arbitrary({ atMost, ...may }),
    includes: includes(over.name),
  };
}

/** Links by what they promise, each with those that it includes. */
const links = {
  'FIFO perfect': { link: fifoPerfect, easier: [] },
  perfect: { link: perfect, easier: ['FIFO perfect'] },
  'perfect with 1 copy': { link: () => duplicating(perfect(), { atMost: 1 }), easier: ['FIFO perfect', 'perfect'] },
  'fair-loss without copies': { link: () => fairLoss({ duplication: false }), easier: ['FIFO perfect', 'perfect'] },
  'fair-loss': { link: fairLoss, easier: ['FIFO perfect', 'perfect', 'fair-loss without copies'] },
  UDP: { link: udp, easier: ['FIFO perfect', 'perfect', 'fair-loss without copies', 'fair-loss'] },
} as const;

/**
 * Some of the usual links, with the order between them: where no process sends the same message twice to another, since of equal messages
 * under way fair-loss links and UDP keep one.
 *
 * @param over what is done to each: `authenticated`, or nothing
 */
export function usualLinks(
  names: readonly (keyof typeof links)[],
  over: (link: Link) => Link = (link) => link,
): readonly LinkPoint[] {
  return names.map((name) => {
    if (!Object.hasOwn(links, name)) {
      throw new BadInput(`usualLinks: expected some of ${Object.keys(links).join(', ')}, found ${shown(name)}.`);
    }
    const { link, easier } = links[name];
    return { name, model: over(link()), includes: includes(...easier.filter((other) => names.includes(other))) };
  });
}

/** Each includes the one before: a bound on delays may hold from the start, and need never be hit. */
export const usualTiming: readonly TimingPoint[] = [
  { name: 'synchronous', model: synchronous({ delay: 1 }) },
  { name: 'partially synchronous', model: partiallySynchronous({ delay: 1 }), includes: includes('synchronous') },
  { name: 'asynchronous', model: asynchronous(), includes: includes('partially synchronous') },
];
