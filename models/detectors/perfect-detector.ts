import type { Detector } from './detector.ts';
import { suspicions } from './suspicions.ts';

/**
 * The perfect failure detector, P: a process that has crashed is suspected in the end by everyone who is up, and nobody else is. A
 * process is told by its handler `upon.suspect`, once for each crash.
 *
 * @see Cachin, Guerraoui, Rodrigues 2011, Module 2.6: PFD1 strong completeness, PFD2 strong accuracy
 */
export function perfectDetector(): Detector {
  return {
    name: 'a perfect failure detector',
    tells: ['suspect'],
    news: (self, suspected, everyone) => suspicions(self, suspected, everyone, ['it has crashed'], true),
  };
}
