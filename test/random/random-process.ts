import fc, { type Arbitrary } from 'fast-check';
import type { Effects, InternalStep, ProcessDefinition, Refusal } from '../../models/process.ts';
import {
  effects,
  type Heard,
  messageWords,
  perform,
  type RandomEffect,
  requestWords,
  startEffects,
  timers,
  usesTimers,
  wordOf,
} from './random-effects.ts';
import { perhaps, weighted } from './weighted.ts';

/** What a process does upon an event with such a word, in such a phase; null is any. The first rule that matches wins. */
export interface RandomRule {
  readonly word: string | null;
  readonly phase: number | null;
  /** Matches only what the process does not remember. */
  readonly unseen: boolean;
  readonly answer: 'accept' | 'remember' | 'refuse';
  readonly effects: readonly RandomEffect[];
  readonly next: number | null;
}

export interface RandomInternal {
  readonly phase: number;
  readonly effects: readonly RandomEffect[];
  readonly next: number;
}

/** A process in the textbook's form, as plain data. */
export interface RandomUpon {
  readonly kind: 'upon';
  /** How many of its steps may have effects; null is without limit. */
  readonly fuel: number | null;
  readonly start: readonly RandomEffect[];
  readonly request: readonly RandomRule[];
  /** Without rules there is no handler. */
  readonly deliver: readonly RandomRule[];
  readonly timeout: readonly RandomRule[];
  readonly reset: readonly RandomRule[];
  readonly internal: readonly RandomInternal[];
  /** Upon all that a detector tells; without rules there is no handler. */
  readonly news: readonly RandomRule[];
  /** Null: it starts anew after a crash. */
  readonly recover: readonly RandomEffect[] | null;
}

interface Local {
  readonly phase: number;
  readonly fuel: number | null;
  /** The first things that were to be remembered. */
  readonly seen: readonly unknown[];
}

const seenMost = 2;

/** The definition that a description stands for. */
export function uponDefinition(description: RandomUpon, refuse: symbol): ProcessDefinition {
  // The local states of this process are those that `init` and the handlers make.
  const localOf = (state: unknown) => state as Local;

  const acted = (state: Local, caused: readonly RandomEffect[], fx: Effects, heard: Heard, next: number | null) => {
    const moved = { ...state, phase: next ?? state.phase };
    if (caused.length === 0 || state.fuel === 0) {
      return moved;
    }
    perform(caused, fx, heard);
    return { ...moved, fuel: state.fuel === null ? null : state.fuel - 1 };
  };

  const handled = (rules: readonly RandomRule[], state: Local, heard: Heard, fx: Effects): unknown => {
    const seen = state.seen.some((body) => JSON.stringify(body) === JSON.stringify(heard.body));
    const rule = rules.find(
      ({ word, phase, unseen }) =>
        (word === null || word === wordOf(heard.body)) &&
        (phase === null || phase === state.phase) &&
        !(unseen && seen),
    );
    if (rule === undefined) {
      return state;
    }
    if (rule.answer === 'refuse') {
      return refuse as Refusal;
    }
    const remembers = rule.answer === 'remember' && !seen && state.seen.length < seenMost;
    const remembered = remembers ? { ...state, seen: [...state.seen, heard.body] } : state;
    return acted(remembered, rule.effects, fx, heard, rule.next);
  };

  const { fuel, start, request, deliver, timeout, reset, internal, news, recover } = description;
  const told = (state: unknown, of: string, fx: Effects) => handled(news, localOf(state), { from: of, body: of }, fx);
  return {
    init: (): Local => ({ phase: 0, fuel, seen: [] }),
    ...(start.length > 0 && {
      start(state: unknown, fx: Effects) {
        perform(start, fx, {});
        return state;
      },
    }),
    ...(recover !== null && {
      recover(stored: unknown, fx: Effects): Local {
        perform(recover, fx, { body: stored });
        return { phase: stored === null ? 1 : 2, fuel, seen: stored === null ? [] : [stored] };
      },
    }),
    upon: {
      request: (state, body, fx) => handled(request, localOf(state), { body }, fx),
      ...(deliver.length > 0 && {
        deliver: (state: unknown, from: string, body: unknown, fx: Effects) =>
          handled(deliver, localOf(state), { from, body }, fx),
      }),
      ...(timeout.length > 0 && {
        timeout: (state: unknown, timer: string, fx: Effects) => handled(timeout, localOf(state), { body: timer }, fx),
      }),
      ...(news.length > 0 && { suspect: told, restore: told, trust: told }),
      ...(reset.length > 0 && {
        reset: (state: unknown, peer: string, fx: Effects) =>
          handled(reset, localOf(state), { from: peer, body: peer }, fx),
      }),
    },
    internal: internal.map(
      ({ phase, effects: caused, next }, index): InternalStep => ({
        name: `internal ${index}`,
        when: (state) => localOf(state).phase === phase && localOf(state).fuel !== 0,
        run: (state, fx) => acted(localOf(state), caused, fx, {}, next),
      }),
    ),
  };
}

const phase = fc.nat({ max: 2 });

function rules(words: readonly string[], least: number, most: number): Arbitrary<readonly RandomRule[]> {
  const rule = fc.record<RandomRule>({
    word: perhaps(fc.constantFrom(...words)),
    phase: perhaps(phase),
    unseen: fc.boolean(),
    answer: fc.constantFrom('accept', 'accept', 'accept', 'remember', 'remember', 'refuse'),
    effects: effects(0, 3),
    next: perhaps(phase),
  });
  return fc.array(rule, { minLength: least, maxLength: most, size: 'max' });
}

/** @param fuel the arbitrary of how many steps may have effects */
export function randomUpon(fuel: Arbitrary<number | null>): Arbitrary<RandomUpon> {
  return fc
    .record<RandomUpon>({
      kind: fc.constant('upon'),
      fuel,
      start: weighted([2, fc.constant([])], [1, startEffects]),
      request: rules(requestWords, 1, 2),
      deliver: rules([...messageWords, ...messageWords, ...requestWords], 0, 3),
      timeout: rules(timers, 0, 2),
      reset: rules(['p', 'q'], 0, 1),
      internal: fc.array(fc.record<RandomInternal>({ phase, effects: effects(0, 2), next: phase }), {
        maxLength: 1,
        size: 'max',
      }),
      news: rules(['p', 'q'], 0, 2),
      recover: weighted([1, fc.constant(null)], [2, startEffects]),
    })
    .map((description) => {
      const { start, request, deliver, timeout, reset, internal, news, recover } = description;
      const ticks = [
        { effects: start },
        { effects: recover ?? [] },
        ...request,
        ...deliver,
        ...reset,
        ...news,
        ...internal,
      ].some((rule) => usesTimers(rule.effects));
      return ticks && timeout.length === 0 ? { ...description, timeout: [ignored] } : description;
    });
}

const ignored: RandomRule = { word: null, phase: null, unseen: false, answer: 'accept', effects: [], next: null };
