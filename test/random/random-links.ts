import fc, { type Arbitrary } from 'fast-check';
import { underneath } from '../reference/link-rules.ts';
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
  const connected: Arbitrary<LinkSpec> = fc
    .record({ otherwise: single, ends: fc.subarray([...names], { minLength: 2, maxLength: 2 }), link: connections })
    .map(({ otherwise, ends: [p, q], link }) => ({
      kind: 'perPair',
      otherwise,
      except: [
        { from: p!, to: q!, link },
        { from: q!, to: p!, link },
      ],
    }));
  const links = weighted([10, single], [3, medium], [3, mixed], [2, connections], [1, connected]);
  return fc
    .record({ links, losses: fc.integer({ min: 1, max: 2 }), duplications: fc.integer({ min: 1, max: 2 }) })
    .map(({ links: spec, losses, duplications }) => withBudgets(spec, losses, duplications));
}

/** Whether no link takes more than it can hold of what is sent again and again, so that senders need no limit. */
export function takesAnyNumber(link: LinkSpec): boolean {
  switch (link.kind) {
    case 'perfect':
    case 'loggedPerfect':
      return false;
    case 'mergingPerfect':
    case 'fairLoss':
    case 'fairLossFifo':
    case 'stubborn':
    case 'udp':
    case 'broadcastMedium':
      return true;
    case 'fifoPerfect':
    case 'tcp':
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
  return underneath(link).kind === 'loggedPerfect';
}

const medium: Arbitrary<LinkSpec> = fc.constant({ kind: 'broadcastMedium' });

const connection: Arbitrary<LinkSpec> = fc
  .record({ resets: fc.constantFrom(null, 0, 1, 2), capacity: fc.constantFrom(null, null, 1, 2) })
  .map(({ resets, capacity }) => ({
    kind: 'tcp',
    ...(resets !== null && { resets }),
    ...(capacity !== null && { capacity }),
  }));

const base: Arbitrary<LinkSpec> = weighted(
  [3, fc.constant<LinkSpec>({ kind: 'perfect' })],
  [3, fc.constant<LinkSpec>({ kind: 'mergingPerfect' })],
  [2, fc.constant<LinkSpec>({ kind: 'fifoPerfect' })],
  [2, fc.integer({ min: 1, max: 3 }).map((capacity): LinkSpec => ({ kind: 'fifoPerfect', capacity }))],
);

const promising: Arbitrary<LinkSpec> = weighted(
  [3, fc.constant<LinkSpec>({ kind: 'fairLoss', duplication: true })],
  [3, fc.constant<LinkSpec>({ kind: 'fairLoss', duplication: false })],
  [
    3,
    fc.record({
      kind: fc.constant('fairLossFifo' as const),
      capacity: fc.constantFrom(1, 2),
      duplication: fc.boolean(),
    }),
  ],
  [3, fc.constant<LinkSpec>({ kind: 'stubborn' })],
  [3, fc.constant<LinkSpec>({ kind: 'loggedPerfect' })],
  [3, fc.constant<LinkSpec>({ kind: 'udp' })],
);

/** Mostly over links that neither lose nor duplicate by themselves. */
const worsened = weighted([4, base], [1, promising]);

const single: Arbitrary<LinkSpec> = weighted(
  [10, base],
  [17, promising],
  [4, faulty('lossy', worsened)],
  [4, faulty('duplicating', worsened)],
  [2, faulty('lossy', faulty('duplicating', worsened))],
  [2, faulty('duplicating', faulty('lossy', worsened))],
);

const connections: Arbitrary<LinkSpec> = weighted(
  [3, connection],
  [1, faulty('lossy', connection)],
  [1, faulty('duplicating', connection)],
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
