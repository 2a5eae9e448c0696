import { describe, expect, it } from 'vitest';
import { assertCheck } from '../../checker/assert-check.ts';
import { BadInput } from '../../checker/bad-input.ts';
import { type CheckOptions, check, expectationOf } from '../../checker/check.ts';
import type { Checkable } from '../../checker/model.ts';
import { type RunOptions, runCheck } from '../../checker/run-check.ts';
import { beyondTraces } from '../../specs/beyond-traces.ts';
import { invariant } from '../../specs/invariant.ts';
import { monitor } from '../../specs/monitor.ts';
import type { AskedAt, Property } from '../../specs/property.ts';
import { safety } from '../../specs/safety.ts';
import { sometimes } from '../../specs/sometimes.ts';
import { everyProcess } from '../../specs/temporal/among.ts';
import { temporal } from '../../specs/temporal.ts';
import { digraph } from './digraph.ts';

const system = digraph({ 0: [1] });
const p = invariant('p', () => true);
const q = invariant('q', () => true);

describe('declaring a check', () => {
  it('runs nothing', () => {
    let ran = 0;
    const eager: Checkable = {
      model: () => {
        ran++;
        throw new Error('asked for');
      },
    };
    check('quiet', eager, [p]);
    expect(ran).toBe(0);
  });

  it('keeps what it was given', () => {
    const options: CheckOptions = { expect: 'violated', bounds: { depth: 3 } };
    expect(check('c', system, [p, q], options)).toEqual({
      kind: 'check',
      name: 'c',
      system,
      properties: [p, q],
      options,
    });
  });

  // TypeScript refuses most of these calls; plain JavaScript does not.
  const refused: readonly (readonly [what: string, declare: () => unknown, sentence: string])[] = [
    [
      'without a system',
      () => check('c', undefined as unknown as Checkable, [p]),
      'check "c": expected a system as the second argument. Make one with system(...) or guarded(...).',
    ],
    [
      'without properties',
      () => check('c', system, []),
      'check "c": expected a list of properties as the third argument, found none. State at least one.',
    ],
    [
      'with one property in place of a list',
      () => check('c', system, p as unknown as Property[]),
      'check "c": expected a list of properties as the third argument, found none. State at least one.',
    ],
    [
      'with two properties of one name',
      () => check('c', system, [p, q, invariant('p', () => false)]),
      'check "c": expected each property to have a name of its own, found "p" twice. Rename one.',
    ],
    [
      'with an expectation that is none',
      () => check('c', system, [p], { expect: 'fine' as 'holds' }),
      'check "c": expected one of holds, holds within bounds, violated, vacuous, inconclusive, refused in "expect", found "fine".',
    ],
    [
      'with an expectation that is none, for one property',
      () => check('c', system, [p], { expect: { p: 'fine' as 'holds' } }),
      'check "c": expected one of holds, holds within bounds, violated, vacuous, inconclusive, refused in "expect", found "fine".',
    ],
    [
      'with an expectation for a property that it has not',
      () => check('c', system, [p, q], { expect: { r: 'violated' } }),
      'check "c": expected names of its properties (p, q) in "expect", found "r". Correct the name.',
    ],
    [
      'with an option that is none',
      () => check('c', system, [p], { expects: 'violated' } as CheckOptions),
      'check "c", options: expected expect, bounds, reduction, found "expects". Correct the name.',
    ],
    [
      'with an expectation in place of the options',
      () => check('c', system, [p], 'violated' as CheckOptions),
      'check "c", options: expected an object with expect, bounds, reduction, found violated.',
    ],
    [
      'with a property that is a predicate',
      () => check('c', system, [p, function always() {} as unknown as Property]),
      'check "c", property 2: expected a property, found the function always. Make one with safety, monitor, invariant, sometimes or temporal.',
    ],
    [
      'with a property of no known kind',
      () => check('c', system, [{ kind: 'liveness', name: 'l' } as unknown as Property]),
      'check "c", property 1: expected a property, found {kind: liveness, name: l}. Make one with safety, monitor, invariant, sometimes or temporal.',
    ],
    [
      'with a property of a kind that every object has',
      () => check('c', system, [{ kind: 'constructor', name: 'l' } as unknown as Property]),
      'check "c", property 1: expected a property, found {kind: constructor, name: l}. Make one with safety, monitor, invariant, sometimes or temporal.',
    ],
    [
      'with a property without a name',
      () => check('c', system, [invariant('', () => true)]),
      'check "c", property 1: expected a name, found "". Give it as the first argument.',
    ],
    [
      'with a property with a member that is none',
      () => check('c', system, [{ ...p, when: 'always' } as Property]),
      'property "p": expected kind, name, at, predicate, neverAsked, instances, found "when". Correct the name.',
    ],
    [
      'with a property without a predicate',
      () => check('c', system, [sometimes('s', undefined as never)]),
      'property "s", predicate: expected a function, found undefined.',
    ],
    [
      'with a monitor without a start',
      () => check('c', system, [monitor('m', { advance: () => 0, holds: () => true } as never)]),
      'property "m", start: expected a function, found undefined.',
    ],
    [
      'with a claim beyond traces that gives no reason why it is refused',
      () => check('c', system, [beyondTraces('secrecy', '')]),
      'property "secrecy": expected the reason why it is refused, found "". Say it.',
    ],
    ...(
      [
        ['an invariant', (at) => invariant('it', () => true, { at })],
        ['a sometimes', (at) => sometimes('it', () => true, { at })],
        ['a trace predicate', (at) => safety('it', { observes: ['send'], at }, () => true)],
        ['a monitor', (at) => monitor('it', { at, start: () => 0, advance: () => 0, holds: () => true })],
      ] satisfies readonly [string, (at: AskedAt) => Property][]
    ).map(
      ([what, property]) =>
        [
          `with ${what} asked at a moment that is none`,
          () => check('c', system, [property('quiescent' as AskedAt)]),
          'property "it": expected "at" to be one of always, quiescence, termination, found quiescent. Correct it.',
        ] as const,
    ),
    ...(
      [
        [['sent'], '"sent"'],
        [['send', ''], '""'],
        [[undefined], '"undefined"'],
        [[], '[]'],
        ['send', 'send'],
        [undefined, 'undefined'],
      ] satisfies readonly [unknown, string][]
    ).map(
      ([observes, found]) =>
        [
          `with a trace predicate that observes ${JSON.stringify(observes)}`,
          () => check('c', system, [safety('s', { observes: observes as never }, () => true)]),
          `property "s": expected "observes" to list some of request, indication, send, deliver, crash, recover, transmit, receive, found ${found}. Correct it.`,
        ] as const,
    ),
    [
      'with a monitor that observes a kind of event that there is not',
      () =>
        check('c', system, [
          monitor('m', { observes: ['sent' as 'send'], start: () => 0, advance: () => 0, holds: () => true }),
        ]),
      'property "m": expected "observes" to list some of request, indication, send, deliver, crash, recover, transmit, receive, found "sent". Correct it.',
    ],
    [
      'with a bound that is no bound',
      () => check('c', system, [p], { bounds: { steps: 3 } as object }),
      'check "c": expected the bounds depth, states or memory, found "steps". Correct the name.',
    ],
    [
      'with a bound below 0',
      () => check('c', system, [p], { bounds: { depth: -1 } }),
      'check "c": expected a whole number, 0 or more, for the bound depth, found -1.',
    ],
    [
      'with a bound that is no whole number',
      () => check('c', system, [p], { bounds: { states: 1.5 } }),
      'check "c": expected a whole number, 1 or more, for the bound states, found 1.5.',
    ],
    [
      'with no configuration at all',
      () => check('c', system, [p], { bounds: { states: 0 } }),
      'check "c": expected a whole number, 1 or more, for the bound states, found 0.',
    ],
    [
      'with its expectations in a Map, which would say nothing',
      () => check('c', system, [p], { expect: new Map([['p', 'violated']]) as never }),
      'check "c": expected an outcome, or one per property, in "expect", found a Map.',
    ],
    [
      'with a claim of processes of no such kind',
      () =>
        check('c', system, [
          temporal(
            't',
            everyProcess('corect' as 'correct', () => true),
          ),
        ]),
      "property \"t\", formula, everyProcess: expected 'any' or 'correct', found corect. Say of which processes it is claimed.",
    ],
  ];

  it.each(refused)('is refused %s', (_, declare, sentence) => {
    expect(declare).toThrow(new BadInput(sentence));
  });

  it('is refused when it runs and is none', () => {
    expect(() => runCheck(system as never)).toThrow(
      /^runCheck: expected a check, found .*\. Make one with check\(…\)\.$/,
    );
    expect(() => runCheck(undefined as never)).toThrow(
      new BadInput('runCheck: expected a check, found undefined. Make one with check(…).'),
    );
  });

  it.each<[RunOptions, string]>([
    [{ interrupted: true as never }, 'runCheck, options, interrupted: expected a function, found true.'],
    [{ onProgress: 5 as never }, 'runCheck, options, onProgress: expected a function, found 5.'],
    [
      { workers: 4 as never },
      'runCheck, options: expected "workers" to be threads, found 4. On Node, make them with searchThreads of counterpoint/threads.',
    ],
  ])('is refused when it runs with %j', (options, expected) => {
    expect(() => runCheck(check('c', system, [p]), options)).toThrow(new BadInput(expected));
  });

  it('is refused when it runs with a bound that is none', () => {
    expect(() => runCheck(check('c', system, [p]), { bounds: { depth: Number.NaN } })).toThrow(
      new BadInput('check "c": expected a whole number, 0 or more, for the bound depth, found NaN.'),
    );
  });
});

describe('the expectation', () => {
  it('is "holds" where nothing is said, one for all, or one per property', () => {
    const expected = (options: CheckOptions) =>
      ['p', 'q'].map((property) => expectationOf(check('c', system, [p, q], options), property));
    expect(expected({})).toEqual(['holds', 'holds']);
    expect(expected({ expect: 'vacuous' })).toEqual(['vacuous', 'vacuous']);
    expect(expected({ expect: { q: 'violated' } })).toEqual(['holds', 'violated']);
  });

  it('on a property that is called like what every object has is that of any other', () => {
    const named = invariant('constructor', () => true);
    const expected = (options: CheckOptions) => expectationOf(check('c', system, [named, p], options), 'constructor');
    expect(expected({ expect: { p: 'violated' } })).toBe('holds');
    expect(expected({ expect: { constructor: 'violated' as const } })).toBe('violated');
    expect(() => assertCheck(check('c', system, [named, p], { expect: { p: 'holds' } }))).not.toThrow();
  });
});
