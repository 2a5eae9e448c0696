import type { Abstraction } from '../../specs/abstraction.ts';

/** One part of the table of contents. */
export interface Chapter {
  readonly title: string;
  readonly abstractions: readonly Abstraction[];
}

/** The abstractions in the order of the lecture, by their names. */
const order: readonly (readonly [title: string, names: readonly string[]])[] = [
  [
    'Replication and total order',
    [
      'total-order broadcast',
      'uniform total-order broadcast',
      'Byzantine total-order broadcast',
      'replicated state machine',
    ],
  ],
  ['Data streams', ['ordered data stream']],
  [
    'Links',
    [
      'fair-loss links',
      'stubborn links',
      'perfect links',
      'logged perfect links',
      'authenticated perfect links',
      'FIFO perfect links',
    ],
  ],
  [
    'Failure detection',
    [
      'perfect failure detector',
      'eventually perfect failure detector',
      'leader election',
      'eventual leader detector',
      'Byzantine leader detector',
    ],
  ],
  [
    'Shared memory',
    [
      '(1,N) regular register',
      '(1,N) atomic register',
      '(N,N) atomic register',
      '(1,N) Byzantine safe register',
      '(1,N) Byzantine regular register',
      '(1,N) Byzantine atomic register',
    ],
  ],
  [
    'Broadcast',
    [
      'best-effort broadcast',
      'reliable broadcast',
      'uniform reliable broadcast',
      'stubborn best-effort broadcast',
      'logged best-effort broadcast',
      'logged uniform reliable broadcast',
      'probabilistic broadcast',
      'FIFO-order broadcast',
      'causal-order broadcast',
      'causal-order uniform broadcast',
      'Byzantine consistent broadcast',
      'Byzantine reliable broadcast',
    ],
  ],
  [
    'Consensus',
    [
      'consensus',
      'uniform consensus',
      'epoch change',
      'epoch consensus',
      'logged uniform consensus',
      'common coin',
      'randomised consensus',
      'weak Byzantine consensus',
      'Byzantine consensus',
    ],
  ],
  [
    'Commit and groups',
    ['uniform terminating reliable broadcast', 'non-blocking atomic commit', 'group membership', 'view synchrony'],
  ],
];

/** The chapters of a catalogue; what none of them names comes last. */
export function chaptersOf(catalogue: readonly Abstraction[]): readonly Chapter[] {
  const named = order.map(
    ([title, names]): Chapter => ({
      title,
      abstractions: names.flatMap((name) => catalogue.filter((abstraction) => abstraction.name === name)),
    }),
  );
  const further = catalogue.filter(
    (abstraction) => !named.some(({ abstractions }) => abstractions.includes(abstraction)),
  );
  return [...named, { title: 'Further abstractions', abstractions: further }].filter(
    ({ abstractions }) => abstractions.length > 0,
  );
}
