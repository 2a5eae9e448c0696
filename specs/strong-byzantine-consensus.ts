import type { Abstraction } from './abstraction.ts';
import { amongCorrect, unanimous } from './byzantine-decisions.ts';
import { agreement, integrity, termination } from './decisions.ts';

/** In place of a value that a process decides: none of those that were proposed. */
const none = JSON.stringify(null);

/** Consensus among processes of which some are Byzantine, whose proposals are never decided where the correct ones agree. */
export const strongByzantineConsensus: Abstraction = {
  name: 'Byzantine consensus',
  events:
    'A request { propose: v } has a process propose v; with an indication { decide: v } it decides v, and with { decide: null } none of the values.',
  source: 'Cachin, Guerraoui, Rodrigues 2011, Module 5.11',
  entries: [
    termination('BC1'),
    {
      property: amongCorrect('BC2 strong validity', (seen) => {
        const value = unanimous(seen);
        return (
          seen.invented.every((decided) => decided === none) &&
          (value === undefined || seen.decided.every((decided) => decided === value))
        );
      }),
      statement:
        'If all correct processes propose the same value, no correct process decides anything else; otherwise a correct process decides what a correct process has proposed before, or none of the values.',
      class: 'safety',
      givenFailures: true,
      argument:
        'A bad prefix ends with a decision of what no correct process has proposed; or with the last of equal proposals, or the decision of something else, whichever comes later.',
    },
    integrity('BC3', 'correct'),
    agreement('BC4', 'correct'),
  ],
};
