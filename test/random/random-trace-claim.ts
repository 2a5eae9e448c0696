import fc, { type Arbitrary } from 'fast-check';
import type { Observed, ObservedType, ProcessId, Trace } from '../../specs/event.ts';
import type { World } from '../../specs/world.ts';
import { key } from '../reference/key.ts';
import { messageWords, requestWords, wordOf } from './random-effects.ts';
import { perhaps, weighted } from './weighted.ts';

/** Events of one kind, with one word or with any. */
export interface EventFilter {
  readonly type: ObservedType;
  readonly word: string | null;
}

/** A claim about the trace, as plain data. */
export type TraceClaim =
  /** Never more than so many of these events, in all or at each process. */
  | { readonly claim: 'at most'; readonly count: number; readonly of: EventFilter; readonly by: 'all' | 'each' }
  /** None of `second` unless one of `first` came before it. */
  | { readonly claim: 'before'; readonly first: EventFilter; readonly second: EventFilter }
  /** Whatever is indicated, by correct processes or by any, is the same. */
  | { readonly claim: 'agreement'; readonly among: 'correct' | 'all' }
  /** Each correct process has one of these events. */
  | { readonly claim: 'everyone'; readonly of: EventFilter }
  /** What is delivered with this word was sent at least as often. */
  | { readonly claim: 'no duplication'; readonly word: string | null };

/** The kinds of event that a claim needs to see. */
export function observedBy(claim: TraceClaim): readonly ObservedType[] {
  switch (claim.claim) {
    case 'at most':
    case 'everyone':
      return [claim.of.type];
    case 'before':
      return [...new Set([claim.first.type, claim.second.type])];
    case 'agreement':
      return ['indication'];
    case 'no duplication':
      return ['send', 'deliver'];
  }
}

/** The claim as a predicate over the whole trace. */
export function holdsOf(claim: TraceClaim): (trace: Trace, world: World) => boolean {
  switch (claim.claim) {
    case 'at most':
      return (trace, { processes }) => {
        const counted = trace.filter((event) => matches(claim.of, event));
        return claim.by === 'all'
          ? counted.length <= claim.count
          : processes.every((p) => counted.filter(({ process }) => process === p).length <= claim.count);
      };
    case 'before':
      return (trace) =>
        trace.every(
          (event, index) =>
            !matches(claim.second, event) || trace.slice(0, index).some((earlier) => matches(claim.first, earlier)),
        );
    case 'agreement':
      return (trace, { correct }) => {
        const said = trace.filter(
          ({ type, process }) => type === 'indication' && (claim.among === 'all' || correct(process)),
        );
        return said.every((event) => key(bodyOf(event)) === key(bodyOf(said[0]!)));
      };
    case 'everyone':
      return (trace, { processes, correct }) =>
        processes.every((p) => !correct(p) || trace.some((event) => event.process === p && matches(claim.of, event)));
    case 'no duplication':
      return (trace) => {
        const concerned = trace.filter(
          ({ type }, index) => (type === 'send' || type === 'deliver') && hasWord(trace[index]!, claim.word),
        );
        const count = (type: ObservedType, message: string) =>
          concerned.filter((event) => event.type === type && pairAndMessage(event) === message).length;
        return concerned.every((event) => {
          const message = pairAndMessage(event);
          return count('deliver', message) <= count('send', message);
        });
      };
  }
}

/** The claim as a deterministic observer, true of exactly the same traces. */
export interface Watch {
  start(world: World): unknown;
  advance(memory: unknown, event: Observed): unknown;
  holds(memory: unknown): boolean;
}

