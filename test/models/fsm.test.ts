import fc from 'fast-check';
import { StateMachine, t } from 'typescript-fsm';
import { describe, expect, it } from 'vitest';
import { BadInput } from '../../checker/bad-input.ts';
import { check } from '../../checker/check.ts';
import { runCheck } from '../../checker/run-check.ts';
import { type FsmDefinition, fsm, type Row } from '../../models/fsm.ts';
import { fifoPerfect } from '../../models/links/fifo-perfect.ts';
import { perfect } from '../../models/links/perfect.ts';
import { process } from '../../models/process.ts';
import { at, system } from '../../models/system.ts';
import type { Unstated } from '../../specs/event.ts';
import { invariant } from '../../specs/invariant.ts';
import { safety } from '../../specs/safety.ts';
import { sometimes } from '../../specs/sometimes.ts';
import { execution, finding, phrase } from '../checker/findings.ts';

interface Loose {
  state: string;
  event: string;
  data: Unstated;
  message: string;
  request: string;
  indication: string;
}
type LooseRow = Row<string, string, Loose>;

const declare = (start: string, table: readonly LooseRow[]) => () =>
  fsm<Loose>({ start, table, data: null, upon: { deliver: (_machine, _from, event) => event } });

/** What the table's process comes to, and says, when the events reach it in order. */
function ran(start: string, table: readonly LooseRow[], events: readonly string[]) {
  const driver = process<{ local: null; message: string }>({
    init: () => null,
    start: (state, fx) => {
      for (const event of events) fx.send('machine', event);
      return state;
    },
  });
  const driven = system({ processes: { driver, machine: declare(start, table)() }, links: fifoPerfect() });
  let state: unknown;
  let said: unknown;
  const end = invariant<{ local: { machine: { state: string } | null } }>(
    'end',
    ({ local }) => {
      state = local.machine!.state;
      return true;
    },
    { at: 'termination' },
  );
  const log = safety('log', { observes: ['indication'], at: 'termination' }, (trace) => {
    said = trace.map(({ indication }) => indication);
    return true;
  });
  runCheck(check('driven', driven, [end, log]));
  return { state, said };
}

const silent = { error() {}, warn() {}, info() {}, log() {}, debug() {} } as unknown as Console;

/** What typescript-fsm itself makes of the same, in production. */
async function produced(start: string, table: readonly LooseRow[], events: readonly string[]) {
  const said: string[] = [];
  const machine = new StateMachine<string, string, Record<string, Unstated>>(start, [...table] as never, silent);
  const fx = { indicate: (what: string) => said.push(what) };
  for (const event of events) {
    // It rejects an event without a row, and stays where it is.
    await machine.dispatch(event, fx, { type: 'deliver', from: 'driver', message: event }).catch(() => {});
  }
  return { state: machine.getState() as unknown, said: said as unknown };
}

