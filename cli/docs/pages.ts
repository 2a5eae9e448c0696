import type { Check } from '../../checker/check.ts';
import { runCheck } from '../../checker/run-check.ts';
import { matrixMarkdown } from '../../checker/text/matrix-text.ts';
import type { Report } from '../../checker/verdict.ts';
import type { Family } from '../../models/family.ts';
import type { Subject } from '../../models/mutation/kill-table.ts';
import { runMatrix } from '../../models/run-matrix.ts';
import type { Abstraction } from '../../specs/abstraction.ts';
import { slug } from '../slug.ts';
import { abstractionPage, checksOf } from './abstraction-page.ts';
import { chaptersOf } from './chapters.ts';
import { figuresPage } from './figures-page.ts';
import { generated } from './generated.ts';
import { mutantsPage } from './mutants-page.ts';
import { verdictTable } from './verdict-table.ts';

/** What the pages are made of. */
export interface Material {
  readonly catalogue: readonly Abstraction[];
  readonly checks: readonly Check[];
  readonly families: readonly Family[];
  /** The protocols into which mistakes are put. */
  readonly mutants: readonly Subject[];
}

/** A page, with the name of its file. */
export interface Page {
  readonly file: string;
  readonly text: string;
}

/** Runs each check once, when it is asked for. */
export function reporter(): (check: Check) => Report {
  const known = new Map<Check, Report>();
  return (check) => {
    const report = known.get(check) ?? runCheck(check);
    known.set(check, report);
    return report;
  };
}

/** All pages, one after the other: each abstraction, each matrix, the checks of all else, and the table of contents. */
export function* pages(material: Material): Generator<Page> {
  const { catalogue, checks, families, mutants } = material;
  const reportOf = reporter();
  for (const abstraction of catalogue) yield pageOf(abstraction, checks, reportOf);
  for (const family of families) yield { file: matrixFile(family), text: matrixPage(family) };
  yield { file: figuresFile, text: figuresPage(checks, reportOf) };
  yield { file: mutantsFile, text: mutantsPage(mutants) };
  yield { file: otherFile, text: otherPage(material, reportOf) };
  yield { file: 'README.md', text: contentsPage(material) };
}

export function pageOf(abstraction: Abstraction, checks: readonly Check[], reportOf: (check: Check) => Report): Page {
  return {
    file: abstractionFile(abstraction),
    text: abstractionPage(abstraction, checksOf(abstraction, checks).map(reportOf)),
  };
}

/** The table of contents, in the order of the lecture. */
export function contentsPage({ catalogue, families }: Material): string {
  return generated([
    '# Abstractions, protocols and verdicts',
    '',
    'What each abstraction promises, and what was found of the protocols that ship with Counterpoint.',
    ...chaptersOf(catalogue).flatMap(({ title, abstractions }) => [
      '',
      `## ${title}`,
      '',
      ...abstractions.map((abstraction) => `- [${abstraction.name}](${abstractionFile(abstraction)})`),
    ]),
    '',
    '## Under which assumptions',
    '',
    ...families.map((family) => `- [${family.name}](${matrixFile(family)})`),
    '',
    '## Besides',
    '',
    `- [Checks of what is not in the catalogue](${otherFile})`,
    `- [Mistakes, and which property catches them](${mutantsFile})`,
    `- [Steps and configurations, beside those of another search](${figuresFile})`,
  ]);
}

function matrixPage(family: Family): string {
  return generated([matrixMarkdown(runMatrix(family), () => undefined).trimEnd()]);
}

/** Checks of which no property is in the catalogue; those that follow each other and state the same share a table. */
function otherPage({ catalogue, checks }: Material, reportOf: (check: Check) => Report): string {
  const others = checks.filter((check) => !catalogue.some((abstraction) => checksOf(abstraction, [check]).length > 0));
  const groups: Check[][] = [];
  for (const check of others) {
    const group = groups.at(-1);
    if (group !== undefined && namesOf(group[0]!) === namesOf(check)) group.push(check);
    else groups.push([check]);
  }
  return generated([
    '# Checks of what is not in the catalogue',
    ...groups.flatMap((group) => ['', ...verdictTable(group.map(reportOf), group[0]!.properties)]),
  ]);
}

function namesOf({ properties }: Check): string {
  return JSON.stringify(properties.map(({ name }) => name));
}

const otherFile = 'other-checks.md';
const figuresFile = 'figures.md';
const mutantsFile = 'mutants.md';

function abstractionFile({ name }: Abstraction): string {
  return `${slug(name)}.md`;
}

function matrixFile({ name }: Family): string {
  return `matrix-${slug(name)}.md`;
}
