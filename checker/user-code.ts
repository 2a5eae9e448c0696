import { BadInput } from './bad-input.ts';
import { shown } from './shape.ts';

/** Runs the user's functions: counts the calls, keeps chance and the clock out of their reach, and words what they throw. */
export class UserCode {
  calls = 0;
  /** Names the user's function that runs now, if one does: for whoever guards what these functions must not use. */
  static running: (() => string) | undefined;
  readonly #random = this.#forbidden('Math.random');
  readonly #now = this.#forbidden('performance.now');
  readonly #date = forbiddenDate(this.#forbidden('Date'));

  /** Runs something without counting the calls in it: asking again what is known costs, but tells nothing of the search. */
  uncounted<Result>(work: () => Result): Result {
    const { calls } = this;
    const result = work();
    this.calls = calls;
    return result;
  }

  /**
   * @param where names the function for a person: "upon.deliver of process p"
   * @throws BadInput if the function throws
   */
  run<Result>(where: () => string, call: () => Result): Result {
    this.calls++;
    const { running } = UserCode;
    UserCode.running = where;
    const { random } = Math;
    const { Date: date, performance: clock } = globalThis;
    const { now } = clock;
    Math.random = this.#random;
    globalThis.Date = this.#date;
    clock.now = this.#now;
    try {
      return call();
    } catch (error) {
      if (error instanceof BadInput) throw placed(error, where());
      throw new BadInput(`${where()} ${wordsFor(error)}`);
    } finally {
      UserCode.running = running;
      Math.random = random;
      globalThis.Date = date;
      clock.now = now;
    }
  }

  /**
   * Runs a predicate.
   *
   * @throws BadInput if it throws, or answers with anything but true or false
   */
  truth(where: () => string, predicate: () => unknown): boolean {
    const answer = this.run(where, predicate);
    if (typeof answer === 'boolean') return answer;
    throw new BadInput(`${where()}: expected true or false, found ${shown(answer)}. Return a boolean.`);
  }

  #forbidden(name: string): () => never {
    return () => {
      throw usesForbidden(UserCode.running?.() ?? 'user code', name);
    };
  }
}

/** The error of a function that looks at chance, at the clock, or into the future. */
export function usesForbidden(where: string, name: string): BadInput {
  return new BadInput(
    `${where} uses ${name}: expected a pure function of its inputs. Let the environment choose: make it an input, a timer or a message.`,
  );
}

/** A Date that tells no time. */
function forbiddenDate(clock: () => never): DateConstructor {
  return new Proxy(globalThis.Date, {
    apply: clock,
    construct: clock,
    // `value instanceof Date` asks for these two.
    get: (target, key) => (key === Symbol.hasInstance || key === 'prototype' ? Reflect.get(target, key) : clock()),
  });
}

/** A mistake that the user's function makes with what it was given, with the name of that function, unless it has it already. */
function placed(mistake: BadInput, where: string): BadInput {
  return mistake.message.includes(where) ? mistake : new BadInput(`${where}: ${mistake.message}`);
}

function wordsFor(error: unknown): string {
  const text = error instanceof Error ? error.message : thrown(error);
  const place = placeOf(error);
  if (
    error instanceof TypeError &&
    /read only|not extensible|Cannot delete property|Cannot define property/.test(text)
  ) {
    return `changes its input${place} (${text}). Return a new value instead: inputs are frozen.`;
  }
  return `threw an error${place}: ${text.replace(/\s+/g, ' ').trim()}. Make it return for every input that can occur here.`;
}

function thrown(value: unknown): string {
  return typeof value === 'object' || typeof value === 'function' ? shown(value) : String(value);
}

/** The first line of the stack that is not a library's, as " at file:line:column". */
function placeOf(error: unknown): string {
  if (!(error instanceof Error) || error.stack === undefined) return '';
  for (const line of error.stack.split('\n')) {
    const match = /(?:\(|at )((?:file:\/\/|\/|[A-Za-z]:\\)[^()]*:\d+:\d+)\)?$/.exec(line.trim());
    if (match?.[1] !== undefined && !match[1].includes('node_modules')) return ` at ${match[1].replace('file://', '')}`;
  }
  return '';
}
