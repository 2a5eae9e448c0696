import { among, play } from '../plays.ts';
import { asks, crashes, tells } from '../traces.ts';
import type { ExamplesOf } from './examples.ts';

const release = (process: string) => asks(process, 'release');
const coin = (process: string, value: 0 | 1) => tells(process, { coin: value });
const execute = (process: string, command: string) => asks(process, { execute: command });
const output = (process: string, of: string, value: number) => tells(process, { output: value, of });
const broadcast = (process: string, message: string) => asks(process, { broadcast: message });
const deliver = (process: string, message: string | null, from = 'p') => tells(process, { deliver: message, from });
const vote = (process: string, answer: 'yes' | 'no') => asks(process, { vote: answer });
const decide = (process: string, decision: 'commit' | 'abort') => tells(process, { decide: decision });
const install = (process: string, view: number, ...members: readonly string[]) => tells(process, { view, members });

const commonCoin: ExamplesOf = {
  COIN1: {
    satisfy: {
      'all release it, and see it': play(release('p'), release('q'), coin('p', 0), coin('q', 1)),
      'one keeps it back': play(release('p')),
    },
    violate: { 'one never sees it': play(release('p'), release('q'), coin('p', 0)) },
  },
};

const replicatedStateMachine: ExamplesOf = {
  RSM1: {
    satisfy: {
      'one is behind': play(output('p', 'c', 1), output('p', 'd', 2), output('q', 'c', 1)),
      'a faulty process differs': among(['q'], output('p', 'c', 1), output('q', 'd', 1)),
    },
    violate: {
      'another order': play(output('p', 'c', 1), output('q', 'd', 1)),
      'another output': play(output('p', 'c', 1), output('p', 'd', 2), output('q', 'c', 1), output('q', 'd', 3)),
    },
  },
  RSM2: {
    satisfy: { 'a command has its output': play(execute('p', 'c'), output('p', 'c', 1)) },
    violate: { 'only another process gives the output': play(execute('p', 'c'), output('q', 'c', 1)) },
  },
};

const terminatingBroadcast: ExamplesOf = {
  UTRB1: {
    satisfy: { 'the sender delivers': play(broadcast('p', 'm'), deliver('p', 'm')) },
    violate: { 'the sender delivers nothing': play(broadcast('p', 'm')) },
  },
  UTRB2: {
    satisfy: {
      'one message each': play(deliver('p', 'm'), deliver('q', 'm')),
      'that there is none, at each': among(['p'], deliver('q', null)),
    },
    violate: {
      'nothing at one process': play(deliver('p', 'm')),
      'a message, and that there is none': play(deliver('p', 'm'), deliver('q', 'm'), deliver('p', null)),
    },
  },
  UTRB3: {
    satisfy: {
      'what was broadcast': play(broadcast('p', 'm'), deliver('q', 'm')),
      'that there is none': play(deliver('q', null)),
    },
    violate: { 'what was not broadcast': play(broadcast('p', 'm'), deliver('q', 'n')) },
  },
  UTRB4: {
    satisfy: {
      'all deliver the same': play(deliver('p', 'm'), deliver('q', 'm')),
      'all deliver that there is none': play(deliver('p', null), deliver('q', null)),
    },
    violate: { 'only a faulty process delivers': among(['p'], deliver('p', 'm'), deliver('q', null)) },
  },
};

