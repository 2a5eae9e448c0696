import { check } from '../../checker/check.ts';
import { runCheck } from '../../checker/run-check.ts';
import type { Verdict } from '../../checker/verdict.ts';
import type { FailureModel } from '../../models/failures/failure-model.ts';
import type { Process } from '../../models/process.ts';
import { type System, system } from '../../models/system.ts';
import type { Property } from '../../specs/property.ts';
import { mutated, type Operator } from './operators.ts';

/** One claim about a protocol, and the failures under which it is made. */
export interface Claim {
  readonly property: Property;
  readonly failures?: FailureModel;
}

/** A protocol as it should be, and with each of its own mistakes. */
export interface Subject {
  readonly claims: readonly Claim[];
  readonly proper: (failures?: FailureModel) => System;
  readonly mistakes: Readonly<Record<string, (failures?: FailureModel) => System>>;
  readonly operators: readonly Operator[];
}

/** A search that has seen so many configurations leaves the question open. */
const bounds = { states: 300_000 };

/**
 * Who catches whom: for each mistake and each claim, after how many steps the claim is violated; "-" if it holds, "?" if that is open,
 * "vacuous" if the claim says nothing any more. A mistake that changes nothing in any run of a handler is left out.
 */
export function killTable({ claims, proper, mistakes, operators }: Subject): string {
  const rows = [
    ['as it should be', claims.map(({ property, failures }) => cell(proper(failures), property))],
    ...Object.entries(mistakes).map(
      ([name, build]) => [name, claims.map(({ property, failures }) => cell(build(failures), property))] as const,
    ),
    ...operators.flatMap((operator) => {
      let changed = false;
      const cells = claims.map(({ property, failures }) => {
        const noting: Operator = {
          ...operator,
          change: (ran, ...rest) => {
            const after = operator.change(ran, ...rest);
            if (JSON.stringify(after) !== JSON.stringify(ran)) changed = true;
            return after;
          },
        };
        return cell(everywhere(proper(failures), noting), property);
      });
      return changed ? [[operator.name, cells] as const] : [];
    }),
  ] as const;
  const header = ['', claims.map(({ property }) => property.name.split(' ', 1)[0]!)] as const;
  return [header, ...rows]
    .map(([name, cells]) => [name.padEnd(44), ...cells.map((text) => text.padStart(8))].join('').trimEnd())
    .join('\n');
}

/** The same system, in which every process has the mistake. */
function everywhere({ definition }: System, operator: Operator): System {
  const processes = Object.entries(definition.processes as Record<string, Process>);
  return system({
    ...definition,
    processes: Object.fromEntries(processes.map(([name, process]) => [name, mutated(process, operator)])),
  });
}

function cell(subject: System, property: Property): string {
  const { findings } = runCheck(check('mutant', subject, [property], { bounds }));
  return summary(findings[0]!.verdict);
}

function summary(verdict: Verdict): string {
  if (verdict.outcome === 'holds') return verdict.extent === 'exhaustive' ? '-' : '?';
  if (verdict.outcome === 'inconclusive') return '?';
  if (verdict.outcome !== 'violated') return verdict.outcome;
  if (verdict.evidence.kind === 'no witness') return 'never';
  return String(verdict.evidence.execution.steps.length);
}
