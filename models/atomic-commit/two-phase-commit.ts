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
import { perfect } from '../links/perfect.ts';
import { type Effects, process, refuse } from '../process.ts';
import { at, oneOf, system } from '../system.ts';

type Message = 'prepare' | 'yes' | 'no' | 'commit' | 'abort';

interface Coordinator {
  local: 'idle' | 'decided' | { readonly willing: readonly ProcessId[] };
  message: Message;
  request: 'begin';
  indication: Decision;
}

/** Asks everyone to prepare, commits when all have voted yes, and aborts at the first no. */
const coordinator = (participants: readonly ProcessId[]) => {
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
        if (vote === 'no') return decide('abort', fx);
        const willing = [...state.willing, from].sort();
        return willing.length === participants.length ? decide('commit', fx) : { willing };
      },
    },
  });
};

/** What a participant does that has voted yes, and hears nothing. */
export type Patience = 'waits' | 'aborts';

interface Participant {
  local: 'idle' | 'asked' | 'ready' | 'decided';
  message: Message;
  request: Vote;
  indication: Decision;
}

/** Votes when it is asked to. A no is its own decision; after a yes, the decision is the coordinator's. */
const participant = (patience: Patience) => {
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
          .with([P.not('decided'), P.union('commit', 'abort')], ([, decision]) => decide(decision, fx))
          .otherwise(() => state),
      request(state, { vote }, fx) {
        if (state !== 'asked') return refuse;
        fx.send('coordinator', vote);
        if (vote === 'no') return decide('abort', fx);
        if (patience === 'aborts') fx.setTimer('patience');
        return 'ready';
      },
      ...(patience === 'aborts' && {
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
export const twoPhaseCommit = (patience: Patience, failures?: FailureModel) =>
  system({
    processes: {
      coordinator: coordinator(['p1', 'p2']),
      p1: participant(patience),
      p2: participant(patience),
    },
    links: perfect(),
    inputs: [
      at('coordinator', 'begin'),
      oneOf('p1', [{ vote: 'yes' }, { vote: 'no' }]),
      oneOf('p2', [{ vote: 'yes' }, { vote: 'no' }]),
    ],
    ...(failures && { failures }),
  });

const claims = [termination, abortValidity, commitValidity, integrity, uniformAgreement];
const coordinatorCrashes = crashStop({ exactly: ['coordinator'] });

/**
 * Who has voted yes must wait for the coordinator, for ever if that has crashed: two-phase commit blocks. Losing patience ends the
 * waiting, and what the votes were for.
 */
export default [
  check('two-phase commit', twoPhaseCommit('waits'), claims),
  check('two-phase commit, the coordinator may crash', twoPhaseCommit('waits', coordinatorCrashes), claims, {
    expect: { [termination.name]: 'violated' },
  }),
  check('two-phase commit, one may crash', twoPhaseCommit('waits', crashStop({ atMost: 1 })), claims, {
    expect: { [termination.name]: 'violated' },
  }),
  check('two-phase commit without patience', twoPhaseCommit('aborts', coordinatorCrashes), claims, {
    expect: { [abortValidity.name]: 'violated', [uniformAgreement.name]: 'violated' },
  }),
];
