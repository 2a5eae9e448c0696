import type { Abstraction } from './abstraction.ts';
import { beyondTraces } from './beyond-traces.ts';
import { agreement, decisionEvents, integrity, validity } from './decisions.ts';

/** Consensus whose termination rests on tossing coins. */
export const randomisedConsensus: Abstraction = {
  name: 'randomised consensus',
  events: decisionEvents,
  source: 'Cachin, Guerraoui, Rodrigues 2011, Module 5.7',
  entries: [
    {
      property: beyondTraces(
        'RC1 termination',
        'it speaks of the probability of executions: one in which nobody ever decides may exist, if only with probability 0. ' +
          'State that everyone decides as a temporal property, under the assumption that every outcome of a coin comes up again and again',
      ),
      statement: 'With probability 1, every correct process decides in the end.',
    },
    validity('RC2'),
    integrity('RC3'),
    agreement('RC4', 'correct'),
  ],
};
