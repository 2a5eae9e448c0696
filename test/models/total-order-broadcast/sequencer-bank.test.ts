import { describe, expect, it } from 'vitest';
import { endsWith } from '../../../models/total-order-broadcast/bank-claims.ts';
import checks, {
  byzantineSequencer,
  crashingSequencer,
  sequencerBank,
} from '../../../models/total-order-broadcast/sequencer-bank.ts';
import { propertyOf } from '../../../specs/abstraction.ts';
import { totalOrderBroadcast } from '../../../specs/total-order-broadcast.ts';
import { execution, phrase } from '../../checker/findings.ts';
import { exceptions } from '../ladder.ts';

const claim = (label: string) => propertyOf(totalOrderBroadcast, label);

describe('the bank over a sequencer', () => {
  it('is a total-order broadcast, and so keeps the balances equal', () => {
    expect(exceptions(checks, 'bank over a sequencer')).toEqual({});
  });

  it('ends with both at $180 or both at $190, as the sequencer chooses', () => {
    // Two requests, two submissions, and four deliveries.
    expect(phrase(sequencerBank, endsWith(180, 180))).toBe('holds, with a witness of 8 steps');
    expect(phrase(sequencerBank, endsWith(190, 190))).toBe('holds, with a witness of 8 steps');
    const never = 'violated: no execution in scope is a witness (exhaustive)';
    expect(phrase(sequencerBank, endsWith(180, 190))).toBe(never);
    expect(phrase(sequencerBank, endsWith(190, 180))).toBe(never);
  });

  it('loses liveness only when the sequencer crashes', () => {
    expect(exceptions(checks, 'bank over a sequencer that may crash')).toEqual({
      'TOB1 validity': 'violated by stopping for ever after 3 steps',
      'TOB4 agreement': 'violated by stopping for ever after 4 steps',
      'UTOB1 validity': 'violated by stopping for ever after 3 steps',
      // The sequencer delivers, and crashes.
      'UTOB4 uniform agreement': 'violated by stopping for ever after 3 steps',
    });
    // Both ask, and nobody answers.
    expect(execution(crashingSequencer, claim('TOB1'))).toMatchInlineSnapshot(`
      "faulty: sequencer
      start: sequencer = {next: 0}, r1 = {applied: [], balance: 100, waiting: []}, r2 = {applied: [], balance: 100, waiting: []}
      1. a client asks r1: {broadcast: {deposit: 100}}
           r1 sends {submit: {deposit: 100}} to sequencer
      2. a client asks r2: {broadcast: {charge: 10}}
           r2 sends {submit: {charge: 10}} to sequencer
      3. sequencer delivers {submit: {deposit: 100}} from r1; sequencer crashes after 0 of 3 effects
      for ever: no step is taken any more
      fair, because:
        deliver {submit: {charge: 10}} from r2 to sequencer (link r2 → sequencer, weak): not owed after step 3
      ✗ from step 1 on: never: r1 indicates {deliver: {deposit: 100}, from: r1}"
    `);
    // What the sequencer has sent when it crashes reaches one replica only: no step is needed for what is lost.
    expect(execution(crashingSequencer, claim('TOB4'))).toMatchInlineSnapshot(`
      "faulty: sequencer
      start: sequencer = {next: 0}, r1 = {applied: [], balance: 100, waiting: []}, r2 = {applied: [], balance: 100, waiting: []}
      1. a client asks r1: {broadcast: {deposit: 100}}
           r1 sends {submit: {deposit: 100}} to sequencer
      2. a client asks r2: {broadcast: {charge: 10}}
           r2 sends {submit: {charge: 10}} to sequencer
      3. sequencer delivers {submit: {deposit: 100}} from r1; sequencer crashes after 2 of 3 effects
           sequencer indicates {deliver: {deposit: 100}, from: r1}
           sequencer sends {operation: {deposit: 100}, origin: r1, place: 0} to r1
      4. r1 delivers {operation: {deposit: 100}, origin: r1, place: 0} from sequencer
           r1 indicates {deliver: {deposit: 100}, from: r1}
           r1: applied: [{deposit: 100}]
           r1: balance: 200
      for ever: no step is taken any more
      fair, because:
        deliver {submit: {charge: 10}} from r2 to sequencer (link r2 → sequencer, weak): not owed after step 4
      ✗ from step 4 on: never: r2 indicates {deliver: {deposit: 100}, from: r1}"
    `);
  });

  it('loses the order, too, when the sequencer is Byzantine: it tells each replica another operation first', () => {
    expect(execution(byzantineSequencer, claim("TOB5'"))).toMatchInlineSnapshot(`
      "faulty: sequencer
      start: sequencer = Byzantine, r1 = {applied: [], balance: 100, waiting: []}, r2 = {applied: [], balance: 100, waiting: []}
      1. sequencer (Byzantine) says {operation: {deposit: 100}, origin: r1, place: 0} to r1
           r1 indicates {deliver: {deposit: 100}, from: r1}
           r1: applied: [{deposit: 100}]
           r1: balance: 200
      2. sequencer (Byzantine) says {operation: {charge: 10}, origin: r1, place: 0} to r2
           r2 indicates {deliver: {charge: 10}, from: r1}
           r2: applied: [{charge: 10}]
           r2: balance: 90"
    `);
    expect(phrase(byzantineSequencer, claim('TOB5'))).toBe('violated in 4 steps');
  });
});
