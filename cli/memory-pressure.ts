import { freemem, totalmem } from 'node:os';
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { resourceLimits } from 'node:worker_threads';

/**
 * A question, cheap enough to be asked often: is memory about to run out? Answering it with a bounded verdict is better than
 * dying without one.
 *
 * Three limits count: the engine's heap, the container's memory, and what the machine has left.
 */
export function memoryPressure(): () => boolean {
  let askedMs = Number.NEGATIVE_INFINITY;
  return () => {
    if (heapIsFull()) return true;
    const nowMs = performance.now();
    if (nowMs - askedMs < 250) return false;
    askedMs = nowMs;
    return containerIsFull() || machineIsFull();
  };
}

function heapIsFull(): boolean {
  if (heapShare() < 0.8) return false;
  // Most of it may be garbage that nobody has collected yet. The lower limit keeps collections, which are slow, apart.
  collectGarbage();
  return heapShare() >= 0.7;
}

/** How much of the heap is in use, short-lived values aside: the engine's limit includes some room that only they may take. */
function heapShare(): number {
  const { used_heap_size, heap_size_limit } = getHeapStatistics();
  return used_heap_size / (heap_size_limit - (resourceLimits.maxYoungGenerationSizeMb ?? 0) * 2 ** 20);
}

function containerIsFull(): boolean {
  const limit = process.constrainedMemory() ?? 0;
  // Without a limit, systems answer with 0 or with an absurdly large number.
  return limit > 0 && limit < totalmem() && process.memoryUsage.rss() > 0.9 * limit;
}

function machineIsFull(): boolean {
  // Elsewhere, what the system calls free leaves out the memory that it would give up at once.
  return process.platform === 'linux' && freemem() < Math.min(0.05 * totalmem(), 256 * 2 ** 20);
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
}
