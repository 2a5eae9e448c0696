import type { Abstraction } from './abstraction.ts';
import { beyondTraces } from './beyond-traces.ts';
import { everyProcess } from './temporal/among.ts';
import { implies } from './temporal/connectives.ts';
import { eventually } from './temporal/future.ts';
import { temporal } from './temporal.ts';

/** The indication by which a process sees the coin. */
export interface CoinOutput {
  readonly coin: unknown;
}

/** A coin that is tossed once for all. */
export const commonCoin: Abstraction = {
  name: 'common coin',
  events:
    "A request 'release' has a process release the coin; with an indication { coin: b } it outputs the value b, which is one of a known domain.",
  source: 'Cachin, Guerraoui, Rodrigues 2011, Module 5.8',
  entries: [
    {
      property: temporal(
        'COIN1 termination',
        implies(
          everyProcess('correct', (process) =>
            eventually('request', (event) => event.process === process && event.request === 'release'),
          ),
          everyProcess('correct', (process) =>
            eventually('indication', (event) => event.process === process && event.indication?.coin !== undefined),
          ),
        ),
      ),
      statement: 'If all correct processes release the coin, every correct process outputs a value in the end.',
      class: 'liveness',
      argument: 'Whoever has not output the coin yet can still do so.',
    },
    {
      property: beyondTraces(
        'COIN2 unpredictability',
        'it says what nobody can know, and that is a relation between executions which look the same so far and differ in the coin: no single one shows it',
      ),
      statement: 'As long as no correct process has released the coin, no process knows anything about its value.',
    },
    {
      property: beyondTraces(
        'COIN3 matching',
        'it speaks of the probability that all correct processes see the same: a single execution in which they do not violates nothing',
      ),
      statement: 'With a probability of at least δ, all correct processes output the same value.',
    },
    {
      property: beyondTraces(
        'COIN4 no bias',
        'it speaks of the probability of each value, which a single execution does not have',
      ),
      statement:
        'Where all correct processes output the same value, each value of the domain is as probable as any other.',
    },
  ],
};
