import fc, { type Arbitrary } from 'fast-check';
import type { FsmDefinition, Machine, Row } from '../../models/fsm.ts';
import type { Effects } from '../../models/process.ts';
import {
  effects,
  messageWords,
  perform,
  type RandomEffect,
  requestWords,
  timers,
  usesTimers,
  wordOf,
} from './random-effects.ts';
import { perhaps } from './weighted.ts';

export interface RandomRow {
  readonly from: number;
  readonly event: string;
  readonly to: number;
  /** Without effects there is no callback. */
  readonly effects: readonly RandomEffect[];
}

/** What an occurrence with such a word means in such a state; null is any. The first that matches wins. */
export interface RandomMeaning {
  readonly word: string | null;
  readonly state: number | null;
  /** Null is no event of the table; the fuel goes down none the less. */
  readonly event: string | null;
}

/** A process that is a transition table, as plain data. */
export interface RandomFsm {
  readonly kind: 'fsm';
  /** How many of its steps may have effects; null is without limit, and without data. */
  readonly fuel: number | null;
  readonly rows: readonly RandomRow[];
  readonly request: readonly RandomMeaning[];
  /** Without meanings there is no function. */
  readonly deliver: readonly RandomMeaning[];
  readonly timeout: readonly RandomMeaning[];
}

/** The occurrence that a callback is called with. */
type Occurrence =
  | { readonly type: 'request'; readonly request: unknown }
  | { readonly type: 'deliver'; readonly from: string; readonly message: unknown }
  | { readonly type: 'timeout'; readonly timer: string };

/** The definition that a description stands for. */
// biome-ignore lint/suspicious/noExplicitAny: The protocol is known to its description only.
export function fsmDefinition(description: RandomFsm): FsmDefinition<any> {
  const { fuel, rows, request, deliver, timeout } = description;

  const meaning = (meanings: readonly RandomMeaning[], machine: Machine<string, unknown>, body: unknown) => {
    const meant = meanings.find(
      ({ word, state }) =>
        (word === null || word === wordOf(body)) && (state === null || name(state) === machine.state),
    );
    if (meant === undefined) {
      return null;
    }
    // An event that no row has is a mistake, and refused as one.
    const event = rows.some((row) => row.event === meant.event) ? meant.event : null;
    if (fuel === null) {
      return event;
    }
    // The data of this machine is what is left of its fuel.
    const left = machine.data as number;
    const row = rows.find(({ from, event: of }) => name(from) === machine.state && of === event);
    const costs = event === null || (row?.effects.length ?? 0) > 0;
    if (!costs) {
      return event;
    }
    return left === 0 ? null : { event, data: left - 1 };
  };

  return {
    start: name(0),
    ...(fuel !== null && { data: fuel }),
    table: rows.map(
      ({ from, event, to, effects: caused }): Row<string, string> => ({
        fromState: name(from),
        event,
        toState: name(to),
        ...(caused.length > 0 && {
          cb: (fx: Effects, occurrence: Occurrence) => perform(caused, fx, heard(occurrence)),
        }),
      }),
    ),
    upon: {
      request: (machine, body) => meaning(request, machine, body),
      ...(deliver.length > 0 && {
        deliver: (machine: Machine<string, unknown>, _from: string, body: unknown) => meaning(deliver, machine, body),
      }),
      ...(timeout.length > 0 && {
        timeout: (machine: Machine<string, unknown>, timer: string) => meaning(timeout, machine, timer),
      }),
    },
  };
}

/** The name of a state of the table. */
export function name(state: number): string {
  return `s${state}`;
}

function heard(occurrence: Occurrence) {
  switch (occurrence.type) {
    case 'request':
      return { body: occurrence.request };
    case 'deliver':
      return { from: occurrence.from, body: occurrence.message };
    case 'timeout':
      return { body: occurrence.timer };
  }
}

const state = fc.nat({ max: 2 });
const event = fc.constantFrom('e', 'f');

function meanings(words: readonly string[], least: number, most: number): Arbitrary<readonly RandomMeaning[]> {
  const one = fc.record<RandomMeaning>({
    word: perhaps(fc.constantFrom(...words)),
    state: perhaps(state),
    event: fc.option(event, { nil: null, freq: 5 }),
  });
  return fc.array(one, { minLength: least, maxLength: most, size: 'max' });
}

/** @param fuel the arbitrary of how many steps may have effects */
export function randomFsm(fuel: Arbitrary<number | null>): Arbitrary<RandomFsm> {
  return fc
    .record<RandomFsm>({
      kind: fc.constant('fsm'),
      fuel,
      rows: fc.array(fc.record<RandomRow>({ from: state, event, to: state, effects: effects(0, 3) }), {
        minLength: 2,
        maxLength: 6,
        size: 'max',
      }),
      request: meanings(requestWords, 1, 2),
      deliver: meanings([...messageWords, ...messageWords, ...requestWords], 0, 3),
      timeout: meanings(timers, 0, 2),
    })
    .map((description) => {
      const rows = sound(description.rows);
      const ticks = rows.some((row) => usesTimers(row.effects));
      const timeout = ticks && description.timeout.length === 0 ? [ignored] : description.timeout;
      return { ...description, rows, timeout };
    });
}

const ignored: RandomMeaning = { word: null, state: null, event: null };

/** The rows that can match, as a table has to have them: reached from the start, and not behind another one; the first is the start's. */
function sound([first, ...others]: readonly RandomRow[]): readonly RandomRow[] {
  const rows = [{ ...first!, from: 0 }, ...others];
  const unhidden = rows.filter(
    (row, index) => rows.findIndex((r) => r.from === row.from && r.event === row.event) === index,
  );
  let reached = new Set([0]);
  for (let size = 0; size < reached.size; ) {
    size = reached.size;
    reached = new Set([...reached, ...unhidden.filter(({ from }) => reached.has(from)).map(({ to }) => to)]);
  }
  return unhidden.filter(({ from }) => reached.has(from));
}
