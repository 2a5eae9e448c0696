import { match } from 'ts-pattern';
import { t } from 'typescript-fsm';
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
import { fsm, type Row } from '../fsm.ts';
import type { Effects } from '../process.ts';
import { commitSystem } from './commit-system.ts';

type Message =
  | { readonly kind: 'prepare' }
  | { readonly kind: 'vote'; readonly vote: 'yes' | 'no' }
  | { readonly kind: 'decision'; readonly decision: 'commit' | 'abort' };

const participants: readonly ProcessId[] = ['p1', 'p2'];

interface Participant {
  state: 'undecided' | 'asked' | 'willing' | 'unwilling' | 'ready' | 'committed' | 'aborted';
  event: 'prepare' | 'yes' | 'no' | 'commit' | 'abort';
  message: Message;
  request: Vote;
  indication: Decision;
}

const voteYes = (fx: Effects) => fx.send('coordinator', { kind: 'vote', vote: 'yes' });
const voteNo = (fx: Effects) => {
  fx.send('coordinator', { kind: 'vote', vote: 'no' });
  fx.indicate({ decide: 'abort' });
};
const decide = (decision: 'commit' | 'abort') => (fx: Effects) => fx.indicate({ decide: decision });

/**
 * A participant votes when it is asked to and knows its own mind, in whichever order the two come.
 *
 * The links reorder, so an abort that another's vote has caused may overtake the question: without the rows for it, the participant
 * drops the decision, votes yes later on, and waits for ever.
 */
export const participantTable: readonly Row<Participant['state'], Participant['event']>[] = [
  t('undecided', 'prepare', 'asked'),
  t('undecided', 'yes', 'willing'),
  t('undecided', 'no', 'unwilling'),
  t('asked', 'yes', 'ready', voteYes),
  t('asked', 'no', 'aborted', voteNo),
  t('willing', 'prepare', 'ready', voteYes),
  t('unwilling', 'prepare', 'aborted', voteNo),
  t('undecided', 'abort', 'aborted', decide('abort')),
  t('asked', 'abort', 'aborted', decide('abort')),
  t('willing', 'abort', 'aborted', decide('abort')),
  t('unwilling', 'abort', 'aborted', decide('abort')),
  t('ready', 'commit', 'committed', decide('commit')),
  t('ready', 'abort', 'aborted', decide('abort')),
];

const participant = fsm<Participant>({
  start: 'undecided',
  table: participantTable,
  upon: {
    request: (_, { vote }) => vote,
    deliver: (_, _from, message) =>
      match(message)
        .with({ kind: 'prepare' }, () => 'prepare' as const)
        .with({ kind: 'decision' }, ({ decision }) => decision)
        .otherwise(() => null),
  },
});

interface Coordinator {
  state: 'idle' | 'waiting' | 'committed' | 'aborted';
  event: 'begin' | 'all yes' | 'one no';
  /** Who has voted yes so far. */
  data: readonly ProcessId[];
  message: Message;
  request: 'begin';
}

const tell = (message: Message) => (fx: Effects) => {
  for (const to of participants) fx.send(to, message);
};

/** The coordinator commits when all votes are yes, and aborts at the first no. */
export const coordinatorTable: readonly Row<Coordinator['state'], Coordinator['event']>[] = [
  t('idle', 'begin', 'waiting', tell({ kind: 'prepare' })),
  t('waiting', 'all yes', 'committed', tell({ kind: 'decision', decision: 'commit' })),
  t('waiting', 'one no', 'aborted', tell({ kind: 'decision', decision: 'abort' })),
];

const coordinator = fsm<Coordinator>({
  start: 'idle',
  table: coordinatorTable,
  data: [],
  upon: {
    request: () => 'begin',
    deliver: ({ data }, from, message) =>
      match(message)
        .with({ kind: 'vote', vote: 'no' }, () => 'one no' as const)
        .with({ kind: 'vote', vote: 'yes' }, () => {
          const yes = [...data, from].sort();
          return { event: yes.length === participants.length ? ('all yes' as const) : null, data: yes };
        })
        .otherwise(() => null),
  },
});

/** Two-phase commit as processes whose tables are those that typescript-fsm runs in production. */
const twoPhaseCommit = (failures?: FailureModel) => commitSystem(coordinator, participant, failures);

const claims = [abortValidity, commitValidity, integrity, uniformAgreement, termination];

/** A crash of the coordinator blocks participants that voted yes: safety stays, termination does not. */
export default [
  check('two-phase commit (tables)', twoPhaseCommit(), claims),
  check(
    'two-phase commit (tables), the coordinator may crash',
    twoPhaseCommit(crashStop({ exactly: ['coordinator'] })),
    claims,
    {
      expect: { 'NBAC1 termination': 'violated' },
    },
  ),
];
