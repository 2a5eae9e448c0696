import { check } from '../../checker/check.ts';
import { abortGetsReason, abortHasReason, type Decision, type Vote } from '../../specs/atomic-commit.ts';
import { crashStop } from '../failures/crash-stop.ts';
import { perfect } from '../links/perfect.ts';
import { process } from '../process.ts';
import { oneOf, system } from '../system.ts';

interface Participant {
  local: 'undecided' | 'aborted';
  request: Vote;
  indication: Decision;
}

/** Aborts whenever it likes, with or without a reason. */
const participant = process<Participant>({
  init: () => 'undecided',
  upon: { request: (state) => state },
  internal: [
    {
      name: 'abort',
      when: (state) => state === 'undecided',
      run(_state, fx) {
        fx.indicate({ decide: 'abort' });
        return 'aborted';
      },
    },
  ],
});

/** Two participants that abort in haste; one may crash. */
export const hastyAbort = system({
  processes: { p: participant, q: participant },
  links: perfect(),
  failures: crashStop({ atMost: 1 }),
  inputs: [oneOf('p', [{ vote: 'yes' }, { vote: 'no' }])],
});

export default check('hasty abort', hastyAbort, [abortHasReason, abortGetsReason], { expect: 'violated' });
