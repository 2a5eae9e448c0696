import { describe, expect, it } from 'vitest';
import { crashRecovery } from '../../models/failures/crash-recovery.ts';
import { crashStop } from '../../models/failures/crash-stop.ts';
import { layer, over } from '../../models/layer.ts';
import type { PerfectLinks } from '../../models/links/link-ports.ts';
import { perfect } from '../../models/links/perfect.ts';
import { process } from '../../models/process.ts';
import { at, system } from '../../models/system.ts';
import { monitor } from '../../specs/monitor.ts';
import { execution, finding, phrase } from '../checker/findings.ts';

/** Hands on what it is asked to send under a number, which it knows after a crash if it stores it. */
const numbering = (stores: boolean) =>
  layer<PerfectLinks, PerfectLinks>()<number>({
    name: 'numbering',
    init: () => 0,
    recover: (stored: number | null) => stored ?? 0,
    upon: {
      request(last, { send, to }, fx) {
        if (stores) fx.store(last + 1);
        fx.request({ send: { send, number: last + 1 }, to });
        return last + 1;
      },
      indication(last, { deliver, from }, fx) {
        fx.indicate({ deliver: deliver.send, from });
        return last;
      },
    },
  });

interface Asker {
  local: number;
  message: string;
  request: 'ask';
  stored: number;
  indication: { asked: number };
}

/** Counts what it is asked, and knows the count after a crash. */
const asker = process<Asker>({
  init: () => 0,
  recover(stored, fx) {
    fx.indicate({ asked: stored ?? 0 });
    return stored ?? 0;
  },
  upon: {
    request(count, _ask, fx) {
      fx.store(count + 1);
      fx.send(fx.self, 'm');
      return count + 1;
    },
  },
});

const asking = (stores: boolean, failures = crashRecovery({ exactly: [], crashes: 1 })) =>
  system({
    processes: { p: asker },
    links: over(numbering(stores), perfect()),
    failures,
    inputs: [at('p', 'ask'), at('p', 'ask')],
  });

const eachNumberOnce = monitor('each number is transmitted once', {
  observes: ['transmit'],
  start: (): { readonly last: number; readonly again: boolean } => ({ last: 0, again: false }),
  advance: ({ last, again }, { message }) => ({ last: message.number, again: again || message.number <= last }),
  holds: ({ again }) => !again,
});

describe('a layer of a process that recovers', () => {
  it('knows what it has stored, apart from what the process above it has', () => {
    expect(phrase(asking(true), eachNumberOnce)).toBe('holds (exhaustive)');
  });

  it('has forgotten what it has not stored', () => {
    expect(execution(asking(false), eachNumberOnce)).toMatchInlineSnapshot(`
      "start: p = {numbering: 0, process: 0}, storage of p = null
      1. a client asks p: ask
           p sends m to p
           p transmits {number: 1, send: m} to p
           p: numbering: 1
           p: process: 1
           storage of p = {process: 1}
      2. p receives {number: 1, send: m} from p; p crashes after 0 of 1 effects
      3. p recovers
           p indicates {asked: 1}
           p = {numbering: 0, process: 1}
      4. a client asks p: ask
           p sends m to p
           p transmits {number: 1, send: m} to p
           p: numbering: 1
           p: process: 2
           storage of p: process: 2"
    `);
  });

  it('goes on with what it stored before a crash cut it', () => {
    const skips = monitor('no number is left out', {
      observes: ['transmit'],
      start: (): { readonly last: number; readonly left: boolean } => ({ last: 0, left: false }),
      advance: ({ last, left }, { message }) => ({ last: message.number, left: left || message.number > last + 1 }),
      holds: ({ left }) => !left,
    });
    expect(execution(asking(true), skips)).toMatchInlineSnapshot(`
      "start: p = {numbering: 0, process: 0}, storage of p = null
      1. a client asks p: ask; p crashes after 3 of 4 effects
           p sends m to p
           storage of p = {numbering: 1, process: 1}
      2. p recovers
           p indicates {asked: 1}
           p = {numbering: 1, process: 1}
      3. a client asks p: ask
           p sends m to p
           p transmits {number: 2, send: m} to p
           p: numbering: 2
           p: process: 2
           storage of p: numbering: 2
           storage of p: process: 2"
    `);
  });

  it('may store where nobody recovers: it then makes no difference', () => {
    const found = (stores: boolean) => finding(asking(stores, crashStop({ atMost: 1 })), eachNumberOnce);
    expect(found(true).verdict).toMatchObject({ outcome: 'holds', extent: 'exhaustive' });
    expect(found(true).explored.states).toBe(found(false).explored.states);
  });
});
