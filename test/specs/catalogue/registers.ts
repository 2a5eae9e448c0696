import type { Observed } from '../../../specs/event.ts';
import type { Play } from '../plays.ts';
import { asks, tells } from '../traces.ts';
import type { Examples, ExamplesOf } from './examples.ts';

const among = (faulty: readonly string[], ...stem: readonly Observed[]): Play => ({
  processes: ['w', 'r'],
  faulty,
  stem,
});
const play = (...stem: readonly Observed[]) => among([], ...stem);
const writes = (value: string) => asks('w', { write: value });
const written = tells('w', 'written');
const reads = asks('r', 'read');
const read = (value: string | null) => tells('r', { read: value });
const wrote = (value: string) => [writes(value), written];
const didRead = (value: string | null) => [reads, read(value)];

const termination: Examples = {
  satisfy: {
    'every operation is completed': play(...wrote('A'), ...didRead('A')),
    'only a faulty process has one open': among(['w'], writes('A'), ...didRead(null)),
  },
  violate: { 'an operation stays open': play(...wrote('A'), reads) },
};

const regular: Examples = {
  satisfy: {
    'the value at the start': play(...didRead(null), ...wrote('A')),
    'what was written last': play(...wrote('A'), ...wrote('B'), ...didRead('B')),
    'what is being written': play(...wrote('A'), writes('B'), ...didRead('B')),
    'what was written before, and after that again': play(...wrote('A'), writes('B'), ...didRead('B'), ...didRead('A')),
    'a write that is never completed, long ago': play(writes('A'), ...didRead(null), ...didRead('A')),
  },
  violate: {
    'an old value': play(...wrote('A'), ...wrote('B'), ...didRead('A')),
    'the value at the start, after a write': play(...wrote('A'), ...didRead(null)),
    'what is written only later': play(...didRead('A'), ...wrote('A')),
  },
};

const safe: Examples = {
  satisfy: {
    ...regular.satisfy,
    'anything during a write': play(...wrote('A'), writes('B'), ...didRead('C'), written),
    'anything at a Byzantine reader': among(['r'], ...wrote('A'), ...didRead('C')),
  },
  violate: regular.violate!,
};

const regularAtCorrect: Examples = {
  satisfy: { ...regular.satisfy, 'anything at a Byzantine reader': among(['r'], ...wrote('A'), ...didRead('C')) },
  violate: { ...regular.violate, 'another value during a write': play(...wrote('A'), writes('B'), ...didRead('C')) },
};

const ordering: Examples = {
  satisfy: { 'old, then new': play(...wrote('A'), writes('B'), ...didRead('A'), ...didRead('B')) },
  violate: {
    'new, then old': play(...wrote('A'), writes('B'), ...didRead('B'), ...didRead('A')),
    'new, then the value at the start': play(writes('A'), ...didRead('A'), ...didRead(null)),
  },
};

const atomicity: Examples = {
  satisfy: {
    'old, then new': ordering.satisfy!['old, then new']!,
    'a write that is never completed takes place late': play(writes('A'), ...didRead(null), ...didRead('A')),
    'both write at once, and the one read counts as the later': play(
      writes('A'),
      asks('r', { write: 'B' }),
      written,
      tells('r', 'written'),
      ...didRead('A'),
    ),
  },
  violate: { ...ordering.violate, 'an old value': play(...wrote('A'), ...wrote('B'), ...didRead('A')) },
};

export const registerExamples: Readonly<Record<string, ExamplesOf>> = {
  '(1,N) regular register': { ONRR1: termination, ONRR2: regular },
  '(1,N) atomic register': { ONAR1: termination, ONAR2: regular, ONAR3: ordering },
  '(N,N) atomic register': { NNAR1: termination, NNAR2: atomicity },
  '(1,N) Byzantine safe register': { BONSR1: termination, BONSR2: safe },
  '(1,N) Byzantine regular register': { BONRR1: termination, BONRR2: regularAtCorrect },
  '(1,N) Byzantine atomic register': { BONAR1: termination, BONAR2: regularAtCorrect, BONAR3: ordering },
};
