import { check } from '../../checker/check.ts';
import { propertiesOf } from '../../specs/abstraction.ts';
import { noDuplication, noLoss, orderedDataStream } from '../../specs/data-stream.ts';
import { fairLoss } from '../links/fair-loss.ts';
import { fairLossFifo } from '../links/fair-loss-fifo.ts';
import type { Link } from '../links/link.ts';
import { owing } from '../links/owing.ts';
import { type Process, type ProcessDefinition, process } from '../process.ts';
import { at, system } from '../system.ts';

type Bit = 0 | 1;
const flipped = (bit: Bit): Bit => (bit === 0 ? 1 : 0);

/** Sends one item after the other, each with the bit, again and again until that bit is acknowledged. */
interface Sender {
  local: { readonly items: readonly string[]; readonly bit: Bit };
  message: { readonly item: string; readonly bit: Bit } | { readonly ack: Bit };
  request: { readonly send: readonly string[] };
}
const sender = process<Sender>({
  init: () => ({ items: [], bit: 0 }),
  upon: {
    request({ bit }, { send: items }, fx) {
      fx.send('receiver', { item: items[0]!, bit });
      fx.setTimer('again', 1);
      return { items, bit };
    },
    timeout(state, timer, fx) {
      fx.send('receiver', { item: state.items[0]!, bit: state.bit });
      fx.setTimer(timer, 1);
      return state;
    },
    deliver(state, _from, message, fx) {
      if (!('ack' in message) || message.ack !== state.bit || state.items.length === 0) return state;
      const [, ...items] = state.items;
      const bit = flipped(state.bit);
      if (items[0] === undefined) fx.cancelTimer('again');
      else fx.send('receiver', { item: items[0], bit });
      return { items, bit };
    },
  },
});

/** Delivers an item that has the bit it waits for, and acknowledges whatever bit it sees. */
interface Receiver {
  local: { readonly awaited: Bit };
  message: Sender['message'];
  indication: { readonly deliver: string };
}
const definition: ProcessDefinition<Receiver> = {
  init: () => ({ awaited: 0 }),
  upon: {
    deliver(state, _from, message, fx) {
      if (!('item' in message)) return state;
      const isNew = message.bit === state.awaited;
      if (isNew) fx.indicate({ deliver: message.item });
      fx.send('sender', { ack: message.bit });
      return isNew ? { awaited: flipped(state.awaited) } : state;
    },
  },
};
const receiver = process<Receiver>(definition);

/** Acknowledges an item only when it delivers it: a lost acknowledgement is never made up for. */
const acknowledgesOnce = process<Receiver>({
  ...definition,
  upon: {
    deliver(state, from, message, fx) {
      if ('item' in message && message.bit !== state.awaited) return state;
      return definition.upon!.deliver!(state, from, message, fx);
    },
  },
});

/**
 * The alternating bit protocol: an ordered stream over links that lose and duplicate, but do not reorder.
 *
 * @see Bartlett, Scantlebury, Wilkinson 1969
 */
export const alternatingBit = (links: Link, items: readonly string[], end: Process<Receiver> = receiver) =>
  system({ processes: { sender, receiver: end }, links, inputs: [at('sender', { send: items })] });

const line = fairLossFifo({ capacity: 2 });
const three = ['m0', 'm1', 'm2'];
const claims = propertiesOf(orderedDataStream);
const stuck = { expect: { [noLoss.name]: 'violated' } } as const;

export default [
  check('alternating bit', alternatingBit(line, three), claims),
  // An old item passes for a new one again and again: traces grow without end, and only what is violated can be decided.
  check('alternating bit over links that reorder', alternatingBit(fairLoss(), ['m0', 'm1']), [noDuplication], {
    expect: 'violated',
  }),
  check(
    'alternating bit, deliveries owed weakly',
    alternatingBit(
      owing(line, 'deliveries owed weakly', (obligation) => ({ ...obligation, kind: 'weak' })),
      three,
    ),
    claims,
    stuck,
  ),
  check(
    'alternating bit, duplicates not acknowledged again',
    alternatingBit(line, three, acknowledgesOnce),
    claims,
    stuck,
  ),
];
