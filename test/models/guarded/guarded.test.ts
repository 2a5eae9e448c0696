import { describe, expect, it } from 'vitest';
import { BadInput } from '../../../checker/bad-input.ts';
import { check } from '../../../checker/check.ts';
import { runCheck } from '../../../checker/run-check.ts';
import { type GuardedSystem, guarded, perKey, perProcess } from '../../../models/guarded/guarded.ts';
import type { Unstated } from '../../../specs/event.ts';
import { invariant } from '../../../specs/invariant.ts';
import { sometimes } from '../../../specs/sometimes.ts';
import { eventually } from '../../../specs/temporal/future.ts';
import { temporal } from '../../../specs/temporal.ts';
import { execution, finding, phrase, verdict } from '../../checker/findings.ts';

const anything = invariant<Unstated>('anything', () => true);

/** The sentence with which a check of these ends, without the place in this file. */
function sentence(system: GuardedSystem, property = anything): string {
  try {
    runCheck(check('c', system, [property]));
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return error.message.replace(/ at \S*guarded\.test\.ts:\d+:\d+/, ' at HERE');
  }
  throw new Error('Nothing was thrown.');
}

/** One action "act" over some variables. */
const act = (
  variables: Record<string, unknown>,
  run: (s: Unstated) => unknown,
  when: (s: Unstated) => unknown = () => true,
) =>
  guarded({
    variables,
    actions: (action) => [action('act', { when: when as () => boolean, run: run as () => void })],
  }) as GuardedSystem;

/** All values of one variable that can be reached. */
function reached(system: GuardedSystem, look: (state: Unstated) => unknown): readonly string[] {
  const seen = new Set<string>();
  const note = invariant<Unstated>('note', (state) => {
    seen.add(JSON.stringify(look(state)));
    return true;
  });
  verdict(system, note);
  return [...seen].sort();
}

