/** The thread in which users' code runs: it imports their modules and searches, while the main thread listens to signals and draws. */
import { parentPort, workerData } from 'node:worker_threads';
import { type Check, type CheckBounds, expectationOf } from '../checker/check.ts';
import { type ClassifyOptions, classifyCheck } from '../checker/classification/classify.ts';
import { combinations } from '../checker/matrix/axis.ts';
import { matrixProperty } from '../checker/matrix/matrix.ts';
import { type Progress, runCheck } from '../checker/run-check.ts';
import type { Crew } from '../checker/search/crew.ts';
import { trivialTestOf } from '../models/trivial/trivial-test.ts';
import { isBadInput } from './bad-input-error.ts';
import { guardGlobals } from './guard-globals.ts';
import { loadFamilies, loadModule, type ModuleSource, NoChecks } from './load-module.ts';
import { memoryPressure } from './memory-pressure.ts';
import { searchThreads } from './search-threads.ts';
import type { Answer, CheckDescription, Failure, Loaded, Message, Order, ThreadData } from './thread-messages.ts';
import { aroseInOurs, errorText, userPlace } from './user-place.ts';

if (parentPort === null) throw new Error('search-thread.js is no program of its own');
const port = parentPort;
// The main thread is the only one to start this file, and passes this.
const { stop } = workerData as ThreadData;
const checks: Check[] = [];
let crew: Crew | undefined;
const underPressure = memoryPressure();

// Before any import, or a module could keep what is not guarded.
guardGlobals();
// Before any import, or stacks show the places in the bundle.
process.setSourceMapsEnabled(true);

port.on('message', async (order: Order) => {
  if (order.order === 'end') process.exit(0);
  post(await answer(order));
});

async function answer(order: Exclude<Order, { order: 'end' }>): Promise<Answer> {
  try {
    switch (order.order) {
      case 'load':
        return await load(order.source);
      case 'run': {
        const options = { ...optionsOf(order.bounds), workers: crewOf(order.workers), ...order.reducing };
        return { answer: 'ran', report: runCheck(checkOf(order.check), options) };
      }
      case 'try trivial protocols': {
        const { bounds: _, ...options } = optionsOf({});
        return { answer: 'tried', report: trivialTestOf(checkOf(order.check), options) };
      }
      case 'classify':
        return { answer: 'classified', report: classifyCheck(checkOf(order.check), optionsOf(order.bounds)) };
    }
  } catch (error) {
    return failure(error);
  }
}

async function load(source: ModuleSource): Promise<Loaded> {
  if (source.exported === 'families') return loadCells(source);
  const loaded = await loadModule(source);
  const described = loaded.map((check) => describe(check, source.shown));
  checks.push(...loaded);
  return { answer: 'loaded', checks: described };
}

/** Of each family, a check for each of its combinations. */
async function loadCells(source: ModuleSource): Promise<Loaded> {
  const families = await loadFamilies(source);
  const cells = families.flatMap((family) => {
    const { name, axes } = family;
    const described = { name, axes, properties: family.properties.map(matrixProperty) };
    return combinations(axes).map((at) => ({ check: family.checkAt(at), cell: { family: described, at } }));
  });
  const checked = cells.map(({ check, cell }) => ({ ...describe(check, source.shown), cell }));
  checks.push(...cells.map(({ check }) => check));
  return { answer: 'loaded', checks: checked };
}

function describe(check: Check, module: string): CheckDescription {
  return {
    name: check.name,
    module,
    properties: check.properties.map(({ name, kind }) => ({ name, kind, expected: expectationOf(check, name) })),
  };
}

/** Threads are kept for the next check, until another number of them is asked for. */
function crewOf(workers: number): Crew {
  if (crew?.size !== workers) crew = searchThreads(workers);
  return crew;
}

function checkOf(index: number): Check {
  const check = checks[index];
  if (check === undefined) throw new Error(`check ${index} of ${checks.length} was asked for`);
  return check;
}

function optionsOf(bounds: CheckBounds): ClassifyOptions {
  return {
    bounds,
    onProgress: throttled((progress) => post({ answer: 'progress', progress }), 100),
    interrupted: () => Atomics.load(stop, 0) !== 0,
    memoryPressure: underPressure,
  };
}

function failure(error: unknown): Failure {
  if (error instanceof NoChecks) return { answer: 'failure', kind: 'no checks', message: error.message };
  if (isBadInput(error)) return { answer: 'failure', kind: 'bad input', message: error.message };
  if (!aroseInOurs(error)) {
    const message = `${userPlace(error) ?? 'a package'}: this code throws while it is being checked: ${errorText(error)}.`;
    return { answer: 'failure', kind: 'bad input', message };
  }
  return { answer: 'failure', kind: 'bug', message: (error instanceof Error && error.stack) || String(error) };
}

function post(message: Message): void {
  port.postMessage(message);
}

/** Lets through at most one call per `intervalMs`. */
function throttled(listener: (progress: Progress) => void, intervalMs: number): (progress: Progress) => void {
  let nextMs = 0;
  return (progress) => {
    const nowMs = performance.now();
    if (nowMs < nextMs) return;
    nextMs = nowMs + intervalMs;
    listener(progress);
  };
}