const atomicCommit: ExamplesOf = {
  NBAC1: {
    satisfy: {
      'who voted decides': play(vote('p', 'yes'), decide('p', 'commit')),
      'who does not decide is faulty': among(['p'], vote('p', 'yes'), vote('q', 'no'), decide('q', 'abort')),
    },
    violate: { 'who voted does not decide': play(vote('p', 'yes'), vote('q', 'yes'), decide('p', 'commit')) },
  },
  NBAC2: {
    satisfy: {
      'abort after a no': play(vote('p', 'no'), decide('q', 'abort')),
      'abort after a crash': among(['p'], vote('q', 'yes'), crashes('p'), decide('q', 'abort')),
    },
    violate: {
      'abort without either': play(vote('p', 'yes'), decide('q', 'abort')),
      'abort before the no': play(decide('q', 'abort'), vote('p', 'no')),
    },
  },
  NBAC3: {
    satisfy: { 'all vote yes': play(vote('p', 'yes'), vote('q', 'yes'), decide('p', 'commit')) },
    violate: {
      'commit after a no': play(vote('q', 'no'), decide('p', 'commit')),
      'a no after the commit': play(vote('p', 'yes'), decide('p', 'commit'), vote('q', 'no')),
    },
  },
  NBAC4: {
    satisfy: { 'one decision each': play(decide('p', 'commit'), decide('q', 'commit')) },
    violate: { 'two decisions of one': play(decide('p', 'commit'), decide('p', 'commit')) },
  },
  NBAC5: {
    satisfy: {
      'one and the same decision': play(decide('p', 'abort'), decide('q', 'abort')),
      'one process changes its mind, by itself': play(decide('p', 'commit'), decide('p', 'abort')),
    },
    violate: { 'a faulty process decides differently': among(['p'], decide('p', 'commit'), decide('q', 'abort')) },
  },
};

const views: ExamplesOf = {
  GM1: {
    satisfy: { 'one member less': play(install('p', 0, 'p', 'q'), install('p', 2, 'p')) },
    violate: {
      'the number goes back': play(install('p', 1, 'p', 'q'), install('p', 0, 'p')),
      'the same members': play(install('p', 0, 'p', 'q'), install('p', 1, 'p', 'q')),
    },
  },
  GM2: {
    satisfy: { 'the same members': play(install('p', 0, 'p', 'q'), install('q', 0, 'q', 'p')) },
    violate: { 'other members': play(install('p', 0, 'p', 'q'), install('q', 0, 'q')) },
  },
  GM3: {
    satisfy: {
      'a view without it': among(['q'], install('p', 0, 'p', 'q'), crashes('q'), install('p', 1, 'p')),
    },
    violate: { 'no view without it': among(['q'], install('p', 0, 'p', 'q'), crashes('q')) },
  },
  GM4: {
    satisfy: { 'who is missing has crashed': among(['q'], crashes('q'), install('p', 1, 'p')) },
    violate: {
      'who is missing is up': play(install('p', 1, 'p')),
      'who is missing crashes later': among(['q'], install('p', 1, 'p'), crashes('q')),
    },
  },
};

const joined = [install('p', 0, 'p', 'q'), install('q', 0, 'p', 'q')];

const viewSynchrony: ExamplesOf = {
  ...views,
  VS1: {
    satisfy: { 'in the view of the broadcast': play(...joined, broadcast('p', 'm'), deliver('q', 'm')) },
    violate: {
      'in the next view': play(...joined, broadcast('p', 'm'), install('q', 1, 'q'), deliver('q', 'm')),
      'before it is broadcast': play(...joined, deliver('q', 'm'), broadcast('p', 'm')),
    },
  },
  "VS'": {
    satisfy: {
      'both have delivered it': play(
        ...joined,
        deliver('p', 'm'),
        deliver('q', 'm'),
        install('p', 1, 'p', 'q'),
        install('q', 1, 'p', 'q'),
      ),
      'they go to different views': play(...joined, deliver('p', 'm'), install('p', 1, 'p'), install('q', 2, 'q')),
    },
    violate: {
      'only one has delivered it': play(
        ...joined,
        deliver('p', 'm'),
        install('p', 1, 'p', 'q'),
        install('q', 1, 'p', 'q'),
      ),
    },
  },
};

export const variantExamples: Readonly<Record<string, ExamplesOf>> = {
  'common coin': commonCoin,
  'replicated state machine': replicatedStateMachine,
  'uniform terminating reliable broadcast': terminatingBroadcast,
  'non-blocking atomic commit': atomicCommit,
  'group membership': views,
  'view synchrony': viewSynchrony,
};
