import type { Link } from './link.ts';
import type { LoggedPerfectLinks } from './link-ports.ts';
import { perfect } from './perfect.ts';

/**
 * Logged perfect links, for processes that recover: what is delivered is at once in the stable storage of the receiver's links. While
 * the receiver is down, messages wait for it. After a crash its `upon.deliver` is called again for all that was delivered, right after
 * `recover`; that is no delivery. Contents are multisets.
 *
 * What the sender had under way when it crashed is still owed when it is up again: more than the module promises, as with perfect links.
 *
 * Where nobody recovers they are perfect links.
 *
 * @see Cachin, Guerraoui, Rodrigues 2011, Module 2.4: LPL1 reliable delivery, LPL2 no duplication, LPL3 no creation
 */
export function loggedPerfect(): Link<LoggedPerfectLinks> {
  // TypeScript cannot see that the port is nothing but a name in the type.
  const links = perfect() as unknown as Link<LoggedPerfectLinks>;
  return { ...links, name: 'logged perfect links', logged: true };
}
