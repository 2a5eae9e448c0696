import { describe, expect, it } from 'vitest';
import { claims } from '../../../models/byzantine-generals/generals.ts';
import { oralMessages } from '../../../models/byzantine-generals/oral-messages.ts';
import { execution, phrase } from '../../checker/findings.ts';

const [sameOrder, commandersOrder] = claims(3);

describe('Byzantine generals', () => {
  it('with oral messages are too few as three: a lieutenant cannot tell who is the traitor', () => {
    expect(phrase(oralMessages(3), sameOrder!)).toBe('holds (exhaustive)');
    expect(execution(oralMessages(3), commandersOrder!)).toMatchInlineSnapshot(`
      "faulty: one
      start: commander = {round: over}, one = Byzantine, two = {order: null, relayed: {}, round: 1}, timers of one = {}, timers of two = {round: 2}
        commander sends {order: attack} to one
        commander sends {order: attack} to two
      1. two delivers {order: attack} from commander
           two: order: attack
      2. the clock ticks
           timers of two: round: 1
      3. the clock ticks
           timers of two: round: 0
      4. the timer "round" of two fires
           two sends {relayed: attack} to one
           two: round: 2
           timers of two: round: 2
      5. the clock ticks
           timers of two: round: 1
      6. the clock ticks
           timers of two: round: 0
      7. the timer "round" of two fires
           two indicates {obey: retreat}
           two: order: removed
           two: relayed: removed
           two: round: over
           timers of two: round: removed"
    `);
  });

  it('who trust the commander on a tie have the same problem on the other side', () => {
    const trusting = oralMessages(3, 'trust the commander');
    expect(phrase(trusting, commandersOrder!)).toBe('holds (exhaustive)');
    expect(execution(trusting, sameOrder!)).toMatchInlineSnapshot(`
      "faulty: commander
      start: commander = Byzantine, one = {order: null, relayed: {}, round: 1}, two = {order: null, relayed: {}, round: 1}, timers of one = {round: 2}, timers of two = {round: 2}
       1. the clock ticks
            timers of one: round: 1
            timers of two: round: 1
       2. the clock ticks
            timers of one: round: 0
            timers of two: round: 0
       3. the timer "round" of one fires
            one sends {relayed: retreat} to two
            one: round: 2
            timers of one: round: 2
       4. two delivers {relayed: retreat} from one
            two: relayed.one: retreat
       5. commander (Byzantine) says {order: attack} to two
            two: order: attack
       6. the timer "round" of two fires
            two sends {relayed: attack} to one
            two: round: 2
            timers of two: round: 2
       7. one delivers {relayed: attack} from two
            one: relayed.two: attack
       8. the clock ticks
            timers of one: round: 1
            timers of two: round: 1
       9. the clock ticks
            timers of one: round: 0
            timers of two: round: 0
      10. the timer "round" of one fires
            one indicates {obey: retreat}
            one: order: removed
            one: relayed: removed
            one: round: over
            timers of one: round: removed
      11. the timer "round" of two fires
            two indicates {obey: attack}
            two: order: removed
            two: relayed: removed
            two: round: over
            timers of two: round: removed"
    `);
  });
});
