import { closedAlphabet } from '../reference/closed-alphabet.ts';
import { type ReferenceOptions, type ReferenceResult, reference } from '../reference/reference.ts';
import { propertyOf, type RandomCheck } from './random-check.ts';
import type { RandomSystem } from './random-system.ts';
import { referenceOf } from './reference-of.ts';

/** What the reference says about a random check, within a scope that keeps it small. */
export interface Examined {
  readonly check: RandomCheck;
  /** The bounds that another checker has to be given to look at the same states. */
  readonly options: Pick<ReferenceOptions, 'depth'>;
  readonly result: ReferenceResult;
}

/**
 * Checks with the reference. A space of `statesMost` states or more is cut at the deepest level that lies within them as a whole.
 */
export function examine(random: RandomCheck, statesMost = 400): Examined {
  const { check, alphabet } = withAlphabet(random, statesMost);
  const [system, property] = [referenceOf(check.system, alphabet), propertyOf(check)];
  const result = reference(system, property, { states: statesMost });
  if (!result.full) {
    return { check: withNames(check, result.names), options: {}, result };
  }
  const options = { depth: result.depth - 1 };
  return { check: listing(check, alphabet), options, result: reference(system, property, options) };
}

/** The same check with values only for what there is: where all is explored, others are a mistake. */
function withNames(check: RandomCheck, names: ReadonlySet<string>): RandomCheck {
  const { system } = check;
  if (system.kind === 'guarded' || system.departing === null) {
    return check;
  }
  const values = Object.fromEntries(Object.entries(system.departing.values).filter(([name]) => names.has(name)));
  // The property suits any system of processes.
  return { ...check, system: { ...system, departing: { ...system.departing, values } } } as RandomCheck;
}

/** A check with what its Byzantine processes say: all of it, or where too much is in the way of finding that, what was found so far. */
export function withAlphabet(
  check: RandomCheck,
  statesMost: number,
): { check: RandomCheck; alphabet: readonly unknown[] } {
  const { system } = check;
  if (system.kind === 'guarded' || system.byzantine === null) {
    return { check, alphabet: [] };
  }
  const { says } = system.byzantine;
  if ('messages' in says) {
    return { check, alphabet: says.messages };
  }
  const { alphabet, closed } = closedAlphabet(referenceOf(system), says.words, statesMost);
  if (closed && !lacksWords(alphabet) && !refusesMidway(system)) {
    return { check, alphabet };
  }
  const messages = alphabet.length === 0 ? ['a'] : alphabet;
  return { check: listing(check, messages), alphabet: messages };
}

/** Whether messages have fields, but none for a word: where all is explored, values for one are a mistake. */
function lacksWords(alphabet: readonly unknown[]): boolean {
  const text = JSON.stringify(alphabet);
  return text.includes('"marked":') && !text.includes('"word":');
}

/** Whether somebody may refuse a step in which others have sent something already: Counterpoint lets Byzantine processes say that, too. */
function refusesMidway({ processes, layers, links }: RandomSystem): boolean {
  const severalHandle = layers.length > 0 || JSON.stringify(links).includes('"tcp"');
  return severalHandle && JSON.stringify([processes, layers]).includes('"answer":"refuse"');
}

/** The same check with its Byzantine processes' messages listed, so that another checker looks for no more of them. */
function listing(check: RandomCheck, messages: readonly unknown[]): RandomCheck {
  const { system } = check;
  if (system.kind === 'guarded' || system.byzantine === null || messages.length === 0) {
    return check;
  }
  // The property suits any system of processes.
  return { ...check, system: { ...system, byzantine: { ...system.byzantine, says: { messages } } } } as RandomCheck;
}
