import { availableParallelism } from 'node:os';
import { Command, Option } from 'commander';
import type { CheckBounds } from '../checker/check.ts';
import type { ExitCode } from './exit-code.ts';
import { ownVersion } from './own-package.ts';
import { count, memorySize } from './sizes.ts';

const modulesHelp = 'files, or folders to look for them in; the shipped corpus if there are none';
const onlyOption = () =>
  new Option('--only <pattern>', 'take only checks with this in their names; * stands for anything');
const jsonOption = () => new Option('--json', 'print one JSON document, and nothing else, to standard output');

/**
 * The command line. What a subcommand needs is loaded when it runs, so that the others, help and mistakes wait for nothing.
 *
 * @param onEnd is told the exit code of the command that ran
 * @throws CommanderError for a wrong usage, and after help or the version was shown
 */
export function program(onEnd: (code: ExitCode) => void): Command {
  const counterpoint = new Command('counterpoint')
    .description(
      'Checks protocols that are written as ordinary TypeScript, and shows the shortest executions that break them.',
    )
    .version(ownVersion)
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(usageError(text)) })
    .addHelpText('after', exitCodesHelp);

  bounded(counterpoint.command('check'))
    .description('check the properties that modules state')
    .option(
      '--workers <number>',
      'threads that search together; as many as there are cores',
      count(1),
      availableParallelism(),
    )
    .addOption(
      new Option('--reduction <name>', 'leave out steps that lead only where others do').choices([
        'none',
        'sleep-sets',
      ]),
    )
    .option('--audit', 'repeat each search without the reduction, and compare')
    .option('--fewest-faults', 'look for the counterexamples with the fewest faults, and only then steps')
    .option(
      '--trivial',
      'test the properties against trivial protocols: one that does nothing, one that delivers twice',
    )
    .option('--diagrams <folder>', 'write a Mermaid diagram of each counterexample and witness')
    .addOption(new Option('--render <format>', 'also draw the diagrams, with a browser').choices(['svg', 'png']))
    .addOption(jsonOption())
    .option('--table', 'print a table of verdicts, checks by properties, in place of reports')
    .option('-q, --quiet', 'print only what is not as expected, and no progress')
    .addHelpText('after', `${examplesHelp}\n${exitCodesHelp}`)
    .action(async (modules: readonly string[], options: CheckFlags, command: Command) => {
      const {
        workers,
        reduction,
        audit,
        fewestFaults,
        trivial = false,
        only,
        diagrams,
        render,
        json = false,
        table = false,
        quiet = false,
      } = options;
      if (render !== undefined && diagrams === undefined) {
        command.error('error: --render draws the diagrams of --diagrams <folder>; name that folder as well.');
      }
      if (json && table) {
        command.error('error: --json and --table are two ways of printing the same verdicts; choose one of them.');
      }
      const reducing = {
        ...(reduction !== undefined && { reduction: reductions[reduction] }),
        ...(audit && { audit }),
        ...(fewestFaults && { minimise: 'faults' as const }),
      };
      const bounds = boundsOf(options);
      const { checkCommand } = await import('./check-command.ts');
      onEnd(
        await checkCommand({ modules, only, bounds, workers, reducing, trivial, diagrams, render, json, table, quiet }),
      );
    });

  bounded(counterpoint.command('classify'))
    .description('tell safety from liveness, and show where hope ends')
    .option(
      '--diagrams <folder>',
      'write a strip for each execution that is beyond hope, and diagrams of what shows the classes',
    )
    .addOption(jsonOption())
    .option('-q, --quiet', 'show no progress')
    .addHelpText('after', classifyHelp)
    .action(async (modules: readonly string[], options: CheckFlags) => {
      const { only, diagrams, json = false, quiet = false } = options;
      const { classifyCommand } = await import('./classify-command.ts');
      onEnd(await classifyCommand({ modules, only, bounds: boundsOf(options), diagrams, json, quiet }));
    });

  searching(
    counterpoint
      .command('matrix')
      .argument('[protocol...]', 'names of shipped protocols, or files that export a family'),
  )
    .description('verdicts on a protocol under every combination of failures, links and timing')
    .option(
      '--workers <number>',
      'threads that search together; as many as there are cores',
      count(1),
      availableParallelism(),
    )
    .option('--diagrams <folder>', 'write a Mermaid diagram of each counterexample')
    .addOption(new Option('--format <name>', 'how it is printed').choices(['text', 'markdown']).default('text'))
    .addOption(jsonOption())
    .option('-q, --quiet', 'show no progress')
    .addHelpText('after', matrixHelp)
    .action(async (protocols: readonly string[], options: CheckFlags & { readonly format: 'text' | 'markdown' }) => {
      const { workers, diagrams, format, json = false, quiet = false } = options;
      const { matrixCommand } = await import('./matrix-command.ts');
      onEnd(await matrixCommand({ protocols, bounds: boundsOf(options), workers, diagrams, format, json, quiet }));
    });

  counterpoint
    .command('list')
    .description('list checks and their properties, without running them')
    .argument('[module...]', modulesHelp)
    .addOption(onlyOption())
    .addOption(jsonOption())
    .action(async (modules: readonly string[], { only, json = false }: ListFlags) => {
      const { listCommand } = await import('./list-command.ts');
      onEnd(await listCommand({ modules, only, json }));
    });

  return counterpoint;
}

