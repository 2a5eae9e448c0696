import { BadInput } from '../../checker/bad-input.ts';
import { shown } from '../../checker/shape.ts';
import { isLink, type Link } from './link.ts';

/**
 * Links whose receiver can rely on the sender's name, also where processes are Byzantine: a message that is delivered from p comes
 * from p. Over links that are not authenticated, a Byzantine process may claim to be anyone.
 *
 * @example authenticated(perfect())
 * @see Cachin, Guerraoui, Rodrigues 2011, Module 2.5: AL3 authenticity
 */
export function authenticated(over: Link): Link {
  if (!isLink(over)) {
    throw new BadInput(
      `authenticated: expected links, such as perfect(), found ${shown(over)}. Call the function that makes them.`,
    );
  }
  const name = over.shared ? `${over.name}, authenticated` : `authenticated ${over.name}`;
  return { ...over, name, authenticated: true };
}
