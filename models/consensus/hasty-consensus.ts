import { check } from '../../checker/check.ts';
import { propertyOf } from '../../specs/abstraction.ts';
import { agreementOfThoseThatNeverCrash, consensus } from '../../specs/consensus.ts';
import type { Decided } from '../../specs/decisions.ts';
import { uniformConsensus } from '../../specs/uniform-consensus.ts';
import { crashStop } from '../failures/crash-stop.ts';
import { perfect } from '../links/perfect.ts';
import { process } from '../process.ts';
import { oneOf, system } from '../system.ts';

interface Hasty {
  local: null;
  request: { readonly propose: 0 | 1 };
  indication: Decided;
}

/** Decides what it is asked to propose, at once, and asks nobody: each claim about agreement is violated as soon as it can be. */
const hasty = process<Hasty>({
  init: () => null,
  upon: {
    request(state, { propose }, fx) {
      fx.indicate({ decide: propose });
      return state;
    },
  },
});

const names = ['p', 'q'];
const proposals = [{ propose: 0 }, { propose: 1 }] as const;

/** Two hasty processes, of which one may crash. */
export const hastyConsensus = system({
  processes: { p: hasty, q: hasty },
  links: perfect(),
  failures: crashStop({ atMost: 1 }),
  inputs: [oneOf('p', proposals), oneOf('q', proposals)],
});

export default check(
  'hasty consensus',
  hastyConsensus,
  [propertyOf(consensus, 'C4'), agreementOfThoseThatNeverCrash(names), propertyOf(uniformConsensus, 'UC4')],
  { expect: 'violated' },
);
