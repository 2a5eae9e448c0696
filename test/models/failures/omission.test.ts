import { describe, expect, it } from 'vitest';
import { BadInput } from '../../../checker/bad-input.ts';
import { check } from '../../../checker/check.ts';
import { runCheck } from '../../../checker/run-check.ts';
import { floodSets } from '../../../models/consensus/flood-set.ts';
import type { FailureModel } from '../../../models/failures/failure-model.ts';
import { type OmissionOptions, omission } from '../../../models/failures/omission.ts';
import { broadcastMedium } from '../../../models/links/broadcast-medium.ts';
import { fifoPerfect } from '../../../models/links/fifo-perfect.ts';
import type { Link } from '../../../models/links/link.ts';
import { perfect } from '../../../models/links/perfect.ts';
import { process } from '../../../models/process.ts';
import { at, system } from '../../../models/system.ts';
import { synchronous } from '../../../models/timing/synchronous.ts';
import { propertyOf } from '../../../specs/abstraction.ts';
import { consensus } from '../../../specs/consensus.ts';
import { deadlockFree } from '../../../specs/deadlock-free.ts';
import { reliableDelivery } from '../../../specs/perfect-links.ts';
import { sometimes } from '../../../specs/sometimes.ts';
import { or, step } from '../../../specs/temporal/connectives.ts';
import { always, eventually } from '../../../specs/temporal/future.ts';
import { temporal } from '../../../specs/temporal.ts';
import { execution, phrase } from '../../checker/findings.ts';

interface Speaker {
  local: string;
  message: string;
  request: 'say it';
}

/** Says a and then b to q, which writes down what it hears. */
const speaker = process<Speaker>({
  init: () => '',
  upon: {
    request(heard, _say, fx) {
      fx.send('q', 'a');
      fx.send('q', 'b');
      return heard;
    },
    deliver: (heard, _from, message) => heard + message,
  },
});

const speaking = (options: OmissionOptions, links: Link = fifoPerfect() as Link) =>
  system({
    processes: { p: speaker, q: speaker },
    links,
    failures: omission(options),
    inputs: [at('p', 'say it')],
  });

interface Speaking {
  local: { q: string | null };
  crashed(process: 'p' | 'q'): boolean;
  inFlight(from: 'p', to: 'q'): readonly unknown[];
}
const hears = (heard: string) =>
  sometimes<Speaking>(
    `q hears ${heard || 'nothing'} in the end`,
    ({ local, crashed }) => local.q === heard && !crashed('p'),
    { at: 'quiescence' },
  );
const heardBy = (options: OmissionOptions) =>
  ['ab', 'a', 'b', ''].filter((heard) => phrase(speaking(options), hears(heard)).startsWith('holds'));

