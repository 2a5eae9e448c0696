import type { Detector } from './detector.ts';
import { restorations, suspicions } from './suspicions.ts';

/**
 * The eventually perfect failure detector, ◇P: it may suspect anyone (`upon.suspect`) and take that back (`upon.restore`), any number of
 * times. That a moment comes from which on it is right is owed; when it comes is open. After it, only who has crashed is suspected, for
 * ever, and everyone else is restored.
 *
 * @see Cachin, Guerraoui, Rodrigues 2011, Module 2.8: EPFD1 strong completeness, EPFD2 eventual strong accuracy
 */
export function eventuallyPerfectDetector(): Detector {
  return {
    name: 'an eventually perfect failure detector',
    tells: ['suspect', 'restore'],
    settles: 'on crashes',
    news: (self, suspected, everyone) => [
      ...suspicions(self, suspected, everyone, ['not settled'], false),
      ...restorations(suspected, ['not settled'], false),
      ...suspicions(self, suspected, everyone, ['settled', 'it has crashed'], true),
      ...restorations(suspected, ['settled', 'it has not crashed'], true),
    ],
  };
}
