import type { ProcessId } from '../../specs/event.ts';
import type { Detector, News, Proviso, Told } from './detector.ts';

/**
 * The eventual leader detector, Ω: it may tell anyone to trust anyone (`upon.trust`), each time in the place of who was trusted before.
 * That a moment comes from which on everyone is told the same correct process is owed; when it comes, and who that is, is open. Who
 * recovers from a crash is told again.
 *
 * @see Cachin, Guerraoui, Rodrigues 2011, Module 2.9: ELD1 eventual accuracy, ELD2 eventual agreement
 */
export function leaderOracle(): Detector {
  return {
    name: 'an eventual leader detector',
    tells: ['trust'],
    settles: 'on a leader',
    news: (_self, trusted, everyone) => [
      ...changes(trusted, everyone, 'not settled', false),
      ...changes(trusted, everyone, 'it is the leader', true),
    ],
  };
}

function changes(trusted: Told, everyone: readonly ProcessId[], provided: Proviso, owed: boolean): readonly News[] {
  return everyone
    .filter((other) => !trusted.includes(other))
    .map((of) => ({ kind: 'trust', of, becomes: [of], provided: [provided], owed }));
}
