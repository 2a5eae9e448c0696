import { expect, it } from 'vitest';
import { selfTimes } from '../../bench/self-times.ts';

it('a function has the time of its own samples, wherever it was called from', () => {
  const frame = (functionName: string, lineNumber: number) => ({ functionName, url: 'kernel.js', lineNumber });
  const profile = {
    nodes: [
      { id: 1, callFrame: frame('expand', 9) },
      { id: 2, callFrame: frame('probe', 19) },
      { id: 3, callFrame: frame('probe', 19) },
    ],
    samples: [1, 2, 3, 1],
    timeDeltas: [0, 1_000_000, 1_000_000, 2_000_000],
  };
  expect(selfTimes(profile, (url, line) => `${url}:${line + 1}`)).toEqual([
    { name: 'probe', place: 'kernel.js:20', seconds: 3, share: 0.75 },
    { name: 'expand', place: 'kernel.js:10', seconds: 1, share: 0.25 },
  ]);
});
