import { type ArbitraryOptions, arbitrary } from '../failures/arbitrary.ts';
import type { SystemModel } from '../family.ts';
import { authenticated } from '../links/authenticated.ts';
import { perfect } from '../links/perfect.ts';
import type { Process } from '../process.ts';
import { at, system } from '../system.ts';
import { asynchronous } from '../timing/asynchronous.ts';

/** How many processes there are: of a broadcast with so many, one may be Byzantine, or two among six. */
export type Size = 3 | 4 | 6;

/** Some of the processes s, p, q, r, t, u, of which s broadcasts A. */
export const broadcastUnder = (n: Size, broadcast: Process, model: SystemModel) =>
  system({
    processes: Object.fromEntries(['s', 'p', 'q', 'r', 't', 'u'].slice(0, n).map((name) => [name, broadcast])),
    inputs: [at('s', { broadcast: 'A' })],
    ...model,
  });

/** The same over authenticated links. */
export const broadcastSystem = (n: Size, broadcast: Process, failures: ArbitraryOptions) =>
  broadcastUnder(n, broadcast, {
    links: authenticated(perfect()),
    failures: arbitrary(failures),
    timing: asynchronous(),
  });
