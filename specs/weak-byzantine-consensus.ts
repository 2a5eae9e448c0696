import type { Abstraction } from './abstraction.ts';
import { amongCorrect } from './byzantine-decisions.ts';
import { agreement, decisionEvents, integrity, termination } from './decisions.ts';

/** Consensus among processes of which some are Byzantine, where validity is promised only if none is. */
export const weakByzantineConsensus: Abstraction = {
  name: 'weak Byzantine consensus',
  events: decisionEvents,
  source: 'Cachin, Guerraoui, Rodrigues 2011, Module 5.10',
  entries: [
    termination('WBC1'),
    {
      // Who proposes the same, and decides what was proposed, decides just that.
      property: amongCorrect(
        'WBC2 weak validity',
        ({ everyone, correct, invented }) => correct.length < everyone || invented.length === 0,
      ),
      statement:
        'If all processes are correct, what a process decides was proposed before: so that if all propose the same value, nobody decides another one.',
      class: 'safety',
      givenFailures: true,
      argument:
        'A bad prefix ends with a decision of what nobody has proposed, in an execution without faulty processes.',
    },
    integrity('WBC3', 'correct'),
    agreement('WBC4', 'correct'),
  ],
};
