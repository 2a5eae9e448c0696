import { Atoms } from '../liveness/atoms.ts';
import type { StateGraph } from '../liveness/state-graph.ts';
import type { Model } from '../model.ts';
import { worldOf } from '../property-layer.ts';
import { eventText } from '../text/step-text.ts';
import {
  type Assumption,
  type Emission,
  type Label,
  OBSERVERS,
  type Read,
  type TransitionSystem,
} from '../transition-system.ts';
import type { UserCode } from '../user-code.ts';

/** More steps than this from one configuration make too large a universe. */
const stepsMax = 20_000;

const PATTERN = 0;
const VALUES = 1;

/** The slot that says which predicates are true, for a person. */
export const PREDICATES = 'predicates';

/** A system that does anything, and what the atoms of a property mean in it. */
export interface Universe {
  readonly model: Model;
  readonly atoms: Atoms;
  /** The failure pattern of each initial configuration of the system, as the id of a slot. */
  readonly patterns: readonly number[];
}

/**
 * The universe of a property: one configuration per failure pattern, and at every moment anything may be observed that a step of the system
 * shows, any single event that it speaks of, or nothing; predicates are true or false at will, each by itself. Nothing else is owed than to go on: an execution that stops shows nothing for ever.
 *
 * Predicates that look at nothing but who is correct keep their value for ever: else agreement among correct processes would be
 * repaired by taking back that they are.
 *
 * @param used the atoms that matter, by number
 * @returns why there is none: too many combinations
 */
export function universe(
  model: Model,
  graph: StateGraph,
  atoms: Atoms,
  used: readonly number[],
  userCode: UserCode,
  where: string,
): Universe | string {
  const events = used.flatMap((number) => {
    const atom = atoms.atom(number);
    return atom.kind === 'occurs' ? [atom.label] : [];
  });
  const predicates = used.filter((number) => atoms.atom(number).kind !== 'occurs');
  const rigid = new Map(
    predicates.flatMap((number) => {
      const values = rigidValues(model, atoms, number, userCode, where);
      return values === undefined ? [] : [[number, values] as const];
    }),
  );
  const free = predicates.filter((number) => !rigid.has(number));
  const sets = observations(graph, events);
  if (sets.length * 2 ** free.length > stepsMax) {
    return `it speaks of ${events.length} events and ${free.length} predicates, which have too many combinations`;
  }
  const patterns = patternsOf(model, rigid);
  const read = (pattern: number): Read => {
    const { vector } = model.system.initial()[patterns.first[pattern]!]!;
    return (slot) => vector[slot]!;
  };
  const truthOf = (number: number, look: Read): boolean =>
    rigid.get(number)?.[patterns.first[look(PATTERN)]!] ?? ((look(VALUES) >>> free.indexOf(number)) & 1) === 1;
  const steps = sets.flatMap((labels) => valuations(free.length).map((values) => ({ labels, values })));
  const truths = (values: number) =>
    free.map((number, index) => {
      const atom = atoms.atom(number);
      return `${atom.kind === 'occurs' ? '' : atom.name} is ${((values >>> index) & 1) === 1}`;
    });
  const system: TransitionSystem = {
    slots: [
      { name: 'failure pattern', environment: true, passive: true, value: (id) => id },
      { name: PREDICATES, environment: true, passive: true, value: (values) => truths(values).join('; ') },
    ],
    observers: [],
    initial: () =>
      patterns.first.flatMap((_, pattern) =>
        startsOf(graph, events).flatMap((observed) =>
          valuations(free.length).map((values) => ({ vector: [pattern, values], observed })),
        ),
      ),
    offers: () => [],
    react: () => [],
    joint: steps.map(({ labels, values }, action) => ({
      name: 'anything',
      evaluate: () => [{ action, writes: [[VALUES, values]], labels: labels.map(observed) }],
    })),
    action: (action) => {
      const { labels, values } = steps[action]!;
      const name = [...labels.map((label) => eventText(model.system.event(label))), ...truths(values)].join('; ');
      return { kind: 'rule', name: name === '' ? 'nothing is observed' : name, parameters: [] };
    },
    event: (label) => model.system.event(label),
    assumptions: () => [goesOn],
  };
  return {
    patterns: patterns.ofStart,
    atoms: atomsOfUniverse(atoms, truthOf),
    model: {
      system,
      processes: model.processes,
      correct: (look, process) => model.correct(read(look(PATTERN)), process),
      view: (look) => look,
      owesSteps: false,
      tables: [],
      assumptions: [],
      bytes: () => 0,
      askAgain: () => {},
    },
  };
}

