import { match, P } from 'ts-pattern';
import { check } from '../../checker/check.ts';
import { propertiesOf, propertyOf } from '../../specs/abstraction.ts';
import { consensus } from '../../specs/consensus.ts';
import type { Decided, Proposed } from '../../specs/decisions.ts';
import type { ProcessId } from '../../specs/event.ts';
import { uniformConsensus } from '../../specs/uniform-consensus.ts';
import type { Detector } from '../detectors/detector.ts';
import { inaccurateDetector } from '../detectors/inaccurate-detector.ts';
import { perfectDetector } from '../detectors/perfect-detector.ts';
import { arbitrary } from '../failures/arbitrary.ts';
import { crashStop } from '../failures/crash-stop.ts';
import type { FailureModel } from '../failures/failure-model.ts';
import { perfect } from '../links/perfect.ts';
import { type Effects, process } from '../process.ts';
import { at, system } from '../system.ts';

/** What a process was told in one round, and by whom. */
interface Round {
  readonly from: readonly ProcessId[];
  readonly proposals: readonly number[];
}

/** A process that has not decided yet. */
interface Undecided {
  readonly round: number;
  /** By their numbers. */
  readonly rounds: Readonly<Record<number, Round>>;
  readonly suspected: readonly ProcessId[];
}

interface Flooding {
  local: Undecided | 'decided';
  message: { readonly round: number; readonly proposals: readonly number[] } | { readonly decided: number };
  request: Proposed & { readonly propose: number };
  indication: Decided;
}

/**
 * Flooding consensus: in each round, everyone tells everyone all proposals that it knows, and waits for those that it does not suspect.
 * Who was told by the same processes as in the round before has missed nothing, and decides the least.
 *
 * @param once false for the mistake of deciding again what another has decided
 * @see Cachin, Guerraoui, Rodrigues 2011, Algorithm 5.1
 */
const flooding = (once = true) =>
  process<Flooding>({
    init: () => ({ round: 1, rounds: {}, suspected: [] }),
    upon: {
      request: (state, { propose }, fx) => (state === 'decided' ? state : tell(state, [propose], fx)),
      deliver(state, from, message, fx) {
        if (state === 'decided') {
          if (!once && 'decided' in message) fx.indicate({ decide: message.decided });
          return state;
        }
        return match(message)
          .with({ decided: P.number }, ({ decided }) => (state.suspected.includes(from) ? state : decide(decided, fx)))
          .with({ round: P.number }, ({ round, proposals }) => goOn(heard(state, round, from, proposals), fx))
          .exhaustive();
      },
      suspect: (state, other, fx) =>
        state === 'decided' ? state : goOn({ ...state, suspected: [...state.suspected, other].sort() }, fx),
    },
  });

/** Begins its round: tells everyone, itself at once. */
function tell(state: Undecided, proposals: readonly number[], fx: Effects<Flooding>): Flooding['local'] {
  const { round } = state;
  for (const other of fx.everyone) if (other !== fx.self) fx.send(other, { round, proposals });
  return goOn(heard(state, round, fx.self, proposals), fx);
}

function heard(state: Undecided, round: number, from: ProcessId, proposals: readonly number[]): Undecided {
  const before = roundOf(state, round);
  const after: Round = {
    from: [...before.from, from].sort(),
    proposals: [...new Set([...before.proposals, ...proposals])].sort(),
  };
  return { ...state, rounds: { ...state.rounds, [round]: after } };
}

/** Ends its round as soon as everyone was heard who is not suspected. */
function goOn(state: Undecided, fx: Effects<Flooding>): Flooding['local'] {
  const { round, suspected } = state;
  const { from, proposals } = roundOf(state, round);
  if (!fx.everyone.every((process) => from.includes(process) || suspected.includes(process))) return state;
  const before = round === 1 ? fx.everyone : roundOf(state, round - 1).from;
  if (before.length === from.length && before.every((process) => from.includes(process))) {
    return decide(Math.min(...proposals), fx);
  }
  return tell({ ...state, round: round + 1 }, proposals, fx);
}

function decide(value: number, fx: Effects<Flooding>): 'decided' {
  for (const other of fx.everyone) if (other !== fx.self) fx.send(other, { decided: value });
  fx.indicate({ decide: value });
  return 'decided';
}

function roundOf({ rounds }: Undecided, round: number): Round {
  return rounds[round] ?? { from: [], proposals: [] };
}

/** Three processes, of which one may crash; each proposes its place. */
export const floodingConsensus = (
  detector?: Detector,
  failures: FailureModel = crashStop({ atMost: 1 }),
  once = true,
) =>
  system({
    processes: { p: flooding(once), q: flooding(once), r: flooding(once) },
    links: perfect(),
    failures,
    ...(detector && { detector }),
    inputs: [at('p', { propose: 1 }), at('q', { propose: 2 }), at('r', { propose: 3 })],
  });

const uniformAgreement = propertyOf(uniformConsensus, 'UC4');

/** A process may decide, and crash before anybody else hears of it; and it takes an accurate detector not to leave anybody out. */
export default [
  check(
    'flooding consensus with a perfect detector',
    floodingConsensus(perfectDetector()),
    [...propertiesOf(consensus), uniformAgreement],
    {
      expect: { [uniformAgreement.name]: 'violated' },
    },
  ),
  check(
    'flooding consensus with a detector that may suspect anyone',
    floodingConsensus(inaccurateDetector()),
    [propertyOf(consensus, 'C4')],
    { expect: 'violated' },
  ),
  check(
    'flooding consensus without a detector',
    floodingConsensus(),
    [propertyOf(consensus, 'C1'), propertyOf(uniformConsensus, 'UC1')],
    { expect: 'violated' },
  ),
  check(
    'flooding consensus, one is Byzantine',
    floodingConsensus(
      undefined,
      arbitrary({ exactly: ['r'], says: { decided: [0], proposals: [[0]], round: [1] }, acts: 1 }),
    ),
    [propertyOf(consensus, 'C2'), propertyOf(uniformConsensus, 'UC2')],
    { expect: 'violated' },
  ),
  check(
    'flooding consensus that decides again',
    floodingConsensus(perfectDetector(), crashStop({ atMost: 1 }), false),
    [propertyOf(consensus, 'C3'), propertyOf(uniformConsensus, 'UC3')],
    { expect: 'violated' },
  ),
];
