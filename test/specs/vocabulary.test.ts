import { describe, expect, it } from 'vitest';
import { check } from '../../checker/check.ts';
import { runCheck } from '../../checker/run-check.ts';
import { verdictPhrase } from '../../checker/text/verdict-text.ts';
import { perfect } from '../../models/links/perfect.ts';
import { process } from '../../models/process.ts';
import { at, system } from '../../models/system.ts';
import { propertiesOf } from '../../specs/abstraction.ts';
import { abstraction, catalogue } from '../../specs/catalogue.ts';
import type { Unstated } from '../../specs/event.ts';
import { vocabularyOf } from '../../specs/vocabulary.ts';

/** What two processes claim that broadcast over perfect links, and call what they are asked and tell as is said here. */
function verdicts(name: string, broadcast: unknown, delivery: (message: Unstated, from: string) => unknown) {
  const member = process<{ local: null; message: Unstated; request: Unstated; indication: Unstated }>({
    init: () => null,
    upon: {
      request(state, _request, fx) {
        fx.broadcast('m');
        return state;
      },
      deliver(state, from, message, fx) {
        fx.indicate(delivery(message, from));
        return state;
      },
    },
  });
  const pair = system({ processes: { p: member, q: member }, links: perfect(), inputs: [at('p', broadcast)] });
  const { findings } = runCheck(check('it', pair, propertiesOf(abstraction(name))));
  return findings.map(({ property, verdict }) => `${property}: ${verdictPhrase(verdict)}`);
}

const right = (deliver: Unstated, from: string) => ({ deliver, from });

describe('the properties of an abstraction', () => {
  it('hold of a system that takes its requests and gives its indications', () => {
    expect(verdicts('best-effort broadcast', { broadcast: 'm' }, right)).toEqual([
      'BEB1 validity: holds (exhaustive)',
      'BEB2 no duplication: holds (exhaustive)',
      'BEB3 no creation: holds (exhaustive)',
    ]);
  });

  it('are vacuous where all indications are called otherwise: whatever such a system does would satisfy them', () => {
    const others = verdicts('best-effort broadcast', { broadcast: 'm' }, (delivered, from) => ({ delivered, from }));
    expect(others[0]).toMatch(/^BEB1 validity: violated/);
    expect(others[1]).toBe(
      'BEB2 no duplication: vacuous: no indication that it speaks of ever occurs, only others, such as {delivered: m, from: p}. (A request { broadcast: m } asks a process to broadcast m; with an indication { deliver: m, from: s } it delivers m with sender s.)',
    );
    expect(others[2]).toMatch(/^BEB3 no creation: vacuous/);
  });

  it('are vacuous where all requests are called otherwise, also if they are temporal', () => {
    expect(verdicts('best-effort broadcast', 'm', right)[0]).toMatch(
      /^BEB1 validity: vacuous: no request that it speaks of ever occurs, only others, such as m\. /,
    );
    expect(verdicts('reliable broadcast', 'm', (message) => message).map((text) => text.split(':')[1])).toEqual(
      Array.from({ length: 4 }, () => ' vacuous'),
    );
  });

  it('speak of what is told beside it, too', () => {
    const both = verdicts('best-effort broadcast', { broadcast: 'm', urgent: true }, (deliver, from) => ({
      deliver,
      from,
      late: false,
    }));
    expect(both[1]).toBe('BEB2 no duplication: holds (exhaustive)');
  });
});

describe('a sentence about requests and indications', () => {
  const shapesOf = (sentence: string) => {
    const { names, speaksOf } = vocabularyOf(sentence);
    const bodies = [
      ...new Set([...sentence.matchAll(/(\w+):|'(\w+)'/g)].map(([, key, text]) => text ?? { [key!]: 0 })),
    ];
    return (['request', 'indication'] as const).map((type) =>
      names(type) ? bodies.filter((body) => speaksOf(type, body)).map((body) => JSON.stringify(body)) : [],
    );
  };

  it('names them by their first fields, or by their texts', () => {
    expect(
      shapesOf(
        "A request 'read' or { write: v, at: p } asks; an indication { log: [{ deliver: m }, …] } or 'written' tells.",
      ),
    ).toEqual([
      [`"read"`, '{"write":0}'],
      ['{"log":0}', `"written"`],
    ]);
  });

  it.each(catalogue.map(({ name, events }) => [name, events] as const))(
    'of %s names some, or none at all',
    (_, events) => {
      const [requests, indications] = shapesOf(events);
      expect(events.includes('request')).toBe(requests!.length > 0);
      expect(events.includes('indication')).toBe(indications!.length > 0);
    },
  );
});
