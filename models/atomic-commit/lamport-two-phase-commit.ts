import { check } from '../../checker/check.ts';
import { invariant } from '../../specs/invariant.ts';
import { guarded, perKey, perProcess } from '../guarded/guarded.ts';

type ResourceManager = 'working' | 'prepared' | 'committed' | 'aborted';
type TransactionManager = 'init' | 'committed' | 'aborted';

/** The names of n resource managers: r1, r2, … */
export function resourceManagers(n: number): readonly string[] {
  return Array.from({ length: n }, (_, index) => `r${index + 1}`);
}

/**
 * Two-phase commit as Lamport specifies it: guarded actions over the managers' states and a growing set of messages. A resource
 * manager's "prepared" message carries its name.
 *
 * @param rms the resource managers
 * @see Lamport, TwoPhase.tla; Gray & Lamport, "Consensus on Transaction Commit", TODS 2006
 */
export function lamportTwoPhaseCommit(rms: readonly string[]) {
  return guarded({
    variables: {
      rm: perProcess(rms, 'working' as ResourceManager),
      tm: 'init' as TransactionManager,
      tmPrepared: perKey(rms),
      messages: perKey([...rms, 'commit', 'abort']),
    },
    actions: (action) => [
      action('TMRcvPrepared', rms, {
        when: (s, r) => s.tm === 'init' && s.messages.has(r),
        run: (s, r) => s.tmPrepared.add(r),
      }),
      action('TMCommit', {
        when: (s) => s.tm === 'init' && rms.every((r) => s.tmPrepared.has(r)),
        run: (s) => {
          s.tm = 'committed';
          s.messages.add('commit');
        },
      }),
      action('TMAbort', {
        when: (s) => s.tm === 'init',
        run: (s) => {
          s.tm = 'aborted';
          s.messages.add('abort');
        },
      }),
      action('RMPrepare', rms, {
        when: (s, r) => s.rm[r] === 'working',
        run: (s, r) => {
          s.rm[r] = 'prepared';
          s.messages.add(r);
        },
      }),
      action('RMChooseToAbort', rms, {
        when: (s, r) => s.rm[r] === 'working',
        run: (s, r) => {
          s.rm[r] = 'aborted';
        },
      }),
      action('RMRcvCommit', rms, {
        when: (s) => s.messages.has('commit'),
        run: (s, r) => {
          s.rm[r] = 'committed';
        },
      }),
      action('RMRcvAbort', rms, {
        when: (s) => s.messages.has('abort'),
        run: (s, r) => {
          s.rm[r] = 'aborted';
        },
      }),
    ],
  });
}

/** No resource manager has committed while another has aborted. */
export function consistent(rms: readonly string[]) {
  return invariant<{ readonly rm: Readonly<Record<string, ResourceManager>> }>(
    'consistent: none commits while another aborts',
    ({ rm }) => !(rms.some((r) => rm[r] === 'aborted') && rms.some((r) => rm[r] === 'committed')),
  );
}

/** Three sizes, whose numbers of configurations and transitions are known in closed form. */
export default [3, 5, 7].map((n) => {
  const rms = resourceManagers(n);
  return check(`two-phase commit (Lamport), ${n} resource managers`, lamportTwoPhaseCommit(rms), [consistent(rms)]);
});
