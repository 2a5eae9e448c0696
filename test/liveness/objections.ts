import type { Execution } from '../../checker/execution.ts';
import type { Lasso, Obligation, Verdict } from '../../checker/verdict.ts';
import { base, crashAction, eventsOf, type FairGraph, type GraphEdge, occurrences } from './fair-graph.ts';
import { binds, broken, takes } from './fairness.ts';
import { instanceOf, pairName } from './graph-system.ts';
import { edgesFrom, type Moment } from './moment.ts';
import type { Judgement, Question } from './oracle.ts';
import { type PeriodicWord, trueOf } from './periodic-word.ts';

/**
 * What speaks against a verdict; nothing, if it is right.
 *
 * A violation is believed for its lasso: real steps, none of the fairness broken, and the formula false of exactly this word. Everything
 * else is believed for the judgement.
 */
export function objections(question: Question, judgement: Judgement, verdict: Verdict): readonly string[] {
  switch (verdict.outcome) {
    case 'violated': {
      const { evidence } = verdict;
      if (evidence.kind !== 'lasso') return [`evidence: ${evidence.kind}`];
      const against = lassoObjections(question, evidence, 'fair');
      if (against.length === 0 && !judgement.violated) throw new Error('The oracle contradicts itself.');
      return against;
    }
    case 'holds':
      return [
        ...(judgement.violated ? ['a fair execution violates it'] : []),
        ...(judgement.feasible ? [] : ['some configuration has no fair execution']),
      ];
    case 'vacuous':
      return judgement.violatedUnfairly ? ['vacuous, and false of some execution'] : [];
    case 'refused':
      return judgement.feasible ? [`refused: ${verdict.why}`] : [];
    case 'inconclusive':
      return [`inconclusive: ${verdict.why}`];
  }
}

/** What speaks against that which comes with a verdict: certificates of lassos, and the unfair lasso beside a claim that holds. */
export function objectionsToDetails(question: Question, judgement: Judgement, verdict: Verdict): readonly string[] {
  if (verdict.outcome === 'violated' && verdict.evidence.kind === 'lasso')
    return certificateObjections(question, verdict.evidence);
  if (verdict.outcome !== 'holds') return [];
  const { unfair } = verdict;
  return [
    ...(verdict.extent === 'exhaustive' ? [] : ['the extent is not exhaustive']),
    ...(judgement.violatedUnfairly && unfair === undefined ? ['there is an unfair lasso to show'] : []),
    ...(unfair === undefined ? [] : lassoObjections(question, unfair, 'unfair')),
    ...(unfair === undefined ? [] : certificateObjections(question, unfair)),
  ];
}

/** Whether a lasso is an execution of the graph, as fair as it is said to be, of which the formula is false. */
function lassoObjections({ graph, formula }: Question, lasso: Lasso, said: 'fair' | 'unfair'): readonly string[] {
  const word = wordOf(graph, lasso);
  if (typeof word === 'string') return [word];
  const { promises, pairs } = broken(graph, word);
  const unmet = [...promises.map(instanceOf), ...pairs.map(pairName)];
  return [
    ...(said === 'fair' && unmet.length > 0 ? [`unfair: ${unmet.join(', ')}`] : []),
    ...(said === 'unfair' && unmet.length === 0 ? ['fair, and shown as unfair'] : []),
    ...(trueOf(formula, word) ? ['the formula is true of the lasso'] : []),
  ];
}

/** The infinite word that a lasso stands for; or, where it is none of the graph, why. */
export function wordOf(graph: FairGraph, { execution, stem }: Lasso): PeriodicWord | string {
  const faulty = execution.faulty.includes('p');
  const events = (observed: Execution['startEvents']) => observed.map((event) => indexOf(event)).join();
  const at = configurationAt(execution, 0);
  const start = graph.starts[execution.choices[0]!];
  if (start?.at !== at || start.faulty !== faulty || start.events.join() !== events(execution.startEvents))
    return 'the start is none of the graph';
  const word: Moment[] = [{ kind: 'start', edge: null, before: at, after: at, faulty, events: start.events }];
  for (const [index, step] of execution.steps.entries()) {
    const before = configurationAt(execution, index);
    const after = configurationAt(execution, index + 1);
    const edge = choicesFrom(graph, before, faulty)[execution.choices[index + 1]!];
    const action =
      step.action.kind === 'crash' ? crashAction : step.action.kind === 'rule' ? Number(step.action.name) : -1;
    if (edge?.to !== after || edge.action !== action || eventsOf(edge).join() !== events(step.events))
      return `step ${step.number} is none of the graph`;
    word.push({ kind: 'step', edge, before, after, faulty, events: eventsOf(edge) });
  }
  if (stem > execution.steps.length) return 'the stem is longer than the execution';
  if (stem === execution.steps.length) {
    const end = word.at(-1)!.after;
    const stopped: Moment = { kind: 'stopped', edge: null, before: end, after: end, faulty, events: [] };
    return { stem: word, loop: [stopped] };
  }
  if (word[stem]!.after !== word.at(-1)!.after) return 'the loop does not lead back to where it begins';
  return { stem: word.slice(0, stem + 1), loop: word.slice(stem + 1) };
}

