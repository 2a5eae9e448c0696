import { authenticated } from './authenticated.ts';
import type { Link } from './link.ts';
import type { AuthenticatedPerfectLinks } from './link-ports.ts';
import { perfect } from './perfect.ts';

/**
 * Authenticated perfect links: as perfect links, also where processes are Byzantine. What is delivered from p comes from p.
 *
 * @see Cachin, Guerraoui, Rodrigues 2011, Module 2.5: AL1 reliable delivery, AL2 no duplication, AL3 authenticity
 */
export function authenticatedPerfect(): Link<AuthenticatedPerfectLinks> {
  const { provides: _, ...link } = authenticated(perfect());
  return link;
}
