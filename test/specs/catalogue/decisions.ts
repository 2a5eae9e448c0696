import { among, play } from '../plays.ts';
import { asks, crashes, recovers, tells } from '../traces.ts';
import type { Examples, ExamplesOf } from './examples.ts';

const propose = (process: string, value: unknown) => asks(process, { propose: value });
const decide = (process: string, value: unknown) => tells(process, { decide: value });

const termination: Examples = {
  satisfy: {
    'everyone decides': play(propose('p', 0), decide('q', 0), decide('p', 0)),
    'only a faulty process does not decide': among(['q'], decide('p', 0)),
  },
  violate: { 'a correct process does not decide': play(decide('p', 0)) },
};

const validity: Examples = {
  satisfy: { 'what another process proposed': play(propose('p', 0), decide('q', 0)) },
  violate: {
    'what nobody proposed': play(propose('p', 0), decide('q', 1)),
    'what is proposed only later': play(decide('q', 0), propose('p', 0)),
  },
};

const integrity: Examples = {
  satisfy: { 'one decision each': play(decide('p', 0), decide('q', 0)) },
  violate: {
    'one process decides twice the same': play(decide('p', 0), decide('q', 0), decide('p', 0)),
    'one process changes its mind': play(decide('p', 0), decide('p', 1)),
  },
};

const integrityOfCorrect: Examples = {
  satisfy: {
    ...integrity.satisfy,
    'a faulty process decides twice': among(['p'], decide('p', 0), decide('q', 0), decide('p', 1)),
  },
  ...(integrity.violate && { violate: integrity.violate }),
};

const uniformAgreement: Examples = {
  satisfy: {
    'all decide the same': play(decide('p', 0), decide('q', 0)),
    'one process changes its mind, by itself': play(decide('p', 0), decide('p', 1)),
  },
  violate: {
    'one process changes its mind, and the other does not': play(decide('p', 0), decide('q', 0), decide('p', 1)),
    'two decide differently': play(decide('p', 0), decide('q', 1)),
    'a faulty process decides differently, and crashes': among(['p'], decide('p', 0), crashes('p'), decide('q', 1)),
  },
};

const agreement: Examples = {
  satisfy: {
    ...uniformAgreement.satisfy,
    'a faulty process decides differently': among(['p'], decide('p', 0), decide('q', 1)),
  },
  violate: { 'two correct processes decide differently': play(decide('p', 0), decide('q', 1)) },
};

const weakValidity: Examples = {
  satisfy: {
    'what was proposed': play(propose('p', 0), decide('q', 0)),
    'anything, where a process is Byzantine': among(['q'], propose('p', 0), decide('p', 1)),
  },
  violate: {
    'what nobody has proposed, where all are correct': play(propose('p', 0), propose('q', 0), decide('p', 1)),
  },
};

const strongValidity: Examples = {
  satisfy: {
    'what a correct process proposed': among(['q'], propose('p', 0), decide('p', 0)),
    'none of the values, where correct processes differ': play(propose('p', 0), propose('q', 1), decide('p', null)),
    'a Byzantine process decides anything': among(['q'], propose('p', 0), decide('q', 1)),
  },
  violate: {
    'what only a Byzantine process proposed': among(['q'], propose('q', 1), propose('p', 0), decide('p', 1)),
    'none of the values, where correct processes do not differ': play(
      propose('p', 0),
      decide('p', null),
      propose('q', 0),
    ),
  },
};

const loggedTermination: Examples = {
  satisfy: {
    'everyone decides': play(decide('p', 0), decide('q', 0)),
    'who crashes and recovers does not decide': play(decide('p', 0), crashes('q'), recovers('q')),
  },
  violate: { 'who never crashes does not decide': play(crashes('q'), recovers('q'), decide('q', 0)) },
};

export const decisionExamples: Readonly<Record<string, ExamplesOf>> = {
  consensus: { C1: termination, C2: validity, C3: integrity, C4: agreement },
  'uniform consensus': { UC1: termination, UC2: validity, UC3: integrity, UC4: uniformAgreement },
  'logged uniform consensus': { LUC1: loggedTermination, LUC2: validity, LUC3: uniformAgreement },
  'randomised consensus': { RC2: validity, RC3: integrity, RC4: agreement },
  'weak Byzantine consensus': { WBC1: termination, WBC2: weakValidity, WBC3: integrityOfCorrect, WBC4: agreement },
  'Byzantine consensus': { BC1: termination, BC2: strongValidity, BC3: integrityOfCorrect, BC4: agreement },
};
