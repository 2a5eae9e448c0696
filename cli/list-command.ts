import { type ExitCode, mostSerious } from './exit-code.ts';
import { loadChecks, type Selection } from './load-checks.ts';
import { ownVersion } from './own-package.ts';
import { exitCodeOfProblem, type Problem, problemText } from './problem.ts';
import { screen } from './screen.ts';
import { inSession } from './session.ts';
import type { CheckDescription } from './thread-messages.ts';

export interface ListCommandOptions extends Selection {
  readonly json: boolean;
}

/** What `list --json` prints: one document. A field is added without a new version, and removed or changed only with one. */
export interface JsonList {
  readonly schema: 'counterpoint/list@1';
  readonly version: string;
  readonly checks: readonly CheckDescription[];
  readonly problems: readonly Problem[];
}

/** Prints the checks of modules with their properties and what is expected of them, and runs none. */
export async function listCommand(options: ListCommandOptions): Promise<ExitCode> {
  const onScreen = screen(true);
  const { checks, problems } = await inSession(onScreen, (session) => loadChecks(options, session));
  for (const problem of problems) onScreen.remark(problemText(problem));
  if (options.json) {
    const described = checks.map(({ name, module, properties }) => ({ name, module, properties }));
    const list: JsonList = { schema: 'counterpoint/list@1', version: ownVersion, checks: described, problems };
    onScreen.print(`${JSON.stringify(list, null, 2)}\n`);
  } else {
    onScreen.print(listText(checks));
  }
  return mostSerious(problems.map(exitCodeOfProblem));
}

function listText(checks: readonly CheckDescription[]): string {
  const lines: string[] = [];
  let module: string | undefined;
  for (const check of checks) {
    if (check.module !== module) lines.push(...(module === undefined ? [] : ['']), check.module);
    module = check.module;
    lines.push(`  ${check.name}`);
    for (const { name, kind, expected } of check.properties) {
      lines.push(`    ${name} (${kind})${expected === 'holds' ? '' : `, expected: ${expected}`}`);
    }
  }
  return lines.map((line) => `${line}\n`).join('');
}
