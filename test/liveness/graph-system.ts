import type { Checkable, Model } from '../../checker/model.ts';
import {
  type Assumption,
  type Emission,
  type FairnessPair,
  OBSERVERS,
  type Outcome,
  type Read,
  type TransitionSystem,
} from '../../checker/transition-system.ts';
import { base, crashAction, eventsOf, type FairGraph, type GraphEdge, occurrences } from './fair-graph.ts';

/** What predicates see of a configuration: its number. */
export interface GraphState {
  readonly at: number;
}

/** Whether a step that is no crash counts as a fault, where faults are counted. */
const isLoss = ({ from, to }: GraphEdge) => from !== to && (from + to) % 3 !== 0;

/** The question that a crash puts to the failure pattern, which refuses unless p is faulty. */
const mayCrash = occurrences.length;

/** A graph as a system that can be checked. */
export function graphSystem(graph: FairGraph): Checkable<GraphState> {
  return { model: () => graphModel(graph) };
}

function graphModel(graph: FairGraph): Model<GraphState> {
  const places = graph.layout === 'one component' ? 1 : 2;
  const faultySlot = places;
  const idsOf = (at: number) => (places === 1 ? [at] : [Math.floor(at / base), at % base]);
  const at = (read: Read) => (places === 1 ? read(0) : base * read(0) + read(1));
  const told = (edge: GraphEdge): readonly Emission[] =>
    eventsOf(edge).map((label) => ({ to: OBSERVERS, label }) as const);
  const actions = [...new Set(graph.edges.map(({ action }) => action))];

  const outcomes = (action: number, read: Read): readonly Outcome[] => {
    const candidates = graph.edges.filter((edge) => edge.action === action && idsOf(edge.from)[0] === read(0));
    if (candidates.length === 0 || (action === crashAction && read(faultySlot) === 0)) return [];
    return candidates
      .filter((edge) => edge.from === at(read))
      .map((edge) => ({
        action,
        writes: idsOf(edge.to).map((id, slot) => [slot, id] as const),
        labels: told(edge),
      }));
  };
  const assumptions = (action: number): readonly Assumption[] =>
    graph.promises.flatMap(({ kind, of }, index) =>
      of
        .filter((promised) => promised.action === action)
        .map(({ owedAt }) => ({
          instance: instanceOf(index),
          owner: 'the graph',
          kind,
          owed: (read: Read) => owedAt.includes(at(read)),
        })),
    );
  const system: TransitionSystem = {
    slots: [
      ...(places === 1 ? ['at'] : ['high', 'low']).map((name) => ({
        name,
        value: (id: number) => id,
        ...(places === 2 && { passive: true as const }),
      })),
      { name: 'faulty', passive: true, value: (id) => id === 1 },
    ],
    observers: [],
    initial: () =>
      graph.starts.map((start) => ({ vector: [...idsOf(start.at), start.faulty ? 1 : 0], observed: start.events })),
    offers: (slot, id) =>
      places === 2 || slot !== 0
        ? []
        : graph.edges
            .filter((edge) => edge.from === id)
            .map((edge) => ({
              action: edge.action,
              becomes: edge.to,
              ...(edge.action === crashAction && { fault: 'crash' as const }),
              ...(edge.action !== crashAction && isLoss(edge) && { fault: 'loss' as const }),
              labels: [...(edge.action === crashAction ? [{ to: faultySlot, label: mayCrash }] : []), ...told(edge)],
            })),
    react: (slot, id, label) => {
      if (slot !== faultySlot || label !== mayCrash) throw new Error('Only the failure pattern is told anything.');
      return id === 1 ? [{ becomes: id, labels: [] }] : [];
    },
    joint:
      places === 1
        ? []
        : actions.map((action) => ({ name: `action ${action}`, evaluate: (read) => outcomes(action, read) })),
    action: (action) =>
      action === crashAction
        ? { kind: 'crash', process: 'p' }
        : { kind: 'rule', name: String(action), parameters: [], process: 'q' },
    event: (label) => occurrences[label]!,
    assumptions,
  };
  return {
    system: graph.pairs.length === 0 ? system : withPairs(graph, system, at),
    processes: ['p', 'q'],
    correct: (read, process) => process !== 'p' || read(faultySlot) === 0,
    view: (read) => ({
      get at() {
        return at(read);
      },
    }),
    owesSteps: true,
    tables: [],
    assumptions: ['a graph'],
    bytes: () => 0,
    askAgain: () => {},
  };
}

/** How a promise is called. */
export function instanceOf(promise: number): string {
  return `promise ${promise}`;
}

export function pairName(pair: number): string {
  return `pair ${pair}`;
}

function withPairs(graph: FairGraph, system: TransitionSystem, at: (read: Read) => number): TransitionSystem {
  const pairs = graph.pairs.map(
    ({ given, response }, index): FairnessPair => ({
      instance: pairName(index),
      owner: 'the graph',
      given: (read) => given.includes(at(read)),
      follows: (read) => response.includes(at(read)),
    }),
  );
  return { ...system, pairs };
}
