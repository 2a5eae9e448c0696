import type { LinkSpec } from '../reference/reference-system.ts';
import type { Examined } from './examine.ts';

/** How a population of random checks is made up. Fractions are of all checks, between 0 and 1. */
export interface Profile {
  readonly checks: number;
  readonly violated: number;
  readonly holds: number;
  readonly bounded: number;
  /** Checks that were cut at a depth. */
  readonly cutAtDepth: number;
  readonly states: { readonly median: number; readonly most: number; readonly all: number };
  /** Checks whose system has a link of this kind. */
  readonly links: Readonly<Record<string, number>>;
  /** Checks in which a fault of this kind occurs in a reachable step. */
  readonly faults: Readonly<
    Record<
      'speech' | 'departure' | 'crash' | 'cut' | 'recovery' | 'omission' | 'loss' | 'duplication' | 'reset',
      number
    >
  >;
  /** Checks whose system has a part that is written in this form. */
  readonly frontEnds: Readonly<Record<'upon' | 'fsm' | 'guarded', number>>;
  /** Checks whose system has this timing, and in which its clock takes a step. */
  readonly timing: Readonly<Record<string, number>>;
  /** Checks in which a detector tells something of this kind. */
  readonly news: Readonly<Record<'suspect' | 'restore' | 'trust', number>>;
  /** Checks in which links are implemented by one or two layers. */
  readonly layers: Readonly<Record<'one' | 'two', number>>;
  readonly properties: Readonly<Record<string, number>>;
  readonly askedAt: Readonly<Record<string, number>>;
  readonly boundHits: number;
  /** Checks with a reachable state in which nothing is owed. */
  readonly quiescent: number;
}

/** Counts what there is. */
export function profile(population: readonly Examined[]): Profile {
  const part = (predicate: (one: Examined) => boolean) => population.filter(predicate).length / population.length;
  const byLabel = (labels: (one: Examined) => readonly string[]) => {
    const all = [...new Set(population.flatMap(labels))].sort();
    return Object.fromEntries(all.map((label) => [label, part((one) => labels(one).includes(label))]));
  };
  const states = population.map(({ result }) => result.states).sort((a, b) => a - b);
  const frontEnd = (kind: 'upon' | 'fsm') =>
    part(
      ({ check: { system } }) =>
        system.kind === 'processes' && Object.values(system.processes).some((p) => p.kind === kind),
    );
  const layered = (count: number) =>
    part(({ check: { system } }) => system.kind === 'processes' && system.layers.length === count);
  return {
    checks: population.length,
    violated: part(({ result }) => result.verdict === 'violated'),
    holds: part(({ result }) => result.verdict === 'holds'),
    bounded: part(({ result }) => result.verdict === 'bounded'),
    cutAtDepth: part(({ options }) => options.depth !== undefined),
    states: {
      median: states[Math.floor(states.length / 2)]!,
      most: states.at(-1)!,
      all: states.reduce((sum, count) => sum + count, 0),
    },
    links: byLabel(({ check: { system } }) => (system.kind === 'processes' ? linkKinds(system.links) : [])),
    faults: {
      speech: part(({ result }) => result.taken.says !== undefined),
      departure: part(({ result }) => result.taken.departure !== undefined),
      crash: part(({ result }) => result.taken.crash !== undefined),
      cut: part(({ result }) => result.taken.cut !== undefined),
      recovery: part(({ result }) => result.taken.recover !== undefined),
      omission: part(({ result }) => result.taken.omit !== undefined),
      loss: part(({ result }) => result.taken.lose !== undefined),
      duplication: part(({ result }) => result.taken.duplicate !== undefined),
      reset: part(({ result }) => result.taken.reset !== undefined),
    },
    frontEnds: {
      upon: frontEnd('upon'),
      fsm: frontEnd('fsm'),
      guarded: part(({ check }) => check.system.kind === 'guarded'),
    },
    timing: byLabel(({ check: { system }, result: { taken } }) => [
      ...(system.kind === 'processes' ? [system.timing?.kind ?? 'asynchronous'] : []),
      ...(taken.tick === undefined ? [] : ['a tick']),
      ...(taken.gst === undefined ? [] : ['a gst']),
    ]),
    news: {
      suspect: part(({ result }) => result.taken.suspect !== undefined),
      restore: part(({ result }) => result.taken.restore !== undefined),
      trust: part(({ result }) => result.taken.trust !== undefined),
    },
    layers: { one: layered(1), two: layered(2) },
    properties: byLabel(({ check }) => [check.property.form]),
    askedAt: byLabel(({ check }) => [check.property.at]),
    boundHits: part(({ result }) => result.boundHits),
    quiescent: part(({ result }) => result.quiescent > 0),
  };
}

/** A profile as a small table. */
export function table(counted: Profile): string {
  const { checks, states } = counted;
  const percent = (fraction: number) => `${(100 * fraction).toFixed(1)} %`;
  const group = (title: string, parts: Readonly<Record<string, number>>) =>
    Object.entries(parts).map(([label, fraction]) => [`${title}: ${label}`, percent(fraction)] as const);
  const rows = [
    ['checks', String(checks)] as const,
    ['states, median', String(states.median)] as const,
    ['states, most', String(states.most)] as const,
    ['states, all', String(states.all)] as const,
    ...group('verdict', { violated: counted.violated, holds: counted.holds, bounded: counted.bounded }),
    ['cut at a depth', percent(counted.cutAtDepth)] as const,
    ['hits a full queue', percent(counted.boundHits)] as const,
    ['becomes quiescent', percent(counted.quiescent)] as const,
    ...group('link', counted.links),
    ...group('fault', counted.faults),
    ...group('front end', counted.frontEnds),
    ...group('news', counted.news),
    ...group('layers', counted.layers),
    ...group('timing', counted.timing),
    ...group('property', counted.properties),
    ...group('asked at', counted.askedAt),
  ];
  const width = Math.max(...rows.map(([label]) => label.length));
  return rows.map(([label, value]) => `${label.padEnd(width)}  ${value.padStart(9)}`).join('\n');
}

/** The kinds of link in a system, those within others included; a bounded queue is a kind of its own. */
function linkKinds(link: LinkSpec): readonly string[] {
  switch (link.kind) {
    case 'fairLoss':
      return [link.duplication ? 'fairLoss, duplicating' : 'fairLoss'];
    case 'perfect':
    case 'stubborn':
    case 'udp':
    case 'fairLossFifo':
    case 'loggedPerfect':
    case 'mergingPerfect':
    case 'broadcastMedium':
      return [link.kind];
    case 'fifoPerfect':
    case 'tcp':
      return [link.capacity === undefined ? link.kind : `${link.kind}, bounded`];
    case 'lossy':
    case 'duplicating':
      return [link.kind, ...linkKinds(link.over)];
    case 'perPair':
      return [link.kind, ...[link.otherwise, ...link.except.map((pair) => pair.link)].flatMap(linkKinds)];
  }
}
