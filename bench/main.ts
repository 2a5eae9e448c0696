import { cpus, loadavg } from 'node:os';
import { Command, InvalidArgumentError } from 'commander';
import type { Reduction } from '../checker/reductions/reduction.ts';
import { count } from '../cli/sizes.ts';
import { growthOf } from './growth.ts';
import { livenessCost, livenessTable } from './liveness-cost.ts';
import { measureRows } from './measure-rows.ts';
import { measure } from './measurement.ts';
import type { BenchModel } from './models/bench-model.ts';
import { benchModels, benchModelsNamed } from './models/bench-models.ts';
import { naiveSearch } from './naive/naive-search.ts';
import { profile } from './profile.ts';
import type { Row } from './row.ts';
import { spinMissing } from './spin.ts';
import { growthTable, peersTable, rowsTable } from './table.ts';

interface BenchOptions {
  readonly only?: readonly BenchModel[];
  readonly repeat: number;
  readonly json?: true;
  readonly workers: readonly number[];
  readonly reductions: readonly Reduction[];
  readonly naive: boolean;
  readonly naiveSeconds: number;
  readonly spin: boolean;
}

const program = new Command('bench').description(
  'Measures the search on models whose sizes are known, beside a naive checker and SPIN.',
);

program
  .command('run', { isDefault: true })
  .option('--only <models>', 'such as 2pc-9, 2pc-9/guarded or 2pc; several, separated by commas', models)
  .option('--repeat <times>', 'each figure is the median of so many runs', count(1), 3)
  .option('--workers <numbers>', 'threads that search, a row for each: 1,2', numbers, [1, 2])
  .option('--reductions <names>', 'none,sleep-sets: rows for each; SPIN runs with its own beside them', reductions, [
    'none',
  ])
  .option('--json', 'one JSON object, for programs')
  .option('--naive-seconds <seconds>', 'the naive checker is cut after this long; its rate counts', count(1), 5)
  .option('--no-naive', 'leave out the naive checker')
  .option('--no-spin', 'leave out SPIN')
  .action(bench);

program
  .command('profile')
  .description('the functions that take the time of one check, most first')
  .argument('<model>', 'such as 2pc-8/messages; the first form, if none is named', models)
  .option('--top <functions>', 'how many of them', count(1), 25)
  .action(showProfile);

program
  .command('liveness')
  .description('what a temporal property costs beside an invariant of the same system')
  .option('--philosophers <number>', 'how many of them', count(2), 9)
  .option('--repeat <times>', 'each figure is the median of so many runs', count(1), 3)
  .option('--json', 'one JSON object, for programs')
  .action(({ philosophers, repeat, json }: { philosophers: number; repeat: number; json?: true }) => {
    const rows = livenessCost(philosophers, repeat);
    print(json ? JSON.stringify({ rows }, null, 2) : livenessTable(rows));
  });

program
  .command('measure', { hidden: true })
  .argument('<name>')
  .argument('<form>')
  .argument('<workers>', '', count(1))
  .argument('<reduction>')
  .action((name: string, form: string, workers: number, reduction: Reduction) =>
    print(JSON.stringify(measure(only(name, form), workers, reduction))),
  );

program
  .command('naive', { hidden: true })
  .argument('<name>')
  .argument('<form>')
  .argument('<seconds>', '', Number)
  .action((name: string, form: string, seconds: number) =>
    print(JSON.stringify(naiveSearch(only(name, form).naive(), seconds))),
  );

await program.parseAsync();

async function bench(options: BenchOptions): Promise<void> {
  const missing = options.spin ? await spinMissing() : 'SPIN was left out.';
  const machine = { node: process.version, cores: cpus().length, cpu: cpus()[0]?.model ?? '', load: loadavg() };
  const rows: Row[] = [];
  for (const model of options.only ?? benchModels.filter(({ standard }) => standard)) {
    process.stderr.write(`${model.name} (${model.form}) …\n`);
    for (const reduction of options.reductions) {
      rows.push(...(await measureRows(model, { ...options, reduction, spin: missing === undefined })));
    }
  }
  const growth = growthOf(
    rows.filter(({ reduction }) => reduction === 'none'),
    (row) => benchModelsNamed(row.model)[0]!.family,
  );
  if (options.json) {
    print(JSON.stringify({ machine, spin: missing ?? 'SPIN ran.', rows, growth }, null, 2));
    return;
  }
  const load = machine.load.map((value) => value.toFixed(1)).join(', ');
  print(
    `${machine.cores} cores of ${machine.cpu}, Node ${machine.node}, load before the run ${load}; medians of ${options.repeat}.\n`,
  );
  print(`${rowsTable(rows)}\n`);
  print(`${peersTable(rows)}\n`);
  if (growth.length > 0) print(`${growthTable(growth)}\n`);
  if (missing !== undefined) print(missing);
}

async function showProfile([model]: readonly BenchModel[], { top }: { readonly top: number }): Promise<void> {
  for (const { name, place, seconds, share } of (await profile(model!)).slice(0, top)) {
    print(`${(100 * share).toFixed(1).padStart(5)} % ${seconds.toFixed(2).padStart(7)} s  ${name.padEnd(28)} ${place}`);
  }
}

/** @throws InvalidArgumentError for a model that there is not */
function models(pattern: string): readonly BenchModel[] {
  try {
    return benchModelsNamed(pattern);
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : String(error));
  }
}

/** @throws InvalidArgumentError for anything but numbers */
function numbers(text: string): readonly number[] {
  return text.split(',').map(count(1));
}

/** @throws InvalidArgumentError for anything but names of reductions */
function reductions(text: string): readonly Reduction[] {
  return text.split(',').map((name) => {
    const known = { none: 'none', 'sleep-sets': 'sleep sets' } as const;
    if (name in known) return known[name as keyof typeof known];
    throw new InvalidArgumentError(`There is no reduction "${name}". There are: ${Object.keys(known).join(', ')}.`);
  });
}

function only(name: string, form: string): BenchModel {
  return benchModelsNamed(`${name}/${form}`)[0]!;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
