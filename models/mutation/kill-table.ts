import { check } from '../../checker/check.ts';
import { runCheck } from '../../checker/run-check.ts';
import type { Verdict } from '../../checker/verdict.ts';
import type { Property } from '../../specs/property.ts';
import type { FailureModel } from '../failures/failure-model.ts';
import type { Process } from '../process.ts';
import { type System, system } from '../system.ts';
import { mutated, type Operator } from './operators.ts';

/** One claim about a protocol, and the failures under which it is made. */
export interface Claim {
  readonly property: Property;
  readonly failures?: FailureModel;
}

/** A protocol as it should be, and with each of its own mistakes. */
export interface Subject {
  readonly name: string;
  /** Under what its properties are claimed, in a sentence or two. */
  readonly scope: string;
  readonly claims: readonly Claim[];
  readonly proper: (failures?: FailureModel) => System;
  readonly mistakes: Readonly<Record<string, (failures?: FailureModel) => System>>;
  readonly operators: readonly Operator[];
  /** Of each mistake that no claim catches: why. */
  readonly survivors: Readonly<Record<string, string>>;
}

/**
 * What a claim makes of a mistake: after how many steps it is violated; "-" if it holds, "?" if that is open, "vacuous" if it says nothing
 * any more.
 */
export type KillCell = number | '-' | '?' | 'vacuous' | 'refused';

/** Who catches whom: per mistake one cell per claim. The first row is the protocol as it should be. */
export interface KillTable {
  readonly claims: readonly string[];
  readonly rows: readonly { readonly mistake: string; readonly cells: readonly KillCell[] }[];
}

/** The mistakes that no claim is violated by. */
export function survivorsOf({ rows }: KillTable): readonly string[] {
  return rows
    .slice(1)
    .filter(({ cells }) => !cells.some((cell) => typeof cell === 'number'))
    .map(({ mistake }) => mistake);
}

/** A search that has seen so many configurations leaves the question open. */
const bounds = { states: 300_000 };

/** Checks a protocol with each mistake against each of its claims. A mistake that changes nothing in any run of a handler is left out. */
export function killTable({ claims, proper, mistakes, operators }: Subject): KillTable {
  const cellsOf = (build: (failures?: FailureModel) => System) =>
    claims.map(({ property, failures }) => cell(build(failures), property));
  return {
    claims: claims.map(({ property }) => property.name),
    rows: [
      { mistake: 'as it should be', cells: cellsOf(proper) },
      ...Object.entries(mistakes).map(([mistake, build]) => ({ mistake, cells: cellsOf(build) })),
      ...operators.flatMap((operator) => {
        let changed = false;
        const noting: Operator = {
          ...operator,
          change: (ran, ...rest) => {
            const after = operator.change(ran, ...rest);
            if (JSON.stringify(after) !== JSON.stringify(ran)) changed = true;
            return after;
          },
        };
        const cells = cellsOf((failures) => everywhere(proper(failures), noting));
        return changed ? [{ mistake: operator.name, cells }] : [];
      }),
    ],
  };
}

/** The same system, in which every process has the mistake. */
function everywhere({ definition }: System, operator: Operator): System {
  const processes = Object.entries(definition.processes as Record<string, Process>);
  return system({
    ...definition,
    processes: Object.fromEntries(processes.map(([name, process]) => [name, mutated(process, operator)])),
  });
}

function cell(subject: System, property: Property): KillCell {
  const { findings } = runCheck(check('mutant', subject, [property], { bounds }));
  return summary(findings[0]!.verdict);
}

function summary(verdict: Verdict): KillCell {
  if (verdict.outcome === 'holds') return verdict.extent === 'exhaustive' ? '-' : '?';
  if (verdict.outcome === 'inconclusive') return '?';
  if (verdict.outcome !== 'violated') return verdict.outcome;
  const { evidence } = verdict;
  return evidence.kind === 'no witness' ? 0 : evidence.execution.steps.length;
}
