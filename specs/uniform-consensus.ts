import type { Abstraction } from './abstraction.ts';
import { agreement, decisionEvents, integrity, termination, validity } from './decisions.ts';

/** As consensus, but what a faulty process decides before it crashes counts as well. */
export const uniformConsensus: Abstraction = {
  name: 'uniform consensus',
  events: decisionEvents,
  source: 'Cachin, Guerraoui, Rodrigues 2011, Module 5.2',
  entries: [termination('UC1'), validity('UC2'), integrity('UC3'), agreement('UC4', 'any')],
};
