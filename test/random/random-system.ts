import fc, { type Arbitrary } from 'fast-check';
import type { ProcessId } from '../../specs/event.ts';
import type {
  Byzantine,
  Departing,
  DetectorKind,
  Faulty,
  LinkSpec,
  ReferenceInput,
  TimingSpec,
} from '../reference/reference-system.ts';
import { requestWords } from './random-effects.ts';
import { type RandomFsm, randomFsm } from './random-fsm.ts';
import { takingAll as layerTakingAll, type RandomLayer, randomLayers } from './random-layer.ts';
import { isLogged, randomLinks, takesAnyNumber } from './random-links.ts';
import { type RandomUpon, randomUpon } from './random-process.ts';
import { weighted } from './weighted.ts';

/** Byzantine processes, and what they say: these messages, or what correct processes say with these words in it. */
export interface RandomByzantine extends Omit<Byzantine, 'alphabet'> {
  readonly says: { readonly messages: readonly unknown[] } | { readonly words: readonly string[] };
}

/** Which messages faulty processes omit, and how often. */
export interface RandomOmission {
  readonly of: readonly ('sends' | 'receipts')[];
  readonly acts?: number;
}

/** A system of processes as plain data. */
export interface RandomSystem {
  readonly kind: 'processes';
  readonly processes: Readonly<Record<ProcessId, RandomUpon | RandomFsm>>;
  readonly links: LinkSpec;
  /** The layers of each process that implement links over those. */
  readonly layers: readonly RandomLayer[];
  readonly failures: Faulty | null;
  /** Set where faulty processes omit messages, besides crashing. */
  readonly omission: RandomOmission | null;
  /** In place of failures. */
  readonly byzantine: RandomByzantine | null;
  /** In place of failures, too. */
  readonly departing: Departing | null;
  readonly timing: TimingSpec | null;
  readonly detector: DetectorKind | null;
  /** Set where processes recover; with the most crashes in one execution. */
  readonly recovery: { readonly crashes?: number } | null;
  readonly inputs: readonly ReferenceInput[];
}

const names = ['p', 'q', 'r'] as const;

const randomTiming: Arbitrary<TimingSpec | null> = weighted(
  [5, fc.constant(null)],
  [3, fc.integer({ min: 1, max: 2 }).map((delay): TimingSpec => ({ kind: 'synchronous', delays: [delay] }))],
  [
    3,
    fc
      .constantFrom<readonly number[]>([1], [2], [1, 2])
      .map((delays): TimingSpec => ({ kind: 'partiallySynchronous', delays })),
  ],
);

const randomDetector: Arbitrary<DetectorKind | null> = weighted(
  [1, fc.constant(null)],
  [1, fc.constantFrom<DetectorKind>('perfect', 'inaccurate', 'eventually perfect', 'leader')],
);

const randomOmission: Arbitrary<RandomOmission | null> = weighted(
  [2, fc.constant(null)],
  [
    1,
    fc
      .record({
        of: fc.constantFrom<RandomOmission['of']>(['sends'], ['receipts'], ['sends', 'receipts']),
        acts: fc.constantFrom(null, 1, 2),
      })
      .map(({ of, acts }) => ({ of, ...(acts !== null && { acts }) })),
  ],
);

const randomRecovery = weighted(
  [1, fc.constant(null)],
  [1, fc.constantFrom<{ readonly crashes?: number }>({}, { crashes: 1 }, { crashes: 2 })],
);

/** Systems of two or three processes. */
export const randomSystem: Arbitrary<RandomSystem> = weighted([3, systemOf(names.slice(0, 2))], [2, systemOf(names)]);

function systemOf(processes: readonly ProcessId[]): Arbitrary<RandomSystem> {
  const fuel = fc.option(fc.integer({ min: 1, max: 2 }), { nil: null, freq: 3 });
  const process = weighted([3, randomUpon(fuel)], [1, randomFsm(fuel)]);
  return fc
    .record({
      definitions: fc.tuple(...processes.map(() => process)),
      links: randomLinks(processes),
      layers: randomLayers,
      failures: randomFailures(processes),
      omission: randomOmission,
      byzantine: weighted([4, fc.constant(null)], [1, randomByzantine(processes)]),
      departing: weighted([6, fc.constant(null)], [1, randomDeparting(processes)]),
      timing: randomTiming,
      detector: randomDetector,
      recovery: randomRecovery,
      inputs: randomInputs(processes),
    })
    .map(({ definitions, links, layers, byzantine, departing, timing, inputs, ...others }) => {
      const departs = byzantine === null ? departing : null;
      const { failures, omission, detector, recovery } =
        departs === null ? others : { ...others, failures: null, omission: null, recovery: null };
      // Nothing is ever delivered for good over a medium, so that there is no bound on it.
      const clocked = links.kind === 'broadcastMedium' ? null : timing;
      const stacked = layersFor(definitions, links, clocked === null ? layers : layers.map(layerTakingAll));
      const omits = byzantine === null && failures !== null && omission !== null && links.kind !== 'broadcastMedium';
      // What waits for a process that is down would wait beyond any bound.
      const waits = clocked !== null && isLogged(links);
      const recovers = !waits && byzantine === null && failures !== null && !omits ? recovery : null;
      // Who recovers has not crashed for ever, and nobody sees what a Byzantine process does: there is none but a leader to be told of.
      const tells =
        (recovers === null && byzantine === null && departs === null) || detector === 'leader' ? detector : null;
      return {
        kind: 'processes',
        processes: Object.fromEntries(
          definitions.map((definition, index) => {
            // A link that counts what it carries would have infinitely many contents.
            const limited = takesAnyNumber(links) ? definition : { ...definition, fuel: definition.fuel ?? 1 };
            const taking = clocked === null ? limited : takingAll(limited);
            return [processes[index]!, taking];
          }),
        ),
        links,
        layers: stacked,
        failures: byzantine === null ? failures : null,
        omission: omits ? omission : null,
        byzantine,
        departing: departs,
        timing: clocked,
        detector: tells,
        recovery: recovers,
        inputs,
      };
    });
}