describe('a guarded system', () => {
  it('takes one enabled action at a time, where its guard is true', () => {
    const counter = guarded({
      variables: { n: 0, log: [] as readonly string[] },
      actions: (action) => [
        action('up', {
          when: (s) => s.n < 2,
          run: (s) => {
            s.n++;
            s.log = [...s.log, 'up'];
          },
        }),
        action('reset', {
          when: (s) => s.n === 2,
          run: (s) => {
            s.n = 0;
            s.log = [];
          },
        }),
      ],
    });
    expect(finding(counter, anything).explored).toEqual({ states: 3, transitions: 3, depth: 2 });
    expect(
      execution(
        counter,
        invariant('fewer than 2', (state) => (state as { n: number }).n < 2),
      ),
    ).toMatchInlineSnapshot(`
      "start: n = 0, log = []
      1. up
           n = 1
           log = [up]
      2. up
           n = 2
           log = [up, up]"
    `);
  });

  it('lets an action see what it wrote itself', () => {
    const swap = act(
      { a: 1, b: 2, seen: 0 },
      (s) => {
        s.a = 7;
        s.b = s.a + 1;
        s.seen = s.b;
      },
      (s) => s.seen === 0,
    );
    expect(reached(swap, (s) => [s.a, s.b, s.seen])).toEqual(['[1,2,0]', '[7,8,8]']);
  });

  it('instantiates an action once per parameter, and names the parameters in the execution', () => {
    const moves = guarded({
      variables: { at: perProcess(['p', 'q'], 0) },
      actions: (action) => [
        action(
          'jump',
          [
            ['p', 1],
            ['p', 2],
            ['q', 3],
          ] as const,
          {
            when: (s, [process]) => s.at[process] === 0,
            run: (s, [process, to]) => {
              s.at[process] = to;
            },
          },
        ),
      ],
    });
    const both = sometimes<{ at: { p: number; q: number } }>('both', ({ at }) => at.p === 2 && at.q === 3);
    expect(execution(moves, both)).toMatchInlineSnapshot(`
      "start: at[p] = 0, at[q] = 0
      1. jump(p, 2)
           at[p] = 2
      2. jump(q, 3)
           at[q] = 3"
    `);
    expect(finding(moves, anything).explored).toEqual({ states: 6, transitions: 7, depth: 2 });
  });

  it('says whose step an action is, where its first name is a process', () => {
    const system = guarded({
      variables: { at: perProcess(['p', 'q'], 0) },
      actions: (action) => [
        action('go', ['p', 'q'], {
          when: (s, p) => s.at[p] === 0,
          run: (s, p) => {
            s.at[p] = 1;
          },
        }),
      ],
    });
    const found = verdict(
      system,
      sometimes<{ at: { q: number } }>('q goes', ({ at }) => at.q === 1),
    );
    expect(found).toMatchObject({
      witness: {
        processes: ['p', 'q'],
        steps: [{ action: { kind: 'rule', name: 'go', parameters: ['q'], process: 'q' } }],
      },
    });
  });

  it('owes the actions that are declared fair, and names the fairness', () => {
    const fair = guarded({
      variables: { n: 0 },
      actions: (action) => [
        action('up', {
          when: (s) => s.n === 0,
          run: (s) => {
            s.n = 1;
          },
          fairness: 'weak',
        }),
        action('again', {
          when: (s) => s.n === 1,
          run: (s) => {
            s.n = 2;
          },
        }),
      ],
    });
    const rest = (n: number) =>
      phrase(
        fair,
        sometimes<{ n: number }>('rest', (state) => state.n === n, { at: 'quiescence' }),
      );
    expect([0, 1, 2].map(rest)).toEqual([
      'violated: no execution in scope is a witness (exhaustive)',
      'holds, with a witness of 1 step',
      'holds, with a witness of 2 steps',
    ]);
    expect(verdict(fair, anything).assumptions).toEqual(['guarded actions, one at a time', 'weak fairness of up']);
  });

  it('owes each instance by itself, also where two look alike: to turn for ever is fair to each, and would not be to both as one', () => {
    const turning = (one: unknown, other: unknown) =>
      guarded({
        variables: { turned: false, done: false },
        actions: (action) => [
          action('turn', {
            when: (s) => !s.done,
            run: (s) => {
              s.turned = !s.turned;
            },
          }),
          ...[one, other].map((parameter, index) =>
            action('end', [parameter], {
              when: (s) => !s.done && s.turned === (index === 1),
              run: (s) => {
                s.done = true;
              },
              fairness: 'weak',
            }),
          ),
        ],
      });
    const ends = temporal<{ readonly done: boolean }>(
      'it ends',
      eventually((s) => s.done),
    );
    expect(phrase(turning(1, '1'), ends)).toMatch(/^violated/);
  });

  it('runs user code once per distinct reading, and not once per configuration', () => {
    const bits = Array.from({ length: 12 }, (_, n) => `b${n}`);
    const flips = guarded({
      variables: { bit: perProcess(bits, 0) },
      actions: (action) => [
        action('flip', bits, {
          when: (s, b) => s.bit[b] === 0,
          run: (s, b) => {
            s.bit[b] = 1;
          },
        }),
      ],
    });
    const report = runCheck(check('c', flips, [anything]));
    expect(report.findings[0]!.explored).toEqual({ states: 4_096, transitions: 24_576, depth: 12 });
    // Per bit: two guards and one run; and the list of actions, and the property.
    expect(report.userCalls).toBeLessThanOrEqual(12 * 3 + 2);
  });
});

