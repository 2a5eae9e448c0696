import { describe, expect, it } from 'vitest';
import checks from '../../../models/fifo-perfect-links/fifo-perfect-links.ts';
import { exceptions } from '../ladder.ts';

describe('FIFO perfect links', () => {
  it.each([
    'FIFO perfect links, assumed',
    'FIFO perfect links, number in order',
    'FIFO perfect links, number in order over the whole ladder',
  ])('have PL1 to PL3 and FPL4: %s', (name) => {
    expect(exceptions(checks, name)).toEqual({});
  });

  it('are overtaken where nobody waits: two sends, and the second arrives', () => {
    expect(exceptions(checks, 'FIFO perfect links, without waiting')).toEqual({
      'FPL4 FIFO delivery': 'violated in 3 steps',
    });
  });
});
