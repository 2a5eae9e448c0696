import { check } from '../../checker/check.ts';
import {
  consistent,
  lamportTwoPhaseCommit,
  resourceManagers,
} from '../../models/atomic-commit/lamport-two-phase-commit.ts';
import { broadcastMedium } from '../../models/links/broadcast-medium.ts';
import { type Process, process, refuse } from '../../models/process.ts';
import { system } from '../../models/system.ts';
import { deadlockFree } from '../../specs/deadlock-free.ts';
import { invariant } from '../../specs/invariant.ts';
import { naiveGuarded } from '../naive/naive-guarded.ts';
import { naiveSystem } from '../naive/naive-system.ts';
import type { BenchModel, PublishedCounts, SpinModel } from './bench-model.ts';

type Message = 'prepared' | 'commit' | 'abort';

interface ResourceManager {
  local: 'working' | 'prepared' | 'committed' | 'aborted';
  message: Message;
}

interface TransactionManager {
  local: { readonly decision: 'init' | 'committed' | 'aborted'; readonly prepared: readonly string[] };
  message: Message;
}

/** Lamport's two-phase commit as it is shipped: guarded actions over a growing set of messages. */
export function guardedTwoPhaseCommit(n: number): BenchModel {
  const rms = resourceManagers(n);
  const description = lamportTwoPhaseCommit(rms);
  const properties = [consistent(rms), deadlockFree()];
  return {
    ...common(n),
    form: 'guarded',
    spin: spinModel(n),
    check: () => check(`two-phase commit, guarded, ${n}`, description, properties),
    naive: () => naiveGuarded(description.definition, properties),
  };
}

/**
 * The same as processes over a broadcast medium, with a state graph that is isomorphic to Lamport's: what a manager has said stays
 * said, and each delivery of it that does anything in Lamport's specification is a step here, also where it changes nothing.
 */
export function messagePassingTwoPhaseCommit(n: number): BenchModel {
  const rms = resourceManagers(n);
  const description = system({
    processes: {
      tm: transactionManager(rms),
      ...(Object.fromEntries(rms.map((r) => [r, resourceManager])) as Record<string, Process<ResourceManager>>),
    },
    links: broadcastMedium(),
  });
  const agreement = invariant<{ readonly local: Readonly<Record<string, unknown>> }>(
    'consistent: none commits while another aborts',
    ({ local }) => !(rms.some((r) => local[r] === 'aborted') && rms.some((r) => local[r] === 'committed')),
  );
  const properties = [agreement, deadlockFree()];
  return {
    ...common(n),
    form: 'messages',
    spin: spinModel(n),
    check: () => check(`two-phase commit, message passing, ${n}`, description, properties),
    naive: () => naiveSystem(description.definition, properties),
  };
}

function spinModel(n: number): SpinModel {
  const ofProcesses = 'two-phase-commit-processes.pml';
  return { file: 'two-phase-commit.pml', ofProcesses, constants: { N: n }, depthMax: 1000 };
}

function common(n: number) {
  return { name: `2pc-${n}`, family: '2pc', standard: n >= 7 && n <= 9, published: closedForm(n) };
}

/** Lamport's TwoPhase.tla, counted by TLC up to N = 9: closed forms that every one of the counts meets. */
function closedForm(n: number): PublishedCounts {
  return {
    states: 6 ** n + 4 ** n + 2 ** n,
    transitions: 8 * n * 6 ** (n - 1) + (n + 1) * 4 ** n + n * 2 ** n + 1,
    source: "Lamport's TwoPhase.tla, counted by TLC",
  };
}

function transactionManager(rms: readonly string[]): Process<TransactionManager> {
  return process<TransactionManager>({
    init: () => ({ decision: 'init', prepared: [] }),
    upon: {
      // After its decision it hears nothing more; so not its own message either.
      deliver: (state, from, message) =>
        state.decision === 'init' && message === 'prepared'
          ? { ...state, prepared: [...new Set([...state.prepared, from])].sort() }
          : refuse,
    },
    internal: [
      {
        name: 'commit',
        when: ({ decision, prepared }) => decision === 'init' && prepared.length === rms.length,
        run: (state, fx) => {
          fx.broadcast('commit');
          return { ...state, decision: 'committed' };
        },
      },
      {
        name: 'abort',
        when: ({ decision }) => decision === 'init',
        run: (state, fx) => {
          fx.broadcast('abort');
          return { ...state, decision: 'aborted' };
        },
      },
    ],
  });
}

const resourceManager = process<ResourceManager>({
  init: () => 'working',
  upon: {
    deliver: (state, _from, message) => {
      switch (message) {
        case 'commit':
          return 'committed';
        case 'abort':
          return 'aborted';
        case 'prepared':
          return state;
      }
    },
  },
  internal: [
    {
      name: 'prepare',
      when: (state) => state === 'working',
      run: (_state, fx) => {
        fx.send('tm', 'prepared');
        return 'prepared';
      },
    },
    { name: 'choose to abort', when: (state) => state === 'working', run: () => 'aborted' },
  ],
});
