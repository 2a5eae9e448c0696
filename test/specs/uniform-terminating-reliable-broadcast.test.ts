import { expect, test } from 'vitest';
import { perfect } from '../../models/links/perfect.ts';
import { process } from '../../models/process.ts';
import { at, system } from '../../models/system.ts';
import { propertyOf } from '../../specs/abstraction.ts';
import { uniformTerminatingReliableBroadcast } from '../../specs/uniform-terminating-reliable-broadcast.ts';
import { phrase } from '../checker/findings.ts';

interface Teller {
  local: null;
  message: never;
  request: { readonly broadcast: string };
  indication: { readonly deliver: string; readonly from: string };
}

/** A sender alone, who delivers its message so many times at once. */
const telling = (times: number) => {
  const sender = process<Teller>({
    init: () => null,
    upon: {
      request(state, { broadcast }, fx) {
        for (let time = 0; time < times; time++) fx.indicate({ deliver: broadcast, from: fx.self });
        return state;
      },
    },
  });
  return system({ processes: { s: sender }, links: perfect(), inputs: [at('s', { broadcast: 'm' })] });
};

test('UTRB2 counts what is delivered in one and the same step', () => {
  const termination = propertyOf(uniformTerminatingReliableBroadcast, 'UTRB2');
  expect([0, 1, 2].map((times) => phrase(telling(times), termination))).toMatchInlineSnapshot(`
    [
      "violated by stopping for ever after 1 step",
      "holds (exhaustive)",
      "violated by stopping for ever after 1 step",
    ]
  `);
});
