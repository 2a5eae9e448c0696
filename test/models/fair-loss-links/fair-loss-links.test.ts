import { describe, expect, it } from 'vitest';
import checks from '../../../models/fair-loss-links/fair-loss-links.ts';
import { exceptions } from '../ladder.ts';

describe('fair-loss links', () => {
  it.each([
    'fair-loss links, assumed',
    'fair-loss links, UDP over a network that is fair',
    'fair-loss links, a message sent once',
  ])('have FLL1 to FLL3: %s', (name) => {
    expect(exceptions(checks, name)).toEqual({});
  });

  it('may lose for ever what is sent for ever if deliveries are owed weakly: each is lost in time', () => {
    expect(exceptions(checks, 'fair-loss links, deliveries owed weakly')).toEqual({
      'FLL1 fair loss': 'violated by a loop of 2 steps after 1 step',
    });
  });

  it('that are UDP owe nothing at all', () => {
    expect(exceptions(checks, 'fair-loss links, UDP')).toEqual({
      'FLL1 fair loss': 'violated by a loop of 1 step after 1 step',
    });
  });

  it('deliver one send for ever if nothing has to be cleared', () => {
    expect(exceptions(checks, 'fair-loss links, a message sent once, duplicates without end')).toEqual({
      'FLL2 finite duplication': 'violated by a loop of 1 step after 1 step',
    });
  });

  it('promise nothing to a receiver that may crash, whatever an abridged statement says', () => {
    expect(exceptions(checks, 'fair-loss links, the slide')).toEqual({
      'FLL1 without "correct q"': 'violated by a loop of 2 steps after 2 steps',
    });
  });
});
