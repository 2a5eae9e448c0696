import fc, { type Arbitrary } from 'fast-check';
import type { LinkSpec } from '../reference/reference-system.ts';
import { weighted } from './weighted.ts';

/** Links of every kind, mixed by pairs or not. Processes are named by `names`; one budget has one size throughout. */
export function randomLinks(names: readonly string[]): Arbitrary<LinkSpec> {
  const process = fc.constantFrom(...names);
  const mixed: Arbitrary<LinkSpec> = fc.record({
    kind: fc.constant('perPair'),
    otherwise: single,
    except: fc.uniqueArray(fc.record({ from: process, to: process, link: single }), {
      minLength: 1,
      maxLength: 3,
      selector: ({ from, to }) => `${from} ${to}`,
      size: 'max',
    }),
  });
  const links = weighted([10, single], [3, medium], [3, mixed], [2, connections]);
  return fc
    .record({ links, losses: fc.integer({ min: 1, max: 2 }), duplications: fc.integer({ min: 1, max: 2 }) })
    .map(({ links: spec, losses, duplications }) => withBudgets(spec, losses, duplications));
}

/** Whether no link takes more than it can hold of what is sent again and again, so that senders need no limit. */
export function takesAnyNumber(link: LinkSpec): boolean {
  switch (link.kind) {
    case 'perfect':
    case 'loggedPerfect':
    case 'tcp':
      return false;
    case 'mergingPerfect':
    case 'fairLoss':
    case 'stubborn':
    case 'udp':
    case 'broadcastMedium':
      return true;
    case 'fifoPerfect':
      return link.capacity !== undefined;
    case 'lossy':
    case 'duplicating':
      return takesAnyNumber(link.over);
    case 'perPair':
      return [link.otherwise, ...link.except.map((pair) => pair.link)].every(takesAnyNumber);
  }
}

/** Whether some link keeps what it delivers in stable storage. */
export function isLogged(link: LinkSpec): boolean {
  if (link.kind === 'perPair') return [link.otherwise, ...link.except.map((pair) => pair.link)].some(isLogged);
  return link.kind === 'loggedPerfect';
}

const medium: Arbitrary<LinkSpec> = fc.constant({ kind: 'broadcastMedium' });

const connections: Arbitrary<LinkSpec> = fc
  .option(fc.integer({ min: 0, max: 2 }), { nil: undefined, freq: 2 })
  .map((resets): LinkSpec => ({ kind: 'tcp', ...(resets !== undefined && { resets }) }));

const base: Arbitrary<LinkSpec> = weighted(
  [3, fc.constant<LinkSpec>({ kind: 'perfect' })],
  [3, fc.constant<LinkSpec>({ kind: 'mergingPerfect' })],
  [2, fc.constant<LinkSpec>({ kind: 'fifoPerfect' })],
  [2, fc.integer({ min: 1, max: 3 }).map((capacity): LinkSpec => ({ kind: 'fifoPerfect', capacity }))],
);

const single: Arbitrary<LinkSpec> = weighted(
  [10, base],
  [3, fc.constant<LinkSpec>({ kind: 'fairLoss', duplication: true })],
  [3, fc.constant<LinkSpec>({ kind: 'fairLoss', duplication: false })],
  [3, fc.constant<LinkSpec>({ kind: 'stubborn' })],
  [3, fc.constant<LinkSpec>({ kind: 'loggedPerfect' })],
  [3, fc.constant<LinkSpec>({ kind: 'udp' })],
  [4, faulty('lossy', base)],
  [4, faulty('duplicating', base)],
  [2, faulty('lossy', faulty('duplicating', base))],
  [2, faulty('duplicating', faulty('lossy', base))],
);

function faulty(kind: 'lossy' | 'duplicating', over: Arbitrary<LinkSpec>): Arbitrary<LinkSpec> {
  return fc
    .record({ over, limited: fc.boolean() })
    .map((spec): LinkSpec => ({ kind, over: spec.over, ...(spec.limited && { atMost: 1 }) }));
}

function withBudgets(link: LinkSpec, losses: number, duplications: number): LinkSpec {
  switch (link.kind) {
    case 'lossy':
    case 'duplicating': {
      const atMost = link.kind === 'lossy' ? losses : duplications;
      return {
        kind: link.kind,
        over: withBudgets(link.over, losses, duplications),
        ...(link.atMost !== undefined && { atMost }),
      };
    }
    case 'perPair':
      return {
        kind: 'perPair',
        otherwise: withBudgets(link.otherwise, losses, duplications),
        except: link.except.map((pair) => ({ ...pair, link: withBudgets(pair.link, losses, duplications) })),
      };
    default:
      return link;
  }
}
