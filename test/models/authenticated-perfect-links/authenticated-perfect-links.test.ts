import { describe, expect, it } from 'vitest';
import checks from '../../../models/authenticated-perfect-links/authenticated-perfect-links.ts';
import { exceptions } from '../ladder.ts';

describe('authenticated perfect links', () => {
  it.each([
    'authenticated perfect links, assumed',
    'authenticated perfect links, authenticate and filter',
    'authenticated perfect links, authenticate and filter over retransmit forever',
    'authenticated perfect links, a MAC is not passed on',
  ])('have AL1 to AL3: %s', (name) => {
    expect(exceptions(checks, name)).toEqual({});
  });

  // A lie is said and delivered in one step.
  it.each(['authenticated perfect links, without verifying', 'authenticated perfect links, one key for all'])(
    'are forged at once: %s',
    (name) => {
      expect(exceptions(checks, name)).toEqual({ 'AL3 authenticity': 'violated in 1 step' });
    },
  );

  it('are replayed where nobody remembers what was delivered', () => {
    expect(exceptions(checks, 'authenticated perfect links, without filtering')).toEqual({
      'AL2 no duplication': 'violated in 3 steps',
    });
  });

  it('are forged by passing on a signature that does not say whom it is for', () => {
    expect(exceptions(checks, 'authenticated perfect links, a signature is passed on')).toEqual({
      'AL3 authenticity': 'violated in 2 steps',
    });
  });

  it('cannot have PL3, since nobody can say what a Byzantine process sent before', () => {
    expect(exceptions(checks, 'authenticated perfect links, PL3 of a Byzantine sender')).toEqual({
      'PL3 no creation': 'violated in 1 step',
    });
  });
});
