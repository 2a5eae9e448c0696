import { check } from '../../checker/check.ts';
import { propertyOf } from '../../specs/abstraction.ts';
import { consensus } from '../../specs/consensus.ts';
import type { Decided } from '../../specs/decisions.ts';
import { uniformConsensus } from '../../specs/uniform-consensus.ts';
import { crashStop } from '../failures/crash-stop.ts';
import type { FailureModel } from '../failures/failure-model.ts';
import { omission } from '../failures/omission.ts';
import { perfect } from '../links/perfect.ts';
import { type Effects, type Process, process } from '../process.ts';
import { system } from '../system.ts';
import { synchronous } from '../timing/synchronous.ts';

interface FloodSet {
  local: {
    /** The round that it is in; beyond the last one it has decided. */
    readonly round: number;
    /** All values that it has heard of, in order. */
    readonly values: readonly number[];
  };
  message: readonly number[];
  indication: Decided;
}

/**
 * FloodSet: in each round, everyone tells everyone all values that it knows; after the last round, each decides the least that it knows.
 *
 * A round takes two ticks. What is sent at its start is delivered within one, if the sender has not crashed by then: so that whoever
 * begins a round has told everyone all that it knew in the round before. What comes from a process that is a round ahead is taken at once.
 *
 * @param proposal what this process proposes
 * @param rounds how many rounds there are: one more than processes that may crash
 * @see Lynch, "Distributed Algorithms", 1996, section 6.2
 */
export const floodSet = (proposal: number, rounds: number) => {
  const begin = (round: number, values: readonly number[], fx: Effects<FloodSet>) => {
    for (const other of fx.everyone) if (other !== fx.self) fx.send(other, values);
    fx.setTimer('round', 2);
    return { round, values };
  };
  return process<FloodSet>({
    init: () => ({ round: 1, values: [proposal] }),
    start: ({ round, values }, fx) => begin(round, values, fx),
    upon: {
      deliver: ({ round, values }, _from, heard) => ({ round, values: [...new Set([...values, ...heard])].sort() }),
      timeout({ round, values }, _timer, fx) {
        if (round < rounds) return begin(round + 1, values, fx);
        fx.indicate({ decide: Math.min(...values) });
        return { round: round + 1, values };
      },
    },
  });
};

/** Processes that each propose their place: p1 proposes 1, and so on. */
export function floodSets(
  n: 3 | 4,
  {
    faulty,
    rounds,
    failures = crashStop({ atMost: faulty }),
  }: { readonly faulty: number; readonly rounds: number; readonly failures?: FailureModel },
) {
  const names = ['p1', 'p2', 'p3', 'p4'].slice(0, n);
  return system({
    processes: Object.fromEntries<Process<FloodSet>>(
      names.map((name, index) => [name, floodSet(index + 1, rounds)] as const),
    ),
    links: perfect(),
    timing: synchronous({ delay: 1 }),
    failures,
  });
}

const omitting = (acts: number) =>
  floodSets(3, { faulty: 1, rounds: 2, failures: omission({ exactly: ['p1'], of: 'sends', acts }) });

const agreement = propertyOf(consensus, 'C4');
const claims = ['UC1', 'UC3', 'UC4'].map((label) => propertyOf(uniformConsensus, label));
const broken = { expect: 'violated' } as const;

/** With one round more than crashes, no process crashes in some round, and after that round all know the same. */
export default [
  check('FloodSet, 1 crash of 3, 2 rounds', floodSets(3, { faulty: 1, rounds: 2 }), claims),
  check('FloodSet, 1 crash of 3, 1 round', floodSets(3, { faulty: 1, rounds: 1 }), [agreement], broken),
  // One message that is omitted reaches all by way of the others. A value that is kept from all in the first round may reach one alone in the last.
  check('FloodSet, 1 of 3 omits one message, 2 rounds', omitting(1), [agreement]),
  check('FloodSet, 1 of 3 omits two messages, 2 rounds', omitting(2), [agreement], broken),
];

/** A million configurations: what a chain of two crashes can hide. */
export const floodSetsOfFour = [
  check('FloodSet, 2 crashes of 4, 3 rounds', floodSets(4, { faulty: 2, rounds: 3 }), claims),
  check('FloodSet, 2 crashes of 4, 2 rounds', floodSets(4, { faulty: 2, rounds: 2 }), [agreement], broken),
];