describe('a table as a process', () => {
  const states = ['A', 'B', 'C', 'D'];
  const events = ['x', 'y', 'z'];
  const speaking =
    (name: string): LooseRow['cb'] =>
    (fx, occurrence) =>
      fx.indicate(`${name} upon ${occurrence.type === 'deliver' ? occurrence.message : occurrence.type}`);

  /** Random tables without dead rows: one row per state and event, and every state reached. */
  const tables = fc
    .array(
      fc.record({
        from: fc.constantFrom(...states),
        event: fc.constantFrom(...events),
        to: fc.constantFrom(...states),
        speaks: fc.boolean(),
      }),
      { minLength: 1, maxLength: 10, size: 'max' },
    )
    .map((rows) => {
      const reached = new Set(['A']);
      for (let size = 0; size < reached.size; ) {
        size = reached.size;
        for (const { from, to } of rows) if (reached.has(from)) reached.add(to);
      }
      return rows
        .filter((row, index) => index === rows.findIndex((one) => one.from === row.from && one.event === row.event))
        .filter(({ from }) => reached.has(from));
    })
    .map((rows) => {
      // Removing a shadowed row may cut a state off: a row from there is dead, too.
      const reached = new Set(['A']);
      for (let size = 0; size < reached.size; ) {
        size = reached.size;
        for (const { from, to } of rows) if (reached.has(from)) reached.add(to);
      }
      return rows
        .filter(({ from }) => reached.has(from))
        .map(
          ({ from, event, to, speaks }): LooseRow =>
            t(from, event, to, speaks ? (speaking(`${from} to ${to}`) as never) : undefined),
        );
    })
    .filter((table) => table.length > 0);
  const tablesWithEvents = tables.chain((table) =>
    fc.tuple(fc.constant(table), fc.array(fc.constantFrom(...table.map(({ event }) => event)), { maxLength: 6 })),
  );

  it('ends where typescript-fsm ends, and has carried out the same callbacks', async () => {
    await fc.assert(
      fc.asyncProperty(tablesWithEvents, async ([table, sequence]) => {
        expect(ran('A', table, sequence)).toEqual(await produced('A', table, sequence));
      }),
      { numRuns: 100 },
    );
  });

  it('changes nothing upon an event without a row in its state', () => {
    const table: readonly LooseRow[] = [t('A', 'x', 'B'), t('B', 'y', 'C')];
    expect(ran('A', table, ['y', 'y'])).toEqual({ state: 'A', said: [] });
    expect(ran('A', table, ['y', 'x', 'x', 'y', 'x'])).toEqual({ state: 'C', said: [] });
  });

  it('hands effects and occurrence to the callback of the row that matched', () => {
    const table = [t('A', 'x', 'B', speaking('first') as never), t('B', 'x', 'A', speaking('second') as never)];
    expect(ran('A', table, ['x', 'x', 'x'])).toEqual({
      state: 'B',
      said: ['first upon x', 'second upon x', 'first upon x'],
    });
  });

  it('takes requests, messages and timeouts as events, and remembers data besides', () => {
    interface Door {
      state: 'closed' | 'open';
      event: 'push' | 'wait';
      data: number;
      message: 'knock';
      request: 'open';
      indication: string;
    }
    const door = fsm<Door>({
      start: 'closed',
      data: 0,
      table: [
        t('closed', 'push', 'open', ((fx: { setTimer(name: string): void }) => fx.setTimer('shut')) as never),
        t('open', 'wait', 'closed'),
      ],
      upon: {
        request: ({ data }) => ({ event: 'push', data: data + 1 }),
        deliver: ({ data }) => ({ event: null, data: data + 10 }),
        timeout: () => 'wait',
      },
    });
    const guest = process<{ local: null; message: 'knock' }>({
      init: () => null,
      start: (state, fx) => {
        fx.send('door', 'knock');
        return state;
      },
    });
    const house = system({ processes: { door, guest }, links: perfect(), inputs: [at('door', 'open')] });
    const shut = sometimes<{ local: { door: { state: string; data: number } | null } }>(
      'shut again, after a push and a knock',
      ({ local }) => local.door?.state === 'closed' && local.door.data === 11,
    );
    expect(execution(house, shut)).toMatchInlineSnapshot(`
      "start: door = {data: 0, state: closed}, guest = null, timers of door = []
        guest sends knock to door
      1. a client asks door: open
           door: data: 1
           door: state: open
           timers of door = [shut]
      2. the timer "shut" of door fires
           door: state: closed
           timers of door = []
      3. door delivers knock from guest
           door: data: 11"
    `);
  });

  it('without an event for an occurrence stays as it is', () => {
    const deaf = fsm<Loose>({ start: 'A', table: [t('A', 'x', 'B')], data: null, upon: { request: () => null } });
    const alone = system({ processes: { deaf }, links: perfect(), inputs: [at('deaf', 'go')] });
    expect(
      phrase(
        alone,
        invariant<{ local: { deaf: { state: string } | null } }>('still A', ({ local }) => local.deaf?.state === 'A'),
      ),
    ).toBe('holds (exhaustive)');
    expect(
      finding(
        alone,
        invariant('anything', () => true),
      ).explored.transitions,
    ).toBe(1);
  });
});