/** The steps that are possible in a configuration, in the order of the choices of an execution. */
function choicesFrom(graph: FairGraph, at: number, faulty: boolean): readonly GraphEdge[] {
  const edges = edgesFrom(graph, at, faulty);
  if (graph.layout === 'one component') return edges;
  const actions = [...new Set(graph.edges.map(({ action }) => action))];
  return actions.flatMap((action) => edges.filter((edge) => edge.action === action));
}

/** The configuration after so many steps of an execution. */
function configurationAt({ start, steps }: Execution, count: number): number {
  const values = new Map(start.map(({ slot, value }) => [slot, value as number]));
  for (const { changes } of steps.slice(0, count)) {
    for (const { slot, after } of changes) values.set(slot, after as number);
  }
  return values.get('at') ?? base * values.get('high')! + values.get('low')!;
}

function indexOf(event: Execution['startEvents'][number]): number {
  return occurrences.findIndex((occurrence) => JSON.stringify(occurrence) === JSON.stringify(event));
}

/** What a certificate says of each promise must be so, at the step that it names; and it must leave out none that is touched in the loop. */
function certificateObjections({ graph }: Question, lasso: Lasso): readonly string[] {
  const word = wordOf(graph, lasso);
  if (typeof word === 'string') return [word];
  const { stem, loop } = word;
  const { certificate } = lasso;
  // The start is no step: it belongs to the stem even where the loop leads back to it.
  const rolls = stem.at(-1)!.kind === 'step' && stem.at(-1)!.edge === loop.at(-1)!.edge;
  const rows = new Map(certificate.map((row) => [row.instance, row]));
  const stopped = loop[0]!.kind === 'stopped';
  const momentAt = (step: number) => (stopped && step === stem.length - 1 ? loop[0] : loop[step - stem.length]);
  const ofPromises = graph.promises.flatMap((promise, index) => {
    const name = instanceOf(index);
    const isEnabled = (moment: Moment) =>
      edgesFrom(graph, moment.after, moment.faulty).some((edge) =>
        promise.of.some(({ action }) => action === edge.action),
      );
    const row = rows.get(name);
    if (row === undefined) {
      const touched = loop.some((moment) => takes(promise, moment) || isEnabled(moment));
      return touched ? [`no row for ${name}`] : [];
    }
    const moment = momentAt(row.step);
    if (moment === undefined) return [`${name}: step ${row.step} is not in the loop`];
    const isUnmet = broken(graph, { loop }).promises.includes(index);
    const isRight: Readonly<Record<Obligation['met'], boolean>> = {
      taken: takes(promise, moment),
      disabled: !isUnmet && !isEnabled(moment),
      'not owed': !isUnmet && isEnabled(moment) && !binds(graph, promise, moment),
      unmet: isUnmet && binds(graph, promise, moment),
    };
    return row.kind === promise.kind && isRight[row.met] ? [] : [`${name}: ${row.kind}, ${row.met} at ${row.step}`];
  });
  const ofPairs = graph.pairs.flatMap(({ given, response }, index) => {
    const row = rows.get(pairName(index));
    const meets = (places: readonly number[]) => loop.some(({ after }) => places.includes(after));
    if (row === undefined) return meets(given) ? [`no row for ${pairName(index)}`] : [];
    const moment = momentAt(row.step);
    if (moment === undefined) return [`${pairName(index)}: step ${row.step} is not in the loop`];
    const isRight: Readonly<Record<Obligation['met'], boolean>> = {
      taken: response.includes(moment.after),
      disabled: !meets(given),
      'not owed': !meets(given),
      unmet: meets(given) && !meets(response) && given.includes(moment.after),
    };
    return isRight[row.met] ? [] : [`${pairName(index)}: ${row.met} at ${row.step}`];
  });
  const known = [...graph.promises.keys()].map(instanceOf).concat([...graph.pairs.keys()].map(pairName));
  return [
    ...(rolls ? ['the stem is longer than it must be: it ends with the step that the loop ends with'] : []),
    ...ofPromises,
    ...ofPairs,
    ...[...rows.keys()].filter((name) => !known.includes(name)).map((name) => `a row for ${name}`),
  ];
}
