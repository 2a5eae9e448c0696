import { type KillTable, killTable, type Subject, survivorsOf } from '../../models/mutation/kill-table.ts';
import { generated } from './generated.ts';
import { table } from './verdict-table.ts';

/** Protocols with a mistake each: which property catches it, and why some are caught by none. */
export function mutantsPage(subjects: readonly Subject[]): string {
  return generated([
    '# Mistakes, and which property catches them',
    '',
    'A list of properties says enough if it catches the mistakes that a programmer could make. Each row is a protocol with one mistake in it, made in every process: some are mistakes of its own, the others could be made in the handlers of any protocol, and are left out where they change nothing. A number says after how many steps the property is violated; "-" that it holds, "?" that 300,000 configurations did not settle it, "vacuous" that it says nothing any more.',
    ...subjects.flatMap((subject) => subjectLines(subject, killTable(subject))),
  ]);
}

/** @throws Error if a mistake survives, and nothing is said of it; or if something is said of one that does not */
export function subjectLines({ name, scope, survivors }: Subject, kills: KillTable): readonly string[] {
  const survive = survivorsOf(kills);
  const said = Object.keys(survivors);
  const odd = [
    ...survive.filter((mistake) => !said.includes(mistake)),
    ...said.filter((one) => !survive.includes(one)),
  ];
  if (odd.length > 0)
    throw new Error(`${name}: what survives and what is said to survive differ in: ${odd.join('; ')}.`);
  return [
    '',
    `## ${name}`,
    '',
    scope,
    '',
    ...table(
      ['mistake', ...kills.claims],
      kills.rows.map(({ mistake, cells }) => [mistake, ...cells.map(String)]),
    ),
    '',
    `No property is violated by ${survive.length} of ${kills.rows.length - 1} mistakes:`,
    '',
    ...survive.map((mistake) => `- ${mistake}: ${survivors[mistake]}.`),
  ];
}
