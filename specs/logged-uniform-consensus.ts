import type { Abstraction } from './abstraction.ts';
import { agreement, decides, validity } from './decisions.ts';
import { everyProcess } from './temporal/among.ts';
import { implies } from './temporal/connectives.ts';
import { neverCrashes } from './temporal/never-crashes.ts';
import { temporal } from './temporal.ts';

/** Uniform consensus where processes recover: a decision is a value in stable storage, which a process may find there again. */
export const loggedUniformConsensus: Abstraction = {
  name: 'logged uniform consensus',
  events:
    'A request { propose: v } has a process propose v; an indication { decide: v } says that v stands in its stable storage as its decision, and may come again after a crash.',
  source: 'Cachin, Guerraoui, Rodrigues 2011, Module 5.5',
  entries: [
    {
      property: temporal(
        'LUC1 termination',
        everyProcess('correct', (process) => implies(neverCrashes(process), decides(process))),
      ),
      statement: 'Every correct process that never crashes decides in the end.',
      class: 'liveness',
      argument: 'Whoever has not decided yet can still decide.',
    },
    validity('LUC2'),
    agreement('LUC3', 'any'),
  ],
};
