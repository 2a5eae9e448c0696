import { key } from './key.ts';
import { interpretProcesses } from './process-steps.ts';
import type { ReferenceProcesses } from './reference-system.ts';

/** What was found of the messages that a system's Byzantine processes may say. */
export interface ClosedAlphabet {
  readonly alphabet: readonly unknown[];
  /** False if a space was not looked at as a whole: it is too large, or a full queue kept a message out. */
  readonly closed: boolean;
}

/**
 * The messages that correct processes send when Byzantine ones say such messages themselves, with each value of the domain in the
 * field "word": the least set for which that is so.
 */
export function closedAlphabet(
  system: ReferenceProcesses,
  words: readonly string[],
  statesMost: number,
): ClosedAlphabet {
  const { byzantine, ...honest } = system;
  let alphabet: readonly unknown[] = [];
  let found = sentIn(honest, statesMost);
  // Correct processes may say more for no other reason than that one is Byzantine, and refuses nothing: the first search is not the last.
  for (let closed = false; found !== null; ) {
    const next = distinct([...alphabet, ...found.flatMap((message) => spoken(message, words))]);
    if (closed && next.length === alphabet.length) {
      return { alphabet, closed };
    }
    alphabet = next;
    found = sentIn({ ...honest, byzantine: { ...byzantine!, alphabet } }, statesMost);
    closed = true;
  }
  return { alphabet, closed: false };
}

/** All that anybody sends in any execution; null if there are too many configurations, or a queue is full. */
function sentIn(system: ReferenceProcesses, statesMost: number): readonly unknown[] | null {
  const { starts, enabled } = interpretProcesses(system);
  const put = system.layers.length === 0 ? 'send' : 'transmit';
  const met = new Set<string>();
  const sent: unknown[] = [];
  const waiting = starts.map(({ configuration, events }) => ({ to: configuration, events }));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const event of next.events) if (event.type === put) sent.push(event.message);
    if (met.has(key(next.to))) {
      continue;
    }
    met.add(key(next.to));
    if (met.size > statesMost) {
      return null;
    }
    const { transitions, boundHit } = enabled(next.to);
    if (boundHit) {
      return null;
    }
    waiting.push(...transitions);
  }
  return distinct(sent);
}

/** A message with every word in place of its own, if it has one. */
function spoken(message: unknown, words: readonly string[]): readonly unknown[] {
  if (typeof message !== 'object' || message === null) {
    return [message];
  }
  // Layers put messages into others.
  if ('marked' in message) {
    return spoken(message.marked, words).map((marked) => ({ marked }));
  }
  return 'word' in message ? words.map((word) => ({ ...message, word })) : [message];
}

function distinct(messages: readonly unknown[]): readonly unknown[] {
  return [...new Map(messages.map((message) => [key(message), message])).values()];
}
