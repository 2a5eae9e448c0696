import { Worker } from 'node:worker_threads';
import type { CheckBounds } from '../checker/check.ts';
import type { Progress } from '../checker/run-check.ts';
import type { ModuleSource } from './load-module.ts';
import type {
  Answer,
  ClassesTold,
  Failure,
  Loaded,
  Message,
  Order,
  Ran,
  Reducing,
  ThreadData,
  TrivialTried,
} from './thread-messages.ts';
import { errorText, userPlace } from './user-place.ts';

/**
 * The main thread's handle on the thread that searches.
 *
 * A search that dies (out of memory, a module that ends the process) takes its thread with it and nothing else: it is one
 * failure, and the next order starts another thread, with the same modules in the same order. Orders are given one at a time.
 */
export class Searcher {
  readonly #stop = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  readonly #loaded: ModuleSource[] = [];
  readonly #onOutput: (text: string) => void;
  #worker: Worker | undefined;
  #running = false;
  /** What happened in the thread while nobody was waiting for it. */
  #stray: Failure | undefined;

  /** @param onOutput is told what users' code prints to its standard output, which belongs to the reports */
  constructor(onOutput: (text: string) => void) {
    this.#onOutput = onOutput;
  }

  /** Imports a module. The checks of all modules are numbered in the order in which they were loaded. */
  async load(source: ModuleSource): Promise<Loaded | Failure> {
    const loaded = await this.#ask<Loaded>({ order: 'load', source });
    if (loaded.answer === 'loaded') this.#loaded.push(source);
    return loaded;
  }

  run(
    check: number,
    bounds: CheckBounds,
    workers: number,
    reducing: Reducing,
    onProgress: (progress: Progress) => void,
  ): Promise<Ran | Failure> {
    return this.#search<Ran>({ order: 'run', check, bounds, workers, reducing }, onProgress);
  }

  tryTrivialProtocols(check: number, onProgress: (progress: Progress) => void): Promise<TrivialTried | Failure> {
    return this.#search<TrivialTried>({ order: 'try trivial protocols', check }, onProgress);
  }

  classify(
    check: number,
    bounds: CheckBounds,
    onProgress: (progress: Progress) => void,
  ): Promise<ClassesTold | Failure> {
    return this.#search<ClassesTold>({ order: 'classify', check, bounds }, onProgress);
  }

  async #search<Expected extends Answer>(
    order: Order,
    onProgress: (progress: Progress) => void,
  ): Promise<Expected | Failure> {
    this.#running = true;
    try {
      return await this.#ask<Expected>(order, onProgress);
    } finally {
      this.#running = false;
    }
  }

  /** Makes the running search stop soon, with what it found so far, and every later one at once. Says whether one is running. */
  interrupt(): boolean {
    if (this.#running) Atomics.store(this.#stop, 0, 1);
    return this.#running;
  }

  async end(): Promise<void> {
    const worker = this.#worker;
    if (worker === undefined) return;
    const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
    worker.postMessage({ order: 'end' } satisfies Order);
    await ended;
  }

  async #ask<Expected extends Answer>(
    order: Order,
    onProgress?: (progress: Progress) => void,
  ): Promise<Expected | Failure> {
    const stray = this.#stray;
    if (stray !== undefined) {
      this.#stray = undefined;
      return stray;
    }
    const worker = this.#worker ?? this.#started();
    if (this.#worker === undefined) {
      for (const source of this.#loaded) {
        const again = await this.#answerTo({ order: 'load', source }, worker);
        if (again.answer === 'failure') {
          // With some modules missing, the numbers of checks would mean others.
          await worker.terminate();
          return again;
        }
      }
      this.#worker = worker;
    }
    // The thread answers each order in kind, or with a failure.
    return (await this.#answerTo(order, worker, onProgress)) as Expected | Failure;
  }

  #started(): Worker {
    const url = new URL('./search-thread.js', import.meta.url);
    const worker = new Worker(url, { workerData: { stop: this.#stop } satisfies ThreadData, stdout: true });
    worker.stdout.setEncoding('utf8').on('data', this.#onOutput);
    worker.on('error', (error) => {
      this.#stray = deathOf(error);
    });
    worker.once('exit', () => {
      this.#worker = undefined;
    });
    return worker;
  }

  #answerTo(order: Order, worker: Worker, onProgress?: (progress: Progress) => void): Promise<Answer> {
    return new Promise((resolve) => {
      const settle = (answer: Answer) => {
        worker.off('message', listen).off('exit', died);
        resolve(this.#stray ?? answer);
        this.#stray = undefined;
      };
      const listen = (message: Message) => {
        if (message.answer === 'progress') onProgress?.(message.progress);
        else settle(message);
      };
      const died = () => {
        const what = order.order === 'load' ? `${order.source.shown}: this module` : 'the model';
        settle({
          answer: 'failure',
          kind: 'bad input',
          message: `${what} ends the process; it must not call process.exit.`,
        });
      };
      worker.on('message', listen).once('exit', died);
      worker.postMessage(order);
    });
  }
}

/** What killed a thread. Errors of orders come as answers, so whatever else is thrown comes from a callback of users' code. */
function deathOf(error: unknown): Failure {
  if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    const message =
      'memory ran out; bound the search with --states or --memory, or give Node more with NODE_OPTIONS=--max-old-space-size=<megabytes>.';
    return { answer: 'failure', kind: 'out of memory', message };
  }
  const message = `${userPlace(error) ?? 'a callback'}: this code throws after its module was imported: ${errorText(error)}.`;
  return { answer: 'failure', kind: 'bad input', message };
}
