import { commandersOrder, everyoneObeys, type Obeyed, sameOrder } from '../../specs/byzantine-generals.ts';
import { arbitrary } from '../failures/arbitrary.ts';
import { authenticated } from '../links/authenticated.ts';
import { perfect } from '../links/perfect.ts';
import type { Process, Protocol } from '../process.ts';
import { system } from '../system.ts';
import { synchronous } from '../timing/synchronous.ts';

export type Order = 'attack' | 'retreat';

/** What lieutenants and the commander have in common. */
export interface General extends Protocol {
  readonly indication: Obeyed;
}

/**
 * A commander who orders to attack, and some lieutenants, of whom one may be a traitor who says whatever can be said.
 *
 * A round takes two ticks: what loyal generals send at its start is there within one.
 *
 * @param say how the commander puts the order
 * @param lieutenant what each lieutenant does
 * @param says what a traitor may put into the fields of messages
 */
export function generals(
  n: 3 | 4,
  commander: Process,
  lieutenant: Process,
  says: Readonly<Record<string, readonly Order[]>>,
) {
  return system({
    processes: Object.fromEntries<Process>([
      ['commander', commander],
      ...lieutenantsOf(n).map((name) => [name, lieutenant] as const),
    ]),
    links: authenticated(perfect()),
    failures: arbitrary({ atMost: 1, says }),
    timing: synchronous({ delay: 1 }),
  });
}

function lieutenantsOf(n: 3 | 4): readonly string[] {
  return ['one', 'two', 'three'].slice(0, n - 1);
}

/** What is claimed of n generals. */
export function claims(n: 3 | 4) {
  return [sameOrder, commandersOrder('commander', 'attack' satisfies Order), everyoneObeys(lieutenantsOf(n))];
}
