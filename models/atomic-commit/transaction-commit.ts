import { check } from '../../checker/check.ts';
import { guarded, perProcess } from '../guarded/guarded.ts';
import { consistent, resourceManagers } from './lamport-two-phase-commit.ts';

type ResourceManager = 'working' | 'prepared' | 'committed' | 'aborted';

/**
 * What a commit protocol must do, without saying how: resource managers prepare, and decide where the others allow it.
 *
 * @see Lamport, TCommit.tla
 */
export function transactionCommit(rms: readonly string[]) {
  return guarded({
    variables: { rm: perProcess(rms, 'working' as ResourceManager) },
    actions: (action) => [
      action('Prepare', rms, {
        when: (s, r) => s.rm[r] === 'working',
        run: (s, r) => {
          s.rm[r] = 'prepared';
        },
      }),
      action('Commit', rms, {
        when: (s, r) =>
          s.rm[r] === 'prepared' && rms.every((other) => s.rm[other] === 'prepared' || s.rm[other] === 'committed'),
        run: (s, r) => {
          s.rm[r] = 'committed';
        },
      }),
      action('Abort', rms, {
        when: (s, r) =>
          (s.rm[r] === 'working' || s.rm[r] === 'prepared') && rms.every((other) => s.rm[other] !== 'committed'),
        run: (s, r) => {
          s.rm[r] = 'aborted';
        },
      }),
    ],
  });
}

const rms = resourceManagers(3);

export default check('transaction commit (Lamport), 3 resource managers', transactionCommit(rms), [consistent(rms)]);