interface ListFlags {
  readonly only?: string;
  readonly json?: boolean;
}

interface CheckFlags extends ListFlags {
  readonly depth?: number;
  readonly states?: number;
  readonly memory?: number;
  readonly workers: number;
  readonly reduction?: keyof typeof reductions;
  readonly audit?: true;
  readonly fewestFaults?: true;
  readonly trivial?: boolean;
  readonly diagrams?: string;
  readonly render?: 'svg' | 'png';
  readonly table?: boolean;
  readonly quiet?: boolean;
}

/** The options that bound a search, with those that name what is searched before them. */
function bounded(command: Command): Command {
  return searching(command.argument('[module...]', modulesHelp).addOption(onlyOption()));
}

function searching(command: Command): Command {
  return command
    .option('--depth <steps>', 'follow executions for at most this many steps', count(0))
    .option('--states <number>', 'keep at most this many configurations per property', count(1))
    .option('--memory <size>', 'stop a search that takes more memory than this: 512M, 2G', memorySize);
}

function boundsOf({ depth, states, memory }: CheckFlags): CheckBounds {
  return {
    ...(depth === undefined ? {} : { depth }),
    ...(states === undefined ? {} : { states }),
    ...(memory === undefined ? {} : { memory }),
  };
}

const reductions = { none: 'none', 'sleep-sets': 'sleep sets' } as const;

/** Commander's sentence, on one line and with our name in front. */
function usageError(text: string): string {
  return `counterpoint: ${text
    .replace(/^error: /, '')
    .trim()
    .replace(/\s*\n\s*/g, ' ')}\n`;
}

const examplesHelp = `
Examples:
  counterpoint check                                  the shipped corpus
  counterpoint check model.ts                         one module
  counterpoint check models/ --only bank              the checks below a folder with "bank" in their names
  counterpoint check model.ts --depth 12              no execution longer than 12 steps: at best "holds within bounds"
  counterpoint check model.ts --audit                 with sleep sets and without, compared
  counterpoint check model.ts --fewest-faults         counterexamples with the fewest faults, and with how few it is safe
  counterpoint check model.ts --diagrams out --render svg
  counterpoint check model.ts --json > report.json

Ctrl-C stops the search and reports what it found; a second Ctrl-C ends the command at once.`;

const matrixHelp = `
Every cell is run, and none is settled by its neighbours. Counterexamples have the fewest faults, and then the fewest steps.
Then: under which assumptions each property holds at the weakest, with what lies just outside; the hardest model in which all of it holds,
and the most appropriate one.

Examples:
  counterpoint matrix                                 says which protocols there are
  counterpoint matrix 'bank over a sequencer'
  counterpoint matrix eager --format markdown --diagrams out > matrix.md
  counterpoint matrix my-family.ts --states 20000

Ctrl-C stops after the running search, and prints what was found so far.

Exit codes: 0 the matrix is complete, whatever it says; 2 it was stopped; 3 bad input; 70 a bug of counterpoint itself.`;

const classifyHelp = `
Of each property, two answers: what it is by itself, over the events of the system in any order, and what it is among the fair executions
of this system. A property is safety if every violation is beyond repair after finitely many steps, liveness if every finite execution
can still be followed by what satisfies it.

Exit codes: 0 every property is classified, or refused with the reason why it has no class; 2 a bound or Ctrl-C left one open; 3 bad input;
70 a bug of counterpoint itself.`;

const exitCodesHelp = `
Exit codes (of several, the most serious: 3, 1, 4, 2):
  0  everything is as expected; a bounded "holds" only where it was expected
  1  a property is violated that was not expected to be
  2  vacuous, inconclusive or refused, or holds only within bounds, unexpectedly
  3  bad input
  4  an expected violation did not occur
  70 a bug of counterpoint itself`;
