import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import { type Crew, type CrewJob, serve, type Tuning } from '../checker/search/crew.ts';

interface Thread {
  readonly port: MessagePort;
  readonly wake: Int32Array;
}

/** What a thread runs: it serves one search after the other, and sleeps in between. */
const program = `
  const { receiveMessageOnPort, workerData: { port, wake } } = require('node:worker_threads');
  const serve = ${serve.toString()};
  for (let seen = 0; ; seen = Atomics.load(wake, 0)) {
    for (let job = receiveMessageOnPort(port); job !== undefined; job = receiveMessageOnPort(port)) {
      // Whoever called sees that it has failed.
      try { serve(job.message); } catch {}
    }
    Atomics.wait(wake, 0, seen);
  }`;

/**
 * Threads of Node that search together with the one that calls. They are started when they are first needed, serve all searches with this
 * crew, one after the other, and keep no process alive.
 */
export function searchThreads(size: number, tuning: Tuning = {}): Crew {
  const threads: Thread[] = [];
  let started = 0;
  return {
    size,
    ...tuning,
    start(job: CrewJob) {
      const index = started++ % (size - 1);
      const thread = threads[index] ?? startThread();
      threads[index] = thread;
      thread.port.postMessage(job);
      Atomics.add(thread.wake, 0, 1);
      Atomics.notify(thread.wake, 0);
    },
  };
}

function startThread(): Thread {
  const { port1, port2 } = new MessageChannel();
  const wake = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const worker = new Worker(program, { eval: true, workerData: { port: port2, wake }, transferList: [port2] });
  worker.unref();
  port1.unref();
  return { port: port1, wake };
}
