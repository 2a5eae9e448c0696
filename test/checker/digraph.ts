import { type GuardedSystem, guarded } from '../../models/guarded/guarded.ts';

/** A digraph as a system: from each number, the numbers that one step leads to. Starts at 0. */
export function digraph(
  edges: Readonly<Record<number, readonly number[]>>,
  fairness?: 'weak' | 'strong',
): GuardedSystem<{ at: number }> {
  return guarded({
    variables: { at: 0 },
    actions: (action) =>
      Object.entries(edges).flatMap(([from, all]) =>
        all.map((to) =>
          action(`${from} → ${to}`, {
            when: (s) => s.at === Number(from),
            run: (s) => {
              s.at = to;
            },
            ...(fairness && { fairness }),
          }),
        ),
      ),
  });
}

/** The numbers from 0 up to `last`, one step apart. */
export function line(last: number): GuardedSystem<{ at: number }> {
  return guarded({
    variables: { at: 0 },
    actions: (action) => [
      action('next', {
        when: (s) => s.at < last,
        run: (s) => {
          s.at++;
        },
      }),
    ],
  });
}