describe('a process that omits', () => {
  it('to send may keep any of its messages from anyone, and goes on', () => {
    expect(heardBy({ exactly: ['p'], of: 'sends' })).toEqual(['ab', 'a', 'b', '']);
    expect(execution(speaking({ exactly: ['p'], of: 'sends' }), hears('b'))).toMatchInlineSnapshot(`
      "faulty: p
      start: p = "", q = ""
      1. a client asks p: "say it"
           p sends a to q
           p sends b to q
      2. p omits to send a to q
      3. q delivers b from p
           q = b"
    `);
  });

  it('to receive misses any of the messages to it', () => {
    expect(heardBy({ exactly: ['q'], of: 'receipts' })).toEqual(['ab', 'a', 'b', '']);
    expect(execution(speaking({ exactly: ['q'], of: 'receipts' }), hears('b'))).toContain(
      'q omits to receive a from p',
    );
  });

  it('does so at its own end only, only if it is faulty, and only so often', () => {
    expect(heardBy({ exactly: ['p'], of: 'receipts' })).toEqual(['ab']);
    expect(heardBy({ exactly: ['q'], of: 'sends' })).toEqual(['ab']);
    expect(heardBy({ exactly: [] })).toEqual(['ab']);
    expect(heardBy({ exactly: ['p', 'q'], acts: 1 })).toEqual(['ab', 'a', 'b']);
    expect(heardBy({ exactly: ['p', 'q'], acts: 0 })).toEqual(['ab']);
  });

  it('may also crash, and omits nothing after that', () => {
    const crash = sometimes<Speaking>('p crashes', ({ crashed }) => crashed('p'));
    expect(phrase(speaking({ exactly: ['p'] }), crash)).toBe('holds, with a witness of 1 step');
    const silent = step<Speaking>(
      ({ before, events }) => !(before.crashed('p') && before.inFlight('p', 'q').length > 0) || events.length > 0,
    );
    // What is under way once p has crashed is delivered, or stays: no step takes it away.
    const kept = temporal<Speaking>(
      'nothing under way vanishes without an event after a crash',
      always(
        or(
          silent,
          step<Speaking>(({ before, after }) => before.inFlight('p', 'q').length === after.inFlight('p', 'q').length),
        ),
      ),
    );
    expect(phrase(speaking({ exactly: ['p'], of: 'sends' }), kept)).toBe('holds (exhaustive)');
  });

  it('owes its messages to nobody, and its links do what they promise to the others', () => {
    expect(phrase(speaking({ exactly: ['p'] }, perfect()), reliableDelivery)).toBe(
      'vacuous: the left side of an implication never occurs',
    );
    expect(phrase(speaking({ exactly: [] }, perfect()), reliableDelivery)).toBe('holds (exhaustive)');
    const heard = temporal('q hears something', eventually('deliver'));
    expect(phrase(speaking({ exactly: ['p'], of: 'sends' }), heard)).toMatch(/^violated by stopping for ever/);
  });

  it('does not hold up time', () => {
    for (const options of [{ exactly: ['p'] }, { exactly: ['q'] }] as const) {
      const timed = system({ ...speaking(options).definition, timing: synchronous({ delay: 1 }) });
      expect(phrase(timed, deadlockFree())).toBe('holds (exhaustive)');
    }
  });
});

describe('FloodSet', () => {
  const agreement = propertyOf(consensus, 'C4');
  const omitting = (acts: number, rounds = 2) =>
    floodSets(3, { faulty: 1, rounds, failures: omission({ exactly: ['p1'], of: 'sends', acts }) });

  it('agrees where one message is omitted: it comes by way of the others', () => {
    expect(phrase(omitting(1), agreement)).toBe('holds (exhaustive)');
  });

  it('disagrees where a value is kept from all in the first round, and from all but one in the last', () => {
    const steps = execution(omitting(2), agreement);
    expect(steps.match(/omits to send .*/g)).toEqual(['omits to send [1] to p2', 'omits to send [1] to p3']);
    expect(steps).toMatch(/indicates \{decide: 1\}[\s\S]*indicates \{decide: 2\}/);
  });
});

describe('omission', () => {
  it('says what it is', () => {
    const models: readonly FailureModel[] = [
      omission({ atMost: 1 }),
      omission({ exactly: ['p'], of: 'sends' }),
      omission({ atMost: 2, of: 'receipts', acts: 1 }),
    ];
    expect(models.map((model) => model.describe(['p', 'q']))).toEqual([
      'omission: at most 1 faulty',
      'omission of sends: exactly p faulty',
      'omission of receipts: at most 2 faulty, at most 1 omission',
    ]);
  });

  it.each<[unknown, string]>([
    [{}, 'omission: expected atMost or exactly, found neither. Say which processes may be faulty.'],
    [{ atMost: 1, acts: -1 }, 'omission: expected a number of omissions, 0 or more, found acts: -1. Give an integer.'],
    [
      { atMost: 1, of: 'messages' },
      'omission: expected "of" to be sends or receipts, or left out for both, found messages. Correct it.',
    ],
    [{ atMost: 1, omits: 1 }, 'omission: expected atMost, exactly, of, acts, found "omits". Correct the name.'],
  ])('is not %j', (options, expected) => {
    expect(() => omission(options as never)).toThrow(new BadInput(expected));
  });

  it('has no sense on a medium, where all hear what one does', () => {
    const { links: _, ...others } = speaking({ atMost: 1 }).definition;
    const loud = system({ ...others, links: broadcastMedium() });
    expect(() => runCheck(check('c', loud, [deadlockFree()]))).toThrow(
      new BadInput(
        'omission: expected links between pairs of processes, found a broadcast medium (a growing set of messages, each delivered any number of times), where nobody can omit to tell one and not another. Use perfect() or fairLoss().',
      ),
    );
  });
});
