import { describe, expect, it } from 'vitest';
import { check } from '../../../checker/check.ts';
import { runCheck } from '../../../checker/run-check.ts';
import { over } from '../../../models/layer.ts';
import { perfect } from '../../../models/links/perfect.ts';
import { stubborn } from '../../../models/links/stubborn.ts';
import { eliminateDuplicates } from '../../../models/perfect-links/eliminate-duplicates.ts';
import { process } from '../../../models/process.ts';
import { at, system } from '../../../models/system.ts';
import { invariant } from '../../../specs/invariant.ts';
import type { Property } from '../../../specs/property.ts';
import { safety } from '../../../specs/safety.ts';

interface Caller {
  local: number;
  message: string;
  request: 'send' | 'broadcast';
  indication: string;
}

const caller = process<Caller>({
  init: () => 0,
  upon: {
    request(state, request, fx) {
      if (request === 'send') fx.send('q', 'm');
      else fx.broadcast('m');
      fx.indicate('done');
      return state;
    },
    deliver: (state) => state,
  },
});
const deaf = process<Caller>({ init: () => 0, upon: {} });

function warnings(
  request: Caller['request'],
  property: Property,
  links: Parameters<typeof system>[0]['links'] = perfect(),
) {
  const described = system({ processes: { p: caller, q: deaf }, links, inputs: [at('p', request)] });
  const { verdict } = runCheck(check('deaf', described, [property])).findings[0]!;
  if (verdict.outcome !== 'holds') throw new Error('It holds.');
  return verdict.warnings;
}

const fine = invariant('fine', () => true);

describe('a process without a handler for messages', () => {
  it('is said to ignore what is sent to it', () => {
    expect(warnings('send', fine)).toEqual([
      'process q has no upon.deliver: what p sends it is ignored. Add the handler, or send it nothing.',
    ]);
  });

  it('may overhear what is sent to everyone', () => {
    expect(warnings('broadcast', fine)).toEqual([]);
  });

  it('is none of a mistake where messages themselves are observed', () => {
    expect(
      warnings(
        'send',
        safety('any', { observes: ['deliver'] }, () => true),
      ),
    ).toEqual([]);
    expect(
      warnings(
        'send',
        safety('any', { observes: ['indication'] }, () => true),
      ),
    ).toHaveLength(1);
  });

  it('is sent messages by layers that it need not know', () => {
    expect(warnings('send', fine, over(eliminateDuplicates, stubborn()))).toEqual([]);
  });
});
