import type { Lasso } from '../../checker/verdict.ts';
import { changed, execution, sent } from './executions.ts';

/** A sender that says its message again and again, and a link that loses each copy: fair, if delivery is owed only weakly. */
export const retransmitAndLose: Lasso = {
  kind: 'lasso',
  execution: execution(
    ['p', 'q'],
    [
      {
        action: { kind: 'request', process: 'p', request: { send: 'm' } },
        events: [{ type: 'request', process: 'p', request: { send: 'm' } }, sent('p', 'q', 'm')],
        changes: [changed('p', 'idle', 'sending')],
      },
      { action: { kind: 'lose', from: 'p', to: 'q', message: 'm' } },
      { action: { kind: 'timeout', process: 'p', timer: 'again' }, events: [sent('p', 'q', 'm')] },
    ],
    {
      start: [
        { slot: 'p', owner: 'p', value: 'idle' },
        { slot: 'q', owner: 'q', value: 0 },
      ],
    },
  ),
  stem: 1,
  certificate: [
    { instance: 'timeout again of p', owner: 'p', kind: 'weak', met: 'taken', step: 3 },
    { instance: 'deliver m from p to q', owner: 'link p -> q', kind: 'weak', met: 'disabled', step: 2 },
  ],
  open: [{ claim: 'never: q delivers m', since: 1 }],
};

/** A server that crashes before it answers: nothing of it is owed any more, and the execution stops. */
export const crashedServer: Lasso = {
  kind: 'lasso',
  execution: execution(
    ['server'],
    [
      {
        action: { kind: 'request', process: 'server', request: 'deposit' },
        events: [{ type: 'request', process: 'server', request: 'deposit' }],
      },
      {
        action: { kind: 'crash', process: 'server' },
        events: [{ type: 'crash', process: 'server' }],
        changes: [changed('server', 100, 'crashed')],
      },
    ],
    { faulty: ['server'], start: [{ slot: 'server', owner: 'server', value: 100 }] },
  ),
  stem: 2,
  certificate: [],
  open: [{ claim: 'never: the server answers', since: 1 }],
};

/** The same sender over a fair-loss link: delivery is owed strongly, and this is no fair execution. */
export const unfairLoss: Lasso = {
  ...retransmitAndLose,
  certificate: [
    retransmitAndLose.certificate[0]!,
    { instance: 'deliver m from p to q', owner: 'link p -> q', kind: 'strong', met: 'unmet', step: 3 },
  ],
};
