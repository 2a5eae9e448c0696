import type { Observed } from '../../../specs/event.ts';
import type { Play } from '../plays.ts';
import { crashes, tells } from '../traces.ts';
import type { ExamplesOf } from './examples.ts';

const play = (faulty: readonly string[], stem: readonly Observed[], loop: readonly Observed[] = []): Play => ({
  processes: ['p', 'q'],
  faulty,
  stem,
  loop,
});
const elects = (process: string, leader: string) => tells(process, { leader });
const trusts = (process: string, trust: string) => tells(process, { trust });

/** What satisfies and violates the properties of those who find a leader. */
export const leaderExamples: Readonly<Record<string, ExamplesOf>> = {
  'leader election': {
    LE1: {
      satisfy: {
        'a correct process is elected': play(['p'], [elects('q', 'p'), crashes('p'), elects('q', 'q')]),
        'a process is elected that may crash, and never does': play(['p'], [elects('q', 'p')]),
      },
      violate: {
        'nobody is elected': play([], [tells('p', 'nothing')]),
        'the leader crashes, and no other is elected': play(['p'], [elects('q', 'p'), crashes('p')]),
      },
    },
    LE2: {
      satisfy: {
        'a leader follows one that has crashed': play(['p'], [elects('q', 'p'), crashes('p'), elects('q', 'q')]),
        'the same leader is elected again': play([], [elects('q', 'p'), elects('q', 'p')]),
        'one process hears later of a crash than the other': play(
          ['p'],
          [crashes('p'), elects('q', 'q'), elects('p', 'p')],
        ),
      },
      violate: {
        'a leader follows one that is up': play([], [elects('q', 'p'), elects('q', 'q')]),
        'a leader follows one that crashes only then': play(['p'], [elects('q', 'p'), elects('q', 'q'), crashes('p')]),
      },
    },
  },
  'eventual leader detector': {
    ELD1: {
      satisfy: {
        'both trust p': play([], [trusts('p', 'p'), trusts('q', 'p')]),
        'each trusts itself': play([], [trusts('p', 'p'), trusts('q', 'q')]),
        'who has crashed is trusted no more': play(['p'], [trusts('q', 'p'), crashes('p'), trusts('q', 'q')]),
      },
      violate: {
        'one of them trusts nobody': play([], [trusts('p', 'p')]),
        'who has crashed is trusted': play(['p'], [trusts('q', 'p'), crashes('p')]),
      },
    },
    ELD2: {
      satisfy: {
        'both trust p in the end': play([], [trusts('p', 'p'), trusts('q', 'q'), trusts('q', 'p')]),
        'only one of them trusts anybody': play([], [trusts('p', 'p')]),
      },
      violate: {
        'each trusts itself': play([], [trusts('p', 'p'), trusts('q', 'q')]),
        'one of them changes its mind for ever': play([], [trusts('p', 'p')], [trusts('q', 'q'), trusts('q', 'p')]),
      },
    },
  },
};
