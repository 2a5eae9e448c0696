import { among, play } from '../plays.ts';
import { asks, tells } from '../traces.ts';
import type { ExamplesOf } from './examples.ts';

const start = (process: string, startEpoch: number, leader: string) => tells(process, { startEpoch, leader });
const propose = (process: string, epoch: number, value: string) => asks(process, { epoch, propose: value });
const abort = (process: string, epoch: number) => asks(process, { epoch, abort: true });
const decide = (process: string, epoch: number, value: string) => tells(process, { epoch, decide: value });
const aborted = (process: string, epoch: number) => tells(process, { epoch, aborted: null });

const changes: ExamplesOf = {
  EC1: {
    satisfy: {
      'growing timestamps': play(start('p', 1, 'p'), start('p', 3, 'q')),
      'a faulty process goes back': among(['p'], start('p', 3, 'q'), start('q', 1, 'q'), start('p', 1, 'q')),
    },
    violate: { 'the same epoch again': play(start('p', 1, 'p'), start('p', 1, 'p')) },
  },
  EC2: {
    satisfy: { 'each epoch has one leader': play(start('p', 1, 'p'), start('q', 1, 'p'), start('q', 2, 'q')) },
    violate: { 'an epoch has two leaders': play(start('p', 1, 'p'), start('q', 1, 'q')) },
  },
  // Few events: the classifier follows every order of them.
  EC3: {
    satisfy: {
      'a last epoch, which all start': play(start('p', 1, 'p'), start('q', 1, 'p')),
      'a last epoch, which the correct ones start': among(['p'], start('q', 1, 'p'), start('q', 2, 'q')),
    },
    violate: {
      'one process stays behind': play(start('p', 1, 'p'), start('q', 1, 'p'), start('q', 2, 'q')),
      'the last leader is faulty': among(['p'], start('q', 1, 'p')),
      'there is no last epoch': {
        processes: ['p', 'q'],
        stem: [start('p', 1, 'p')],
        loop: [start('q', 1, 'p'), start('q', 2, 'q')],
      },
    },
  },
};

const attempts: ExamplesOf = {
  EP1: {
    satisfy: {
      'what the leader of an earlier epoch proposed': play(
        propose('p', 1, 'A'),
        propose('q', 2, 'B'),
        decide('q', 2, 'A'),
      ),
    },
    violate: {
      'what nobody proposed': play(propose('p', 1, 'A'), decide('q', 1, 'B')),
      'what was proposed in a later epoch only': play(propose('q', 2, 'B'), decide('q', 1, 'B')),
    },
  },
  EP2: {
    satisfy: {
      'one decision each': play(decide('p', 1, 'A'), decide('q', 1, 'A')),
      'one process changes its mind, by itself': play(decide('p', 1, 'A'), decide('p', 1, 'B')),
    },
    violate: { 'a faulty process decides differently': among(['p'], decide('p', 1, 'A'), decide('q', 1, 'B')) },
  },
  EP3: {
    satisfy: { 'one decision in each epoch': play(decide('p', 1, 'A'), decide('p', 2, 'A')) },
    violate: { 'two decisions in one epoch': play(decide('p', 1, 'A'), decide('p', 1, 'A')) },
  },
  EP4: {
    satisfy: {
      'the same in a later epoch': play(decide('p', 1, 'A'), decide('q', 2, 'A')),
      'only a faulty process decided before': among(['p'], decide('p', 1, 'A'), decide('q', 2, 'B')),
    },
    violate: { 'another one in a later epoch': play(decide('p', 1, 'A'), decide('q', 2, 'B')) },
  },
  EP5: {
    satisfy: {
      'everyone decides': play(propose('p', 1, 'A'), decide('p', 1, 'A'), decide('q', 1, 'A')),
      'a correct process gives up': play(propose('p', 1, 'A'), decide('p', 1, 'A'), abort('q', 1)),
      'the leader is faulty': among(['p'], propose('p', 1, 'A')),
    },
    violate: {
      'nobody gives up, and one does not decide': play(propose('p', 1, 'A'), decide('p', 1, 'A')),
      'another epoch is given up': play(propose('p', 1, 'A'), decide('p', 1, 'A'), abort('q', 2)),
    },
  },
  EP6: {
    satisfy: { 'an abort is asked for, and completed': play(abort('p', 1), aborted('p', 1), aborted('q', 1)) },
    violate: {
      'an abort is not completed': play(abort('p', 1)),
      'an abort comes of itself': play(aborted('p', 1)),
      'only a faulty process has asked for it': among(['q'], abort('q', 1), aborted('p', 1)),
    },
  },
};

export const epochExamples: Readonly<Record<string, ExamplesOf>> = {
  'epoch change': changes,
  'epoch consensus': attempts,
};