/** What is sent at the start may neither be refused by a layer, nor be so much that a queue is full. */
function layersFor(
  processes: readonly (RandomUpon | RandomFsm)[],
  links: LinkSpec,
  layers: readonly RandomLayer[],
): readonly RandomLayer[] {
  if (!processes.some((process) => process.kind === 'upon' && process.start.length > 0)) {
    return layers;
  }
  return JSON.stringify(links).includes('capacity') ? [] : layers.map(layerTakingAll);
}

/** Under a clock no message and no timeout may be refused. */
function takingAll(process: RandomUpon | RandomFsm): RandomUpon | RandomFsm {
  if (process.kind === 'fsm') {
    return process;
  }
  const taking = (rules: RandomUpon['deliver']): RandomUpon['deliver'] =>
    rules.map((rule) => (rule.answer === 'refuse' ? { ...rule, answer: 'accept' } : rule));
  return { ...process, deliver: taking(process.deliver), timeout: taking(process.timeout) };
}

function randomFailures(processes: readonly ProcessId[]): Arbitrary<Faulty | null> {
  return weighted(
    [5, fc.constant(null)],
    [4, fc.constant<Faulty>({ atMost: 1 })],
    [2, fc.constant<Faulty>({ atMost: 2 })],
    [3, fc.subarray([...processes], { minLength: 1 }).map((exactly): Faulty => ({ exactly }))],
  );
}

function randomByzantine(processes: readonly ProcessId[]): Arbitrary<RandomByzantine> {
  const message = fc.constantFrom<unknown>('a', 'b', 'x', { word: 'a', by: 'p' }, { word: 'b', by: 'q' });
  const lists = { minLength: 1, maxLength: 2, size: 'max' } as const;
  return fc
    .record({
      scope: weighted(
        [1, fc.constant<Faulty>({ atMost: 1 })],
        [
          2,
          fc
            .subarray([...processes], { minLength: 1, maxLength: processes.length - 1 })
            .map((exactly): Faulty => ({ exactly })),
        ],
      ),
      authenticated: fc.boolean(),
      acts: fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }),
      says: fc.oneof(
        fc.record({ messages: fc.uniqueArray(message, { ...lists, selector: (value) => JSON.stringify(value) }) }),
        fc.record({ words: fc.uniqueArray(fc.constantFrom('a', 'b', 'x'), lists) }),
      ),
    })
    .map(({ acts, ...others }) => ({ ...others, ...(acts !== null && { acts }) }));
}

/** Values for the fields of what random processes take, keep and send: few where all messages of a step may be wrong. */
function randomDeparting(processes: readonly ProcessId[]): Arbitrary<Departing> {
  const few = <Value>(...values: Value[]) =>
    fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 2, size: 'max' });
  return fc
    .record({
      scope: weighted(
        [1, fc.constant<Faulty>({ atMost: 1 })],
        [2, fc.subarray([...processes], { minLength: 1 }).map((exactly): Faulty => ({ exactly }))],
      ),
      may: fc.subarray<Departing['may'][number]>(
        ['process requests wrongly', 'corrupt its state', 'send wrong messages'],
        { minLength: 1 },
      ),
      values: fc.record(
        { word: few('a', 'b', 'x'), message: few('a', 'b'), request: few('x', 'y'), phase: few(0, 1, 2) },
        { requiredKeys: ['word', 'phase'] },
      ),
      acts: fc.constantFrom(null, 1, 2),
    })
    .map(({ acts, values, ...others }) => ({
      ...others,
      values: Object.fromEntries(
        Object.entries(values).map(([name, all]) => [
          name,
          others.may.includes('send wrong messages') ? all.slice(0, 1) : all,
        ]),
      ),
      ...(acts !== null && { acts }),
    }));
}

/** One to three requests, one of them twice perhaps. */
function randomInputs(processes: readonly ProcessId[]): Arbitrary<readonly ReferenceInput[]> {
  const body = weighted(
    [3, fc.constantFrom(...requestWords)],
    [1, fc.record({ word: fc.constantFrom(...requestWords), number: fc.nat({ max: 1 }) })],
  );
  const input = fc.record<ReferenceInput>({
    process: fc.constantFrom(...processes),
    alternatives: fc.uniqueArray(body, {
      minLength: 1,
      maxLength: 2,
      selector: (value) => JSON.stringify(value),
      size: 'max',
    }),
    owed: fc.constantFrom(true, true, false),
  });
  return fc
    .record({
      inputs: fc.array(input, { minLength: 2, maxLength: 3, size: 'max' }),
      twice: fc.constantFrom(false, false, true),
    })
    .map(({ inputs, twice }) => (twice && inputs.length < 3 ? [inputs[0]!, ...inputs] : inputs));
}
