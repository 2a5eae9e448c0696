import fc, { type Arbitrary } from 'fast-check';
import type { ProcessId } from '../../specs/event.ts';
import type { Faulty, LinkSpec, ReferenceInput } from '../reference/reference-system.ts';
import { requestWords } from './random-effects.ts';
import { type RandomFsm, randomFsm } from './random-fsm.ts';
import { randomLinks, takesAnyNumber } from './random-links.ts';
import { type RandomUpon, randomUpon } from './random-process.ts';
import { weighted } from './weighted.ts';

/** A system of processes as plain data. */
export interface RandomSystem {
  readonly kind: 'processes';
  readonly processes: Readonly<Record<ProcessId, RandomUpon | RandomFsm>>;
  readonly links: LinkSpec;
  readonly failures: Faulty | null;
  readonly inputs: readonly ReferenceInput[];
}

const names = ['p', 'q', 'r'] as const;

/** Systems of two or three processes. */
export const randomSystem: Arbitrary<RandomSystem> = weighted([3, systemOf(names.slice(0, 2))], [2, systemOf(names)]);

function systemOf(processes: readonly ProcessId[]): Arbitrary<RandomSystem> {
  const fuel = fc.option(fc.integer({ min: 1, max: 2 }), { nil: null, freq: 3 });
  const process = weighted([3, randomUpon(fuel)], [1, randomFsm(fuel)]);
  return fc
    .record({
      definitions: fc.tuple(...processes.map(() => process)),
      links: randomLinks(processes),
      failures: randomFailures(processes),
      inputs: randomInputs(processes),
    })
    .map(({ definitions, links, failures, inputs }) => ({
      kind: 'processes',
      processes: Object.fromEntries(
        definitions.map((definition, index) => [
          processes[index]!,
          // A link that counts what it carries would have infinitely many contents.
          takesAnyNumber(links) ? definition : { ...definition, fuel: definition.fuel ?? 1 },
        ]),
      ),
      links,
      failures,
      inputs,
    }));
}

function randomFailures(processes: readonly ProcessId[]): Arbitrary<Faulty | null> {
  return weighted(
    [5, fc.constant(null)],
    [4, fc.constant<Faulty>({ atMost: 1 })],
    [2, fc.constant<Faulty>({ atMost: 2 })],
    [3, fc.subarray([...processes], { minLength: 1 }).map((exactly): Faulty => ({ exactly }))],
  );
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
