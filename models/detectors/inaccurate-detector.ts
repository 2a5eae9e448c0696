import type { Detector } from './detector.ts';
import { suspicions } from './suspicions.ts';

/**
 * A failure detector that is complete, and not accurate: as the perfect one, but it may suspect anyone at any moment, and never takes that
 * back. For showing what a protocol needs accuracy for.
 */
export function inaccurateDetector(): Detector {
  return {
    name: 'a failure detector that may suspect anyone',
    tells: ['suspect'],
    news: (self, suspected, everyone) => [
      ...suspicions(self, suspected, everyone, ['it has crashed'], true),
      ...suspicions(self, suspected, everyone, ['it has not crashed'], false),
    ],
  };
}
