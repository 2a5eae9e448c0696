import type { Verdict } from '../../checker/verdict.ts';
import { wordOf } from './objections.ts';
import type { Judgement, Question } from './oracle.ts';
import { depthOf, kindsIn } from './plain-formula.ts';

/** A question with what the definitions say to it, and what the checker says. */
export interface Answered {
  readonly question: Question;
  readonly judgement: Judgement;
  readonly verdict: Verdict;
}

/** How a population of questions is made up. Fractions are of all questions, between 0 and 1. */
export interface Profile {
  readonly questions: number;
  readonly outcomes: Readonly<Record<string, number>>;
  /** Violated by fair executions, all of which go round through several configurations for ever. */
  readonly onlyByCycles: number;
  /** The lasso that is shown goes round through at least two configurations. */
  readonly shownCycles: number;
  /** Not violated, but by executions that are unfair. */
  readonly heldByFairness: number;
  /** Not violated, but if strong fairness were weak. */
  readonly heldByStrongFairness: number;
  readonly pairs: number;
  /** Claims in which what is said of a captured event depends on it. */
  readonly captured: number;
  readonly depths: Readonly<Record<string, number>>;
  readonly operators: Readonly<Record<string, number>>;
}

export function profile(population: readonly Answered[]): Profile {
  const part = (predicate: (one: Answered) => boolean) => population.filter(predicate).length / population.length;
  const parts = <Key extends string>(keys: (one: Answered) => readonly Key[]) => {
    const all = [...new Set(population.flatMap(keys))].sort();
    return Object.fromEntries(all.map((key) => [key, part((one) => keys(one).includes(key))]));
  };
  const usesCapture = ({ question }: Answered) =>
    kindsIn(question.formula).some((kind) => kind === 'datum' || kind === 'same' || kind === 'parity');
  return {
    questions: population.length,
    outcomes: parts(({ verdict }) => [verdict.outcome]),
    onlyByCycles: part(({ judgement }) => judgement.violated && !judgement.violatedInOnePlace),
    shownCycles: part(showsCycle),
    heldByFairness: part(({ judgement }) => !judgement.violated && judgement.violatedUnfairly),
    heldByStrongFairness: part(({ judgement }) => !judgement.violated && judgement.violatedIfWeak),
    pairs: part(({ question }) => question.graph.pairs.length > 0),
    captured: part(usesCapture),
    depths: parts(({ question }) => [String(depthOf(question.formula))]),
    operators: parts(({ question }) => kindsIn(question.formula)),
  };
}

function showsCycle({ question, verdict }: Answered): boolean {
  if (verdict.outcome !== 'violated' || verdict.evidence.kind !== 'lasso') return false;
  const word = wordOf(question.graph, verdict.evidence);
  return typeof word !== 'string' && new Set(word.loop.map(({ after }) => after)).size >= 2;
}

/** A profile as a small table. */
export function table(counted: Profile): string {
  const percent = (fraction: number) => `${(100 * fraction).toFixed(1)} %`;
  const group = (title: string, fractions: Readonly<Record<string, number>>) =>
    Object.entries(fractions).map(([label, fraction]) => [`${title}: ${label}`, percent(fraction)] as const);
  const rows = [
    ['questions', String(counted.questions)] as const,
    ...group('outcome', counted.outcomes),
    ['violated only by cycles', percent(counted.onlyByCycles)] as const,
    ['shown as a cycle', percent(counted.shownCycles)] as const,
    ['held by fairness', percent(counted.heldByFairness)] as const,
    ['held by strong fairness', percent(counted.heldByStrongFairness)] as const,
    ['general pairs', percent(counted.pairs)] as const,
    ['captured events', percent(counted.captured)] as const,
    ...group('depth', counted.depths),
    ...group('operator', counted.operators),
  ];
  const width = Math.max(...rows.map(([label]) => label.length));
  return rows.map(([label, value]) => `${label.padEnd(width)}  ${value.padStart(7)}`).join('\n');
}