/** Time goes on: what stops is an execution in which nothing is observed, again and again. */
const goesOn: Assumption = { instance: 'go on', owner: 'time', kind: 'weak', owed: () => true };

function observed(label: Label): Emission {
  return { to: OBSERVERS, label };
}

/** The same atoms, by the same numbers, as predicates over a configuration of the universe, which they see as its reader. */
function atomsOfUniverse(atoms: Atoms, truthOf: (number: number, look: Read) => boolean): Atoms {
  const changed = new Atoms();
  for (let number = 0; number < atoms.size; number++) {
    const atom = atoms.atom(number);
    changed.number(
      atom.kind === 'occurs'
        ? atom
        : { kind: 'state', name: atom.name, predicate: (look) => truthOf(number, look as Read) },
    );
  }
  return changed;
}

/** The sets of events, of those that matter, that may be observed at one moment. */
function observations(graph: StateGraph, events: readonly Label[]): readonly (readonly Label[])[] {
  const sets = new Map<string, readonly Label[]>();
  const add = (labels: readonly Label[]) => sets.set([...labels].sort((a, b) => a - b).join(), labels);
  add([]);
  for (const label of events) add([label]);
  for (let edgeClass = 0; edgeClass < graph.edges.classes; edgeClass++) {
    add([...new Set(graph.labels(edgeClass))].filter((label) => events.includes(label)));
  }
  return [...sets.values()];
}

/** What may be observed before the first step: nothing, or what the system shows there. */
function startsOf(graph: StateGraph, events: readonly Label[]): readonly (readonly Label[])[] {
  const sets = graph.starts.map(({ edgeClass }) => graph.labels(edgeClass).filter((label) => events.includes(label)));
  return [...new Map([[], ...sets].map((labels) => [labels.join(), labels])).values()];
}

/** The values of a predicate in the initial configurations, if it never looks at more than who is correct. */
function rigidValues(
  model: Model,
  atoms: Atoms,
  number: number,
  userCode: UserCode,
  where: string,
): readonly boolean[] | undefined {
  const atom = atoms.atom(number);
  if (atom.kind !== 'state') return undefined;
  let looked = false;
  const values = model.system.initial().map(({ vector }) => {
    const read: Read = (slot) => vector[slot]!;
    const view: unknown = model.view(read);
    // What is no object has no parts whose reading could be noticed.
    looked ||= typeof view !== 'object' || view === null;
    const watched = looked
      ? view
      : noticing(view as object, () => {
          looked = true;
        });
    return userCode.truth(
      () => where,
      () => atom.predicate(watched, worldOf(model, read)),
    );
  });
  return looked ? undefined : values;
}

function noticing(view: object, notice: () => void): object {
  return new Proxy(view, {
    get: (target, key, receiver) => {
      notice();
      return Reflect.get(target, key, receiver);
    },
    has: (target, key) => {
      notice();
      return Reflect.has(target, key);
    },
    ownKeys: (target) => {
      notice();
      return Reflect.ownKeys(target);
    },
  });
}

/** The failure patterns: which initial configuration is the first with each, and which one each has. */
function patternsOf(model: Model, rigid: ReadonlyMap<number, readonly boolean[]>) {
  const first: number[] = [];
  const numbers = new Map<string, number>();
  const ofStart = model.system.initial().map(({ vector }, start) => {
    const correct = model.processes.map((process) => model.correct((slot) => vector[slot]!, process));
    const key = JSON.stringify([correct, [...rigid.values()].map((values) => values[start])]);
    let pattern = numbers.get(key);
    if (pattern === undefined) {
      pattern = first.push(start) - 1;
      numbers.set(key, pattern);
    }
    return pattern;
  });
  return { first, ofStart };
}

function valuations(predicates: number): readonly number[] {
  return Array.from({ length: 2 ** predicates }, (_, values) => values);
}