describe('a table that is a mistake', () => {
  it.each<[string, () => unknown, string]>([
    [
      'a row behind one with the same state and event',
      declare('A', [t('A', 'x', 'B'), t('B', 'x', 'A'), t('A', 'x', 'A')]),
      'fsm: row 3, t("A", "x", "A"), can never match: row 1 has the same state and event, and the first match wins. Remove one of them.',
    ],
    [
      'a row from a state that nothing leads to',
      declare('A', [t('A', 'x', 'B'), t('C', 'x', 'A'), t('D', 'x', 'C')]),
      'fsm: row 2, t("C", "x", "A"), can never match: no row leads from the start "A" to the state "C". Correct the state or remove the row.',
    ],
    [
      'a state that only a shadowed row leads to',
      declare('A', [t('A', 'x', 'A'), t('A', 'x', 'B'), t('B', 'x', 'A')]),
      'fsm: row 2, t("A", "x", "B"), can never match: row 1 has the same state and event, and the first match wins. Remove one of them.',
    ],
    ['no row', declare('A', []), 'fsm: expected a table of rows made with t(from, event, to), found none.'],
    [
      'no table',
      () => fsm({ start: 'A', upon: {} } as unknown as FsmDefinition<Loose>),
      'fsm: expected a table of rows made with t(from, event, to), found none.',
    ],
    [
      'a member that is none',
      () => fsm({ start: 'A', table: [t('A', 'x', 'B')], upon: {}, initial: 'A' } as unknown as FsmDefinition<Loose>),
      'fsm: expected start, table, data, upon, found "initial". Correct the name.',
    ],
    [
      'a meaning for an event that is none',
      () =>
        fsm({ start: 'A', table: [t('A', 'x', 'B')], upon: { receive: () => 'x' } } as unknown as FsmDefinition<Loose>),
      'fsm, upon: expected request, deliver, timeout, found "receive". Correct the name.',
    ],
    [
      'no meanings',
      () => fsm({ start: 'A', table: [t('A', 'x', 'B')] } as unknown as FsmDefinition<Loose>),
      'fsm, upon: expected an object with request, deliver, timeout, found undefined.',
    ],
  ])('has %s', (_, run, sentence) => {
    expect(run).toThrow(new BadInput(sentence));
  });

  it('has an asynchronous callback', () => {
    const later: LooseRow['cb'] = async () => {};
    expect(() => ran('A', [t('A', 'x', 'B', later as never)], ['x'])).toThrow(
      new BadInput(
        'upon.deliver of process machine: fsm: the callback of t("A", "x", "B") is asynchronous: expected effects that happen at once. Call fx in a synchronous callback.',
      ),
    );
  });

  it('means by an occurrence an event that no row has', () => {
    expect(() => ran('A', [t('A', 'x', 'B')], ['x', 'y'])).toThrow(
      new BadInput(
        'upon.deliver of process machine: fsm: expected an event of the table, or null, found "y" in state "B". No row has it.',
      ),
    );
  });

  it.each([
    [undefined, 'undefined'],
    [7, '7'],
    [{}, '[object Object]'],
  ])('means %s by an occurrence', (meaning, found) => {
    const vague = fsm<Loose>({
      start: 'A',
      table: [t('A', 'x', 'B')],
      data: null,
      upon: { request: () => meaning as never },
    });
    const alone = system({ processes: { vague }, links: perfect(), inputs: [at('vague', 'go')] });
    expect(() => runCheck(check('c', alone, [invariant('anything', () => true)]))).toThrow(
      new BadInput(
        `upon.request of process vague: fsm: expected the name of an event, null or { event, data } for what an occurrence means in state "A", found ${found}. Return one of them.`,
      ),
    );
  });
});