describe('a variable per process', () => {
  const variables = () => ({ pc: perProcess({ p: 'idle', q: 'busy' } as Record<string, string>) });

  it('is read and written key by key, walked over, and spread', () => {
    const rename = act(
      variables(),
      (s) => {
        s.pc.p = Object.entries(s.pc).join(' ');
        s.pc.q = Object.keys({ ...s.pc }).join() + ('p' in s.pc) + ('z' in s.pc);
      },
      (s) => s.pc.p === 'idle',
    );
    expect(reached(rename, (s) => ({ ...s.pc }))).toEqual([
      '{"p":"idle","q":"busy"}',
      '{"p":"p,idle q,busy","q":"p,qtruefalse"}',
    ]);
  });

  it('is assigned as a whole', () => {
    const all = act(
      variables(),
      (s) => {
        s.pc = { q: 'a', p: 'b' };
      },
      (s) => s.pc.p === 'idle',
    );
    expect(reached(all, (s) => ({ ...s.pc }))).toEqual(['{"p":"b","q":"a"}', '{"p":"idle","q":"busy"}']);
  });

  it('has no other keys', () => {
    const stranger = 'action act: variable pc: expected one of its keys (p, q), found "z". Use one of them.';
    expect(sentence(act(variables(), (s) => (s.pc.z = 'idle')))).toBe(stranger);
    expect(sentence(act(variables(), (s) => (s.pc.p = s.pc.z)))).toBe(stranger);
    expect(sentence(act(variables(), (s) => (s.pc = { p: 'a', q: 'b', z: 'c' })))).toBe(stranger);
  });

  it('has all of its keys', () => {
    expect(sentence(act(variables(), (s) => (s.pc = { p: 'a' })))).toBe(
      'pc[q], assigned in action act: expected plain data (null, booleans, finite numbers, strings, arrays, plain objects), found undefined. Return a value, leave the key out, or use null.',
    );
  });

  it('keeps its keys: removing one is refused', () => {
    expect(sentence(act(variables(), (s) => delete s.pc.p))).toMatch(/./);
  });

  it('can be turned into text by a predicate', () => {
    const text = invariant<Unstated>('text', ({ pc }) => JSON.stringify(pc) === '{"p":"idle","q":"busy"}');
    expect(phrase(act(variables(), () => {}) as GuardedSystem, text)).toBe('holds (exhaustive)');
  });
});

describe('a set with one component per key', () => {
  const votes = () => ({ votes: perKey(['p', 'q', 'r'], ['q']), done: false });
  const list = (s: Unstated) => [[...s.votes], s.votes.size, s.votes.has('p')];
  const once = (run: (s: Unstated) => void) =>
    act(
      votes(),
      (s) => {
        run(s);
        s.done = true;
      },
      (s) => !s.done,
    );

  it('has, gains and loses keys, in the order of the keys', () => {
    expect(
      reached(
        once(() => {}),
        list,
      ),
    ).toEqual(['[["q"],1,false]']);
    expect(
      reached(
        once((s) => {
          s.votes.add('r');
          s.votes.add('p');
          s.votes.delete('q');
          s.votes.delete('q');
        }),
        list,
      ),
    ).toEqual(['[["p","r"],2,true]', '[["q"],1,false]']);
  });

  it('is assigned as a whole', () => {
    expect(
      reached(
        once((s) => {
          s.votes = ['r', 'p', 'r'];
        }),
        list,
      ),
    ).toEqual(['[["p","r"],2,true]', '[["q"],1,false]']);
  });

  it('holds no other keys', () => {
    const stranger = 'action act: set votes: expected one of its keys (p, q, r), found "z". Declare it in perKey.';
    expect(sentence(once((s) => s.votes.add('z')))).toBe(stranger);
    expect(sentence(once((s) => s.votes.has('z')))).toBe(stranger);
    expect(sentence(once((s) => (s.votes = ['p', 'z'])))).toBe(stranger);
    expect(sentence(once((s) => (s.votes = 'p')))).toBe(
      'action act: set votes: expected a list of its keys (p, q, r), found p.',
    );
    expect(() => perKey('pq' as never)).toThrow(new BadInput('perKey, keys: expected a list, found pq.'));
    expect(() => perKey(['p'], ['z' as 'p'])).toThrow(
      new BadInput('perKey: expected initial members among the keys (p), found "z".'),
    );
  });

  it('takes numbers for keys', () => {
    const rounds = act(
      { open: perKey([1, 2, 10]) },
      (s) => s.open.add(10),
      (s) => !s.open.has(10),
    );
    expect(reached(rounds, (s) => [...s.open])).toEqual(['[10]', '[]']);
  });
});

