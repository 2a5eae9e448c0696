import type { Audit, Bound, Bounds, Cost, Explored, Finding, Verdict } from '../verdict.ts';
import { counted } from './counted.ts';
import { executionLines } from './execution-text.ts';
import { fewestLines } from './fewest-text.ts';
import { lassoLines, lassoPhrase, unfairLines } from './lasso-text.ts';
import { onOneLine } from './on-one-line.ts';

/** A verdict in one phrase: "holds (exhaustive)", "violated in 4 steps". */
export function verdictPhrase(verdict: Verdict): string {
  switch (verdict.outcome) {
    case 'holds':
      if (verdict.extent === 'exhaustive') return 'holds (exhaustive)';
      if (verdict.extent === 'witness') return `holds, with a witness of ${steps(verdict.witness!.steps.length)}`;
      return `holds up to a bound: ${boundsPhrase(verdict.extent)}`;
    case 'violated':
      if (verdict.evidence.kind === 'no witness') return 'violated: no execution in scope is a witness (exhaustive)';
      if (verdict.evidence.kind === 'lasso') return `violated by ${lassoPhrase(verdict.evidence)}`;
      return `violated in ${steps(verdict.evidence.execution.steps.length)}`;
    case 'vacuous':
    case 'inconclusive':
    case 'refused':
      return `${verdict.outcome}: ${verdict.why}`;
  }
}

/** What cut a search short, and how far it came: "within 12 steps (bound: depth 12)". */
export function boundsPhrase({ bounds, depth }: Bounds): string {
  return `${depth < 0 ? 'not even all initial configurations' : `within ${steps(depth)}`} (bound: ${bounds.map(boundPhrase).join('; ')})`;
}

/** One bound: "depth 12". */
export function boundPhrase(bound: Bound): string {
  switch (bound.kind) {
    case 'depth':
      return `depth ${bound.limit}`;
    case 'states':
      return counted(bound.limit, 'state');
    case 'memory':
      return `memory ${formatBytes(bound.limit)}`;
    case 'pairs':
      return `${counted(bound.limit, 'pair')} of a configuration and a state of the property's automaton`;
    case 'memory of the platform':
    case 'interrupted':
      return bound.kind;
    case 'model':
      return bound.name;
  }
}

/** Everything about one property: the verdict, what it rests on, how much was explored, and the execution that shows it. */
export function findingLines({ property, verdict, explored, audit, cost }: Finding): readonly string[] {
  return [
    `${onOneLine(property)}: ${verdictPhrase(verdict)}`,
    ...indent([
      sizeLine(explored, cost),
      ...(explored.unreduced === undefined ? [] : [`no reduction: ${explored.unreduced}`]),
      ...(audit === undefined ? [] : [auditLine(audit)]),
      `rests on: ${verdict.assumptions.join('; ')}`,
      ...('fewest' in verdict && verdict.fewest !== undefined ? fewestLines(verdict.fewest) : []),
      ...('warnings' in verdict ? verdict.warnings.map((warning) => `warning: ${warning}`) : []),
      ...(verdict.outcome === 'holds' && verdict.unasked !== undefined ? [`note: ${verdict.unasked}`] : []),
      ...evidenceLines(property, verdict),
    ]),
  ];
}

/** How much was explored, and what that cost. */
export function sizeLine(explored: Explored, cost: Cost): string {
  const reduced = explored.reduction === undefined ? '' : ` with ${explored.reduction}`;
  const size = `${counted(explored.states, 'state')}, ${counted(explored.transitions, 'transition')}${reduced}, depth ${explored.depth.toLocaleString('en-US')}`;
  return `explored: ${size} (${cost.seconds.toFixed(2)} s, ${formatBytes(cost.bytes)}, ${cost.bytesPerState} B/configuration)`;
}

function auditLine({ same, different, notCompared, transitions }: Audit): string {
  const repeated = `audit: without the reduction, ${counted(transitions, 'transition')}`;
  if (notCompared !== undefined) return `${repeated}; nothing compared: ${notCompared}`;
  const differing = different.length === 0 ? '' : `; DIFFERENT: ${different.join(', ')}`;
  return `${repeated}; the same: ${same.join(', ')}${differing}`;
}

function evidenceLines(property: string, verdict: Verdict): readonly string[] {
  if (verdict.outcome === 'holds' && verdict.witness !== undefined) {
    return [...executionLines(verdict.witness), `✓ here: ${onOneLine(property)}`];
  }
  if (verdict.outcome === 'holds' && verdict.unfair !== undefined) return unfairLines(verdict.unfair);
  if (verdict.outcome !== 'violated' || verdict.evidence.kind === 'no witness') return [];
  if (verdict.evidence.kind === 'lasso') return lassoLines(verdict.evidence);
  const { execution, recovers } = verdict.evidence;
  return [
    ...executionLines(execution),
    `✗ here "${onOneLine(property)}" is false`,
    ...(recovers
      ? [
          'hint: it is true again later on. If it is meant to become true in the end, it is no safety property: state it so.',
        ]
      : []),
  ];
}

/** Bytes in the unit that suits them: "1.5 GiB". */
export function formatBytes(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB'];
  const power = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
  const amount = bytes / 1024 ** power;
  return `${Number.isInteger(amount) ? amount : amount.toFixed(1)} ${units[power]}`;
}

function steps(number: number): string {
  return counted(number, 'step');
}

function indent(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}
