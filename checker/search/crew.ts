/** How a search goes about it: all that this changes is the time that it takes. */
export interface Tuning {
  /** Levels of fewer configurations are expanded by one thread. */
  readonly leastRows?: number;
  /** How many entries the first table of configurations has, as a power of two: 2 at least. */
  readonly tableBits?: number;
  /** Larger tables than those of so many entries, as a power of two, are filled by all threads when they grow. */
  readonly aloneBits?: number;
  /** Of the configurations that lacked an answer, one thread expands so many before all threads try the others again. */
  readonly aloneRows?: number;
}

/** Threads that explore beside this one. What a thread does is `serve`, wherever it runs. */
export interface Crew extends Tuning {
  /** How many threads explore, this one included. */
  readonly size: number;
  /** Starts a thread that serves. It ends by itself. */
  start(job: CrewJob): void;
}

/** What a thread is started with: all of it can be sent to a thread. */
export interface CrewJob {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  /** The address of the thread's block. */
  readonly block: number;
  /** Addresses in the memory; `../kernel/linear/control-block.ts` says what stands there. */
  readonly round: number;
  readonly finished: number;
  readonly ending: number;
  readonly failed: number;
}

/**
 * Explores whenever it is called to, until it is told to end.
 *
 * Refers to nothing outside of itself, so that its text can be sent to a thread.
 */
export function serve({ module, memory, block, round, finished, ending, failed }: CrewJob): void {
  const words = new Int32Array(memory.buffer);
  // A thread of a crew never asks the system: it gives rows up.
  const host = Object.fromEntries(
    WebAssembly.Module.imports(module)
      .filter(({ kind }) => kind === 'function')
      .map(({ name }) => [
        name,
        () => {
          throw new Error(`a thread of a crew asked for ${name}`);
        },
      ]),
  );
  let done = 0;
  try {
    // V8 may miss that the memory grew while it was on its way here: atomic accesses beyond its former size then fail, until it grows once
    // more, if only by nothing.
    memory.grow(0);
    const { exports } = new WebAssembly.Instance(module, { env: { memory }, host });
    const { setThread, work } = exports as unknown as { setThread(block: number): void; work(ranges: number): number };
    setThread(block);
    for (;;) {
      // A thread may be woken for nothing: whoever calls may count the round, and wake its threads when this one has already worked in it.
      while (Atomics.load(words, round / 4) === done) Atomics.wait(words, round / 4, done);
      if (Atomics.load(words, ending / 4) !== 0) return;
      done = (done + 1) | 0;
      while (work(64) !== 0);
      Atomics.add(words, finished / 4, 1);
      Atomics.notify(words, finished / 4);
    }
  } catch (error) {
    Atomics.store(words, failed / 4, 1);
    Atomics.notify(words, finished / 4);
    throw error;
  }
}
