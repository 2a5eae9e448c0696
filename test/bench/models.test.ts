import { describe, expect, it } from 'vitest';
import type { BenchModel } from '../../bench/models/bench-model.ts';
import { benchModelsNamed } from '../../bench/models/bench-models.ts';
import { naiveSearch } from '../../bench/naive/naive-search.ts';
import { runCheck } from '../../checker/run-check.ts';

/** Small enough for a test, and some of every family. */
const small = benchModelsNamed(
  '2pc-3,2pc-5,paxos-tla-1,paxos-2,philosophers-4,philosophers-6,window-3-2-2,logs-1100,logs-1110/messages',
);
/** Counts that are known, of models that only this checker closes in the time of a test. */
const larger = benchModelsNamed('2pc-7/guarded,paxos-tla-2,philosophers-7');

const counted = (model: BenchModel) => {
  const { findings } = runCheck(model.check());
  expect(findings.map(({ verdict }) => verdict.outcome)).toEqual(findings.map(() => 'holds'));
  const { states, transitions } = findings[0]!.explored;
  return { states, transitions };
};

const table = (models: readonly BenchModel[]) =>
  models.map((model) => [`${model.name} (${model.form})`, model] as const);

describe('a bench model', () => {
  it.each(table(small))('%s explores the same graph in the naive checker', (_name, model) => {
    const { states, transitions, complete, violated } = naiveSearch(model.naive());
    expect({ complete, violated }).toEqual({ complete: true, violated: false });
    expect(counted(model)).toEqual({ states, transitions });
  });

  it.each(table([...small, ...larger].filter(({ published }) => published !== undefined)))(
    '%s meets the published counts',
    (_name, model) => {
      const { states, transitions } = model.published!;
      expect(counted(model)).toEqual({ states, transitions });
    },
  );

  // Without a published count: what this checker, the naive one and a change of neither have agreed on.
  it.each([
    ['window-3-2-2', { states: 1_110, transitions: 7_052 }],
    ['logs-1110/messages', { states: 1_714, transitions: 4_031 }],
    ['logs-1100/guarded', { states: 153, transitions: 704 }],
  ])('%s stays the size that it is', (name, counts) => {
    expect(benchModelsNamed(name).map(counted)).toEqual([counts]);
  });

  it('is named by its size, its family, or its form', () => {
    const named = (pattern: string) => benchModelsNamed(pattern).map(({ name, form }) => `${name}/${form}`);
    expect(named('2pc-9')).toEqual(['2pc-9/guarded', '2pc-9/messages']);
    expect(named('paxos-2,2pc-9/messages')).toEqual(['2pc-9/messages', 'paxos-2/messages']);
    expect(named('paxos-tla')).toEqual(['paxos-tla-1/guarded', 'paxos-tla-2/guarded', 'paxos-tla-3/guarded']);
    expect(() => named('3pc')).toThrow('There is no bench model "3pc".');
  });
});
