import { describe, expect, it } from 'vitest';
import checks from '../../../models/transport/transport.ts';
import { exceptions } from '../ladder.ts';

describe('the transports of the Internet', () => {
  it('UDP breaks all that perfect links promise but that nothing is made up', () => {
    expect(exceptions(checks, 'UDP')).toEqual({
      'PL1 reliable delivery': 'violated by stopping for ever after 2 steps',
      'PL2 no duplication': 'violated in 3 steps',
      'FPL4 FIFO delivery': 'violated in 3 steps',
    });
  });

  it('TCP is FIFO perfect as long as the connection lives', () => {
    expect(exceptions(checks, 'TCP, no reset')).toEqual({});
  });

  it('TCP is less than perfect once it breaks: what was under way is lost', () => {
    expect(exceptions(checks, 'TCP, one reset')).toEqual({
      'PL1 reliable delivery': 'violated by stopping for ever after 3 steps',
      'FPL4 FIFO delivery': 'violated in 4 steps',
    });
  });

  it('an application that sends again what may be lost has it delivered twice: sent, delivered, reset and sent again, delivered', () => {
    expect(exceptions(checks, 'TCP, one reset, and the application sends again')).toEqual({
      'PL2 no duplication': 'violated in 4 steps',
    });
  });
});