describe('a guarded action that is a mistake', () => {
  it('has a guard that answers with something else than a boolean', () => {
    expect(
      sentence(
        act(
          { n: 0 },
          () => {},
          (s) => s.n,
        ),
      ),
    ).toBe('when of action act: expected true or false, found 0. Return a boolean.');
  });

  it('has a guard that assigns', () => {
    const writing = (s: Unstated) => {
      s.n = 1;
      return true;
    };
    expect(sentence(act({ n: 0 }, () => {}, writing))).toBe(
      'when of action act assigns to a variable: expected a guard that only reads. Assign in run.',
    );
  });

  it('throws, in its guard or in its run', () => {
    const broken = () => {
      throw new Error('broken');
    };
    expect(sentence(act({ n: 0 }, () => {}, broken))).toBe(
      'when of action act threw an error at HERE: broken. Make it return for every input that can occur here.',
    );
    expect(sentence(act({ n: 0 }, broken))).toBe(
      'action act threw an error at HERE: broken. Make it return for every input that can occur here.',
    );
  });

  it('uses chance or time', () => {
    const advice =
      'expected a pure function of its inputs. Let the environment choose: make it an input, a timer or a message.';
    expect(sentence(act({ n: 0 }, (s) => (s.n = Math.random())))).toBe(`action act uses Math.random: ${advice}`);
    expect(
      sentence(
        act(
          { n: 0 },
          () => {},
          () => Date.now() > 0,
        ),
      ),
    ).toBe(`when of action act uses Date: ${advice}`);
  });

  it('looks at a variable outside', () => {
    let calls = 0;
    const impure =
      'action act answered differently when it was asked the same again: expected a pure function. ' +
      'Compute only from the arguments, and change no variable outside of it.';
    expect(
      sentence(
        act(
          { n: 0 },
          (s) => (s.n = ++calls),
          (s) => s.n < 3,
        ),
      ),
    ).toBe(impure);
    let guards = 0;
    expect(
      sentence(
        act(
          { n: 0 },
          () => {},
          (s) => s.n === 0 && guards++ === 0,
        ),
      ),
    ).toBe(impure);
  });

  it('changes a value in place', () => {
    expect(sentence(act({ list: [1] }, (s) => s.list.push(2)))).toBe(
      'action act changes its input at HERE (Cannot add property 1, object is not extensible). Return a new value instead: inputs are frozen.',
    );
  });

  it('assigns a value that is no plain data', () => {
    expect(sentence(act({ n: null }, (s) => (s.n = { all: new Map() })))).toBe(
      'n, assigned in action act: expected plain data (null, booleans, finite numbers, strings, arrays, plain objects), found a Map at .all. Use a plain object in place of a Map.',
    );
    expect(sentence(act({ n: new Set() }, () => {}))).toBe(
      'initial value of n: expected plain data (null, booleans, finite numbers, strings, arrays, plain objects), found a Set. Use a sorted array in place of a Set.',
    );
  });

  it('assigns to a variable that there is not', () => {
    expect(sentence(act({ n: 0 }, (s) => (s.m = 1)))).toMatch(/expected .*\bn\b.*"m"/);
  });

  it('is asynchronous: what it assigns later would be lost', () => {
    const later = async () => {
      await null;
    };
    expect(sentence(act({ n: 0 }, later))).toMatch(/asynchronous|synchronous|Promise/);
  });

  it('returns the next values in place of assigning them', () => {
    expect(sentence(act({ n: 0 }, ((s: { n: number }) => ({ n: s.n + 1 })) as never))).toBe(
      'action act returns {n: 1} and assigns nothing: expected assignments to the variables. Write { s.x = … } in run.',
    );
  });

  it('is never enabled, which is told where something holds', () => {
    const misspelt = guarded({
      variables: { at: perProcess(['p', 'q'], 'idle') },
      actions: (action) => [
        action('want', ['p', 'q'], {
          when: (s, p) => s.at[p] === 'idle',
          run: (s, p) => {
            s.at[p] = 'waiting';
          },
        }),
        action('enter', ['p', 'q'], {
          when: (s, p) => s.at[p] === 'wating',
          run: (s, p) => {
            s.at[p] = 'critical';
          },
        }),
      ],
    });
    const apart = invariant<Unstated>('mutual exclusion', (s) => s.at.p !== 'critical' || s.at.q !== 'critical');
    expect(verdict(misspelt, apart)).toMatchObject({
      extent: 'exhaustive',
      warnings: ['Action enter is never enabled. Is its guard what it is meant to be?'],
    });
    expect(
      verdict(
        act(
          { n: 0 },
          () => {},
          () => false,
        ),
        anything,
      ),
    ).toMatchObject({
      warnings: [
        'Action act is never enabled. Is its guard what it is meant to be?',
        'No step is ever enabled: only the start was looked at.',
      ],
    });
  });

  it('is called like another one, which fairness would take for the same', () => {
    const twice = (...parameters: readonly (readonly unknown[])[]) =>
      guarded({
        variables: { n: 0 },
        actions: (action) =>
          parameters.map((some, index) =>
            action('act', some, { when: () => false, run: () => {}, ...(index === 0 && { fairness: 'weak' }) }),
          ),
      });
    expect(sentence(twice(['p'], ['q', 'p']))).toBe(
      'guarded: expected each action with a fairness to have a name, or parameters, of its own, found action act(p) twice. Fairness goes by them: rename one.',
    );
  });

  it('is no action, or is none at all', () => {
    const bare = (actions: unknown) => guarded({ variables: { n: 0 }, actions: (() => actions) as never });
    expect(sentence(bare([]))).toBe(
      'guarded: expected a list of actions, found none. Return action(name, { when, run }) from "actions".',
    );
    expect(sentence(bare(undefined))).toBe(
      'guarded: expected a list of actions, found none. Return action(name, { when, run }) from "actions".',
    );
    expect(sentence(bare([{ when: () => true, run: () => {} }]))).toBe(
      'guarded: expected actions made with action(name, { when, run }), found {when: () => true, run: () => {}}.',
    );
  });

  const body = { when: () => true, run: () => {} };
  const order = 'expected a name, perhaps a list of parameters, and { when, run }. Give them in this order.';
  it.each<[string, readonly unknown[], string]>([
    ['has no run', ['act', { when: () => true }], `guarded, actions: action act: ${order}`],
    ['has a guard that is no function', ['act', { ...body, when: true }], `guarded, actions: action act: ${order}`],
    ['has no name', [body], `guarded, actions: action {when: () => true, run: () => {}}: ${order}`],
    [
      'has no instances',
      ['act', [], body],
      'guarded, actions: action act: expected at least one parameter in its list, found none. Leave the list out for a single action.',
    ],
    [
      'has a member that is none',
      ['act', { ...body, fair: true }],
      'guarded, actions: action act: expected when, run, fairness, found "fair". Correct the name.',
    ],
    [
      'is weakly fair',
      ['act', { ...body, fairness: 'weakly' }],
      'guarded, actions: action act: expected "fairness" to be weak, strong, or { kind, of }, found weakly. Correct it.',
    ],
  ])('%s', (_, args, expected) => {
    const crooked = guarded({ variables: { n: 0 }, actions: (action) => [(action as Unstated)(...args)] });
    expect(sentence(crooked)).toBe(expected);
  });

  it('belongs to a system that is none', () => {
    const described = (definition: unknown) => sentence(guarded(definition as never));
    expect(described({ variables: { n: 0 }, action: [] })).toBe(
      'guarded: expected variables, actions, fairness, found "action". Correct the name.',
    );
    expect(described({ actions: () => [] })).toMatch(/^guarded, variables: expected an object.*found undefined\.$/);
    expect(described({ variables: { n: 0 }, actions: [] })).toBe('guarded, actions: expected a function, found [].');
    expect(() => perProcess('p' as never, 0)).toThrow(
      new BadInput('perProcess: expected a value per process, or a list of processes and a value, found p.'),
    );
  });

  it('doubles a list without end', () => {
    const doubling = act({ list: ['x'] }, (s) => {
      s.list = [...s.list, ...s.list];
    });
    expect(sentence(doubling)).toBe(
      'list, assigned in action act: expected plain data (null, booleans, finite numbers, strings, arrays, plain objects), found a list of 1048576 items. Keep at most 1000000: does it grow without end?',
    );
  });
});

describe('a property of a guarded system', () => {
  it('cannot assign', () => {
    const assigning = invariant<Unstated>('tidy up', (state) => {
      state.n = 0;
      return true;
    });
    expect(
      sentence(
        act({ n: 0 }, () => {}),
        assigning,
      ),
    ).toBe('property "tidy up": n is assigned to: expected a predicate. Only actions change variables.');
  });
});
