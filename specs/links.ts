import type { Abstraction } from './abstraction.ts';
import { authenticatedPerfectLinks } from './authenticated-perfect-links.ts';
import { fairLossLinks } from './fair-loss-links.ts';
import { fifoPerfectLinks } from './fifo-perfect-links.ts';
import { loggedPerfectLinks } from './logged-perfect-links.ts';
import { perfectLinks } from './perfect-links.ts';
import { stubbornLinks } from './stubborn-links.ts';

/** All links, in the order of the textbook. */
export const links: readonly Abstraction[] = [
  fairLossLinks,
  stubbornLinks,
  perfectLinks,
  loggedPerfectLinks,
  authenticatedPerfectLinks,
  fifoPerfectLinks,
];
