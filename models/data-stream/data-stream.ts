import { check } from '../../checker/check.ts';
import { propertiesOf } from '../../specs/abstraction.ts';
import { orderedDataStream } from '../../specs/data-stream.ts';
import { duplicating } from '../links/duplicating.ts';
import { fifoPerfect } from '../links/fifo-perfect.ts';
import type { Link } from '../links/link.ts';
import { lossy } from '../links/lossy.ts';
import { perfect } from '../links/perfect.ts';
import { process } from '../process.ts';
import { at, system } from '../system.ts';

/** Sends the items that it is asked for, one message each. */
interface Sender {
  local: null;
  message: string;
  request: { send: readonly string[] };
}
const sender = process<Sender>({
  init: () => null,
  upon: {
    request(state, { send }, fx) {
      for (const item of send) fx.send('receiver', item);
      return state;
    },
  },
});

/** Delivers what arrives, as it arrives: all that it promises comes from the link. */
interface Receiver {
  local: null;
  message: string;
  indication: { deliver: string };
}
const receiver = process<Receiver>({
  init: () => null,
  upon: {
    deliver(state, _from, item, fx) {
      fx.indicate({ deliver: item });
      return state;
    },
  },
});

/** A receiver that makes an item up: it satisfies all that the lecture's slide asks for, and not STREAM4. */
const inventor = process<Receiver>({
  ...receiver.definition,
  init: () => null,
  upon: {
    ...receiver.definition.upon,
    timeout(state, _timer, fx) {
      fx.indicate({ deliver: 'm99' });
      return state;
    },
  },
  start(state, fx) {
    fx.setTimer('invent');
    return state;
  },
});

const stream = (links: Link, end = receiver) =>
  system({ processes: { sender, receiver: end }, links, inputs: [at('sender', { send: ['m1', 'm2', 'm3'] })] });

const claims = propertiesOf(orderedDataStream);

/** An ordered data stream is as good as its link: each weaker link breaks exactly the claims that it gives up. */
export default [
  check('data stream over a FIFO perfect link', stream(fifoPerfect()), claims),
  check('data stream over a link that reorders', stream(perfect()), claims, {
    expect: { 'STREAM3 order': 'violated' },
  }),
  check('data stream over a link that loses', stream(lossy(fifoPerfect())), claims, {
    expect: { 'STREAM1 no loss': 'violated' },
  }),
  check('data stream over a link that duplicates', stream(duplicating(fifoPerfect(), { atMost: 1 })), claims, {
    expect: { 'STREAM2 no duplication': 'violated' },
  }),
  check('data stream with a receiver that invents', stream(fifoPerfect(), inventor), claims, {
    expect: { 'STREAM4 no creation': 'violated' },
  }),
];