/** The claim as an observer that keeps as little as it can. */
export function watchOf(claim: TraceClaim): Watch {
  switch (claim.claim) {
    case 'at most': {
      const counterOf = (event: Observed) => (claim.by === 'all' ? 'all' : event.process);
      return watch<Readonly<Record<string, number>>>({
        start: () => ({}),
        advance: (counts, event) => {
          const counter = counterOf(event);
          return matches(claim.of, event)
            ? { ...counts, [counter]: Math.min((counts[counter] ?? 0) + 1, claim.count + 1) }
            : counts;
        },
        holds: (counts) => Object.values(counts).every((count) => count <= claim.count),
      });
    }
    case 'before':
      return watch<'nothing' | 'first' | 'broken'>({
        start: () => 'nothing',
        advance: (memory, event) => {
          if (memory === 'nothing' && matches(claim.second, event)) {
            return 'broken';
          }
          return memory === 'nothing' && matches(claim.first, event) ? 'first' : memory;
        },
        holds: (memory) => memory !== 'broken',
      });
    case 'agreement':
      return watch<{ readonly among: readonly ProcessId[]; readonly said: readonly unknown[] }>({
        start: ({ processes, correct }) => ({
          among: claim.among === 'all' ? processes : processes.filter(correct),
          said: [],
        }),
        advance: (memory, event) => {
          const { among, said } = memory;
          if (event.type !== 'indication' || !among.includes(event.process) || said.length === 2) {
            return memory;
          }
          return said.some((body) => key(body) === key(event.indication))
            ? memory
            : { among, said: [...said, event.indication] };
        },
        holds: ({ said }) => said.length < 2,
      });
    case 'everyone':
      return watch<readonly ProcessId[]>({
        start: ({ processes, correct }) => processes.filter(correct),
        advance: (missing, event) =>
          matches(claim.of, event) ? missing.filter((process) => process !== event.process) : missing,
        holds: (missing) => missing.length === 0,
      });
    case 'no duplication':
      return watch<Readonly<Record<string, number>>>({
        start: () => ({}),
        advance: (sent, event) => {
          if ((event.type !== 'send' && event.type !== 'deliver') || !hasWord(event, claim.word)) {
            return sent;
          }
          const message = pairAndMessage(event);
          const balance = (sent[message] ?? 0) + (event.type === 'send' ? 1 : -1);
          const { [message]: _before, ...others } = sent;
          return balance === 0 ? others : { ...others, [message]: balance };
        },
        holds: (sent) => Object.values(sent).every((balance) => balance >= 0),
      });
  }
}

function watch<Memory>(observer: {
  start(world: World): Memory;
  advance(memory: Memory, event: Observed): Memory;
  holds(memory: Memory): boolean;
}): Watch {
  return {
    start: observer.start,
    // A memory is only ever what `start` and `advance` made.
    advance: (memory, event) => observer.advance(memory as Memory, event),
    holds: (memory) => observer.holds(memory as Memory),
  };
}

function matches({ type, word }: EventFilter, event: Observed): boolean {
  return event.type === type && hasWord(event, word);
}

function hasWord(event: Observed, word: string | null): boolean {
  return word === null || event.type === 'crash' || wordOf(bodyOf(event)) === word;
}

function bodyOf(event: Observed): unknown {
  switch (event.type) {
    case 'send':
    case 'deliver':
      return event.message;
    case 'request':
      return event.request;
    case 'indication':
      return event.indication;
    case 'crash':
      return null;
  }
}

function pairAndMessage(event: Observed): string {
  return event.type === 'send' || event.type === 'deliver' ? key([event.from, event.to, event.message]) : '';
}

const type = fc.constantFrom<ObservedType>(
  'indication',
  'indication',
  'indication',
  'deliver',
  'deliver',
  'send',
  'request',
  'crash',
);
const filter: Arbitrary<EventFilter> = fc.record({
  type,
  word: perhaps(fc.constantFrom(...messageWords, ...messageWords, ...requestWords)),
});

export const randomTraceClaim: Arbitrary<TraceClaim> = weighted(
  [
    3,
    fc.record({
      claim: fc.constant('at most' as const),
      count: fc.nat({ max: 2 }),
      of: filter,
      by: fc.constantFrom('all' as const, 'each' as const),
    }),
  ],
  [2, fc.record({ claim: fc.constant('before' as const), first: filter, second: filter })],
  [
    2,
    fc.record({
      claim: fc.constant('agreement' as const),
      among: fc.constantFrom('correct' as const, 'all' as const),
    }),
  ],
  [3, fc.record({ claim: fc.constant('everyone' as const), of: filter })],
  [
    1,
    fc.record({
      claim: fc.constant('no duplication' as const),
      word: perhaps(fc.constantFrom(...messageWords)),
    }),
  ],
);
