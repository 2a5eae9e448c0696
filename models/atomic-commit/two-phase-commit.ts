import { match, P } from 'ts-pattern';
import { check } from '../../checker/check.ts';
import {
  abortValidity,
  commitValidity,
  type Decision,
  integrity,
  termination,
  uniformAgreement,
  type Vote,
} from '../../specs/atomic-commit.ts';
import type { ProcessId } from '../../specs/event.ts';
import { crashStop } from '../failures/crash-stop.ts';
import type { FailureModel } from '../failures/failure-model.ts';
import { type Effects, process, refuse } from '../process.ts';
import { commitSystem } from './commit-system.ts';

type Message = 'prepare' | 'yes' | 'no' | 'commit' | 'abort';

interface Coordinator {
  local: 'idle' | 'decided' | { readonly willing: readonly ProcessId[] };
  message: Message;
  request: 'begin';
  indication: Decision;
}

/** What two-phase commit rests on, and what may be wrong with it. */
export interface TwoPhaseCommitVariant {
  /** What a participant does that has voted yes, and hears nothing. */
  readonly whenReady: 'waits' | 'aborts';
  /** The votes of yes with which the coordinator commits. */
  readonly votes: number;
  /** Whether a no has the coordinator abort; if not, it counts for nothing. */
  readonly heedsNo: boolean;
  /** Whether the participant's own no is its decision; if not, it waits for the coordinator's. */
  readonly noDecides: boolean;
  /** Whether a participant that has decided heeds no further decision. */
  readonly decidesOnce: boolean;
}

/** Two-phase commit with two participants. */
const proper: TwoPhaseCommitVariant = {
  whenReady: 'waits',
  votes: 2,
  heedsNo: true,
  noDecides: true,
  decidesOnce: true,
};

/** Asks everyone to prepare, commits when all have voted yes, and aborts at the first no. */
const coordinator = (
  participants: readonly ProcessId[],
  { votes, heedsNo }: Pick<TwoPhaseCommitVariant, 'votes' | 'heedsNo'>,
) => {
  const tell = (message: Message, fx: Effects<Coordinator>) => {
    for (const to of participants) fx.send(to, message);
  };
  const decide = (decision: 'commit' | 'abort', fx: Effects<Coordinator>) => {
    fx.indicate({ decide: decision });
    tell(decision, fx);
    return 'decided' as const;
  };
  return process<Coordinator>({
    init: () => 'idle',
    upon: {
      request(_state, _begin, fx) {
        tell('prepare', fx);
        return { willing: [] };
      },
      deliver(state, from, vote, fx) {
        if (typeof state === 'string') return state;
        if (vote === 'no') return heedsNo ? decide('abort', fx) : state;
        const willing = [...new Set([...state.willing, from])].sort();
        return willing.length === votes ? decide('commit', fx) : { willing };
      },
    },
  });
};

interface Participant {
  local: 'idle' | 'asked' | 'ready' | 'decided';
  message: Message;
  request: Vote;
  indication: Decision;
}

/** Votes when it is asked to. A no is its own decision; after a yes, the decision is the coordinator's. */
const participant = ({
  whenReady,
  noDecides,
  decidesOnce,
}: Pick<TwoPhaseCommitVariant, 'whenReady' | 'noDecides' | 'decidesOnce'>) => {
  const decide = (decision: 'commit' | 'abort', fx: Effects<Participant>) => {
    fx.indicate({ decide: decision });
    return 'decided' as const;
  };
  return process<Participant>({
    init: () => 'idle',
    upon: {
      deliver: (state, _from, message, fx) =>
        match([state, message] as const)
          .with(['idle', 'prepare'], () => 'asked' as const)
          // Another's no may overtake the question: links reorder.
          .with([P.when((phase) => phase !== 'decided' || !decidesOnce), P.union('commit', 'abort')], ([, decision]) =>
            decide(decision, fx),
          )
          .otherwise(() => state),
      request(state, { vote }, fx) {
        if (state !== 'asked') return refuse;
        fx.send('coordinator', vote);
        if (vote === 'no' && noDecides) return decide('abort', fx);
        if (whenReady === 'aborts') fx.setTimer('patience');
        return 'ready';
      },
      ...(whenReady === 'aborts' && {
        timeout: (state: Participant['local'], _timer: string, fx: Effects<Participant>) =>
          state === 'ready' ? decide('abort', fx) : state,
      }),
    },
  });
};

/**
 * Two-phase commit between a coordinator and two participants.
 *
 * @see Gray, "Notes on data base operating systems", 1978; Bernstein, Hadzilacos, Goodman, "Concurrency Control and Recovery in Database
 * Systems", 1987, section 7.4
 */
export function twoPhaseCommit(difference: Partial<TwoPhaseCommitVariant> = {}, failures?: FailureModel) {
  const variant = { ...proper, ...difference };
  return commitSystem(coordinator(['p1', 'p2'], variant), participant(variant), failures);
}

const claims = [termination, abortValidity, commitValidity, integrity, uniformAgreement];
const coordinatorCrashes = crashStop({ exactly: ['coordinator'] });

/**
 * Who has voted yes must wait for the coordinator, for ever if that has crashed: two-phase commit blocks. Losing patience ends the
 * waiting, and what the votes were for.
 */
export default [
  check('two-phase commit', twoPhaseCommit(), claims),
  check('two-phase commit, the coordinator may crash', twoPhaseCommit({}, coordinatorCrashes), claims, {
    expect: { [termination.name]: 'violated' },
  }),
  check('two-phase commit, one may crash', twoPhaseCommit({}, crashStop({ atMost: 1 })), claims, {
    expect: { [termination.name]: 'violated' },
  }),
  check('two-phase commit without patience', twoPhaseCommit({ whenReady: 'aborts' }, coordinatorCrashes), claims, {
    expect: { [abortValidity.name]: 'violated', [uniformAgreement.name]: 'violated' },
  }),
  check('two-phase commit that commits with one vote less', twoPhaseCommit({ votes: 1 }), claims, {
    expect: { [commitValidity.name]: 'violated', [uniformAgreement.name]: 'violated' },
  }),
  check('two-phase commit that decides again', twoPhaseCommit({ decidesOnce: false }), claims, {
    expect: { [integrity.name]: 'violated' },
  }),
];
