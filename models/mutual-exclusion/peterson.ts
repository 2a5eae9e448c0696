import { check } from '../../checker/check.ts';
import { mutualExclusion, starvationFreedom } from '../../specs/mutual-exclusion.ts';
import { guarded, perProcess } from '../guarded/guarded.ts';

const names = ['p', 'q'] as const;
type Name = (typeof names)[number];
const other = (process: Name): Name => (process === 'p' ? 'q' : 'p');

/**
 * Mutual exclusion of two processes over three shared variables: each says that it wants to enter, gives way once, and waits as long as
 * the other wants to enter and it is its own turn to wait. Reading and writing one variable is one step.
 *
 * A process that is on its way takes its steps (weak fairness per process). Nothing forces one to ask for the critical section.
 *
 * @param options.fair false to let a process stop anywhere
 * @see Peterson, "Myths about the mutual exclusion problem", IPL 1981
 */
export function peterson({ fair = true }: { readonly fair?: boolean } = {}) {
  const fairness = fair ? { fairness: { kind: 'weak' as const, of: (p: Name) => p } } : {};
  return guarded({
    variables: {
      at: perProcess(names, 'idle' as 'idle' | 'asking' | 'trying' | 'critical'),
      wants: perProcess(names, false as boolean),
      waits: 'p' as Name,
    },
    actions: (action) => [
      action('want', names, {
        when: (s, p) => s.at[p] === 'idle',
        run: (s, p) => {
          s.wants[p] = true;
          s.at[p] = 'asking';
        },
      }),
      action('give way', names, {
        ...fairness,
        when: (s, p) => s.at[p] === 'asking',
        run: (s, p) => {
          s.waits = p;
          s.at[p] = 'trying';
        },
      }),
      action('enter', names, {
        ...fairness,
        when: (s, p) => s.at[p] === 'trying' && (!s.wants[other(p)] || s.waits !== p),
        run: (s, p) => {
          s.at[p] = 'critical';
        },
      }),
      action('leave', names, {
        ...fairness,
        when: (s, p) => s.at[p] === 'critical',
        run: (s, p) => {
          s.wants[p] = false;
          s.at[p] = 'idle';
        },
      }),
    ],
  });
}

const claims = [mutualExclusion(names), starvationFreedom('p'), starvationFreedom('q')];

export default [
  check('Peterson', peterson(), claims),
  check('Peterson, where a process may stop anywhere', peterson({ fair: false }), claims, {
    expect: { 'p does not starve': 'violated', 'q does not starve': 'violated' },
  }),
];
