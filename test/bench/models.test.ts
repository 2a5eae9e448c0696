import { describe, expect, it } from 'vitest';
import { naiveSearch } from '../../bench/naive/naive-search.ts';
import { type BenchModel } from '../../bench/models/bench-model.ts';
import { benchModels, benchModelsNamed } from '../../bench/models/bench-models.ts';
import { runCheck } from '../../checker/run-check.ts';

const explored = (model: BenchModel) => {
  const [first] = runCheck(model.check()).findings;
  return { states: first!.explored.states, transitions: first!.explored.transitions };
};

for (const name of process.env['COUNT']!.split(',')) it.each(benchModelsNamed(name).map(m=>[m.name,m.form,m] as const))('%s %s', (_n,_f,m) => {
  const t=performance.now();
  const report = runCheck(m.check(), {bounds:{memory: 8e9}});
  console.log(m.name, m.form, JSON.stringify(report.findings.map(f=>[f.verdict.outcome,f.explored,f.cost])), report.userCalls, m.published, ((performance.now()-t)/1000).toFixed(2));
  const n = naiveSearch(m.naive(), 8); console.log(JSON.stringify(n), n.expanded/n.seconds);
});
