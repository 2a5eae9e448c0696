import { type ArbitraryOptions, arbitrary } from '../failures/arbitrary.ts';
import { authenticated } from '../links/authenticated.ts';
import { perfect } from '../links/perfect.ts';
import type { Process } from '../process.ts';
import { at, system } from '../system.ts';

/** Some of the processes s, p, q, r over authenticated links, of which s broadcasts A. */
export const broadcastSystem = (n: 3 | 4, broadcast: Process, failures: ArbitraryOptions) =>
  system({
    processes: Object.fromEntries(['s', 'p', 'q', 'r'].slice(0, n).map((name) => [name, broadcast])),
    links: authenticated(perfect()),
    failures: arbitrary(failures),
    inputs: [at('s', { broadcast: 'A' })],
  });
