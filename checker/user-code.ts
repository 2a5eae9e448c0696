import { BadInput } from './bad-input.ts';

/** Runs the user's functions: counts the calls, keeps chance and the clock out of their reach, and words what they throw. */
export class UserCode {
  calls = 0;

  /** Runs something without counting the calls in it: asking again what is known costs, but tells nothing of the search. */
  uncounted(work: () => void): void {
    const { calls } = this;
    work();
    this.calls = calls;
  }

  /**
   * @param where names the function for a person: "upon.deliver of process p"
   * @throws BadInput if the function throws
   */
  run<Result>(where: () => string, call: () => Result): Result {
    this.calls++;
    const restore = forbidChance(where);
    try {
      return call();
    } catch (error) {
      if (error instanceof BadInput) throw error;
      throw new BadInput(`${where()} ${wordsFor(error)}`);
    } finally {
      restore();
    }
  }
}

function wordsFor(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const place = placeOf(error);
  if (
    error instanceof TypeError &&
    /read only|not extensible|Cannot delete property|Cannot define property/.test(text)
  ) {
    return `changes its input${place} (${text}). Return a new value instead: inputs are frozen.`;
  }
  return `threw an error${place}: ${text.replace(/\s+/g, ' ').trim()}. Make it return for every input that can occur here.`;
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

/** What a pure function has no use for: every source of chance and time that the platforms share. */
function forbidChance(where: () => string): () => void {
  const forbidden = (name: string) => (): never => {
    throw new BadInput(
      `${where()} uses ${name}: expected a pure function of its inputs. Let the environment choose: make it an input, a timer or a message.`,
    );
  };
  const random = Math.random;
  const RealDate = globalThis.Date;
  const performanceNow = globalThis.performance?.now;
  Math.random = forbidden('Math.random');
  const clock = forbidden('Date');
  globalThis.Date = new Proxy(RealDate, {
    apply: clock,
    construct: clock,
    // `value instanceof Date` asks for these two, and tells no time.
    get: (target, key) => (key === Symbol.hasInstance || key === 'prototype' ? Reflect.get(target, key) : clock()),
  });
  if (performanceNow !== undefined) globalThis.performance.now = forbidden('performance.now');
  return () => {
    Math.random = random;
    globalThis.Date = RealDate;
    if (performanceNow !== undefined) globalThis.performance.now = performanceNow;
  };
}
