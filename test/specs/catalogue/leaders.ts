import type { Observed } from '../../../specs/event.ts';
import type { Play } from '../plays.ts';
import { asks, crashes, tells } from '../traces.ts';
import type { ExamplesOf } from './examples.ts';

const play = (faulty: readonly string[], stem: readonly Observed[], loop: readonly Observed[] = []): Play => ({
  processes: ['p', 'q'],
  faulty,
  stem,
  loop,
});
const elects = (process: string, leader: string) => tells(process, { leader });
const trusts = (process: string, trust: string) => tells(process, { trust });

const complains = (process: string, complain: string) => asks(process, { complain });

/** Four processes, of which one may be Byzantine: it takes two complaints. */
const amongFour = (faulty: readonly string[], ...stem: readonly Observed[]): Play => ({
  processes: ['p', 'q', 'r', 's'],
  faulty,
  stem,
});
const [bothTrust, bothComplain] = [
  ['q', 'r'].map((name) => trusts(name, 'p')),
  ['q', 'r'].map((name) => complains(name, 'p')),
];

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
  'Byzantine leader detector': {
    // Few events: the classifier follows every order of them.
    BLD1: {
      satisfy: {
        'two complain, and all follow another': amongFour(
          [],
          ...bothTrust,
          ...bothComplain,
          ...['p', 'q', 'r', 's'].map((name) => trusts(name, 'q')),
        ),
        'one complaint is not enough': amongFour(['p'], ...bothTrust, complains('q', 'p')),
        'nor is one more, of a Byzantine process': amongFour(['r'], ...bothTrust, ...bothComplain),
        'nor are complaints about who is not trusted': amongFour(['p'], ...bothComplain),
      },
      violate: {
        'two complain, and one follows nobody': amongFour(
          ['p'],
          ...bothTrust,
          ...bothComplain,
          ...['q', 'r'].map((name) => trusts(name, 'q')),
        ),
        'among two, of which none may be Byzantine, one complaint is enough': play(
          [],
          [trusts('q', 'p'), complains('q', 'p')],
        ),
      },
    },
    BLD2: {
      satisfy: {
        'a new leader after a complaint': play([], [trusts('p', 'q'), complains('q', 'q'), trusts('p', 'p')]),
        'the first leader needs none': play([], [trusts('p', 'q')]),
        'a Byzantine process trusts whom it likes': play(['p'], [trusts('p', 'q'), trusts('p', 'p')]),
      },
      violate: {
        'a new leader without a complaint': play([], [trusts('p', 'q'), trusts('p', 'p')]),
        'the complaint comes too late': play([], [trusts('p', 'q'), trusts('p', 'p'), complains('q', 'q')]),
        'only a Byzantine process has complained': play(
          ['q'],
          [trusts('p', 'q'), complains('q', 'q'), trusts('p', 'p')],
        ),
      },
    },
    BLD3: {
      satisfy: {
        'both trust q in the end': play([], [trusts('p', 'p'), trusts('q', 'q'), trusts('p', 'q')]),
        'a Byzantine process trusts another': play(['q'], [trusts('p', 'p'), trusts('q', 'q')]),
      },
      violate: {
        'each trusts itself': play([], [trusts('p', 'p'), trusts('q', 'q')]),
        'one of them changes its mind for ever': play([], [trusts('p', 'p')], [trusts('q', 'q'), trusts('q', 'p')]),
      },
    },
  },
};
