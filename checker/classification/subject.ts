import { isFinitary, type Property } from '../../specs/property.ts';
import { Atoms } from '../liveness/atoms.ts';
import { Fairness } from '../liveness/fairness.ts';
import { Grounding } from '../liveness/grounding.ts';
import { FALSE, type Proposition, Propositions } from '../liveness/propositions.ts';
import type { StateGraph } from '../liveness/state-graph.ts';
import type { Model } from '../model.ts';
import { propertyLayers } from '../property-layer.ts';
import type { Read } from '../transition-system.ts';
import type { UserCode } from '../user-code.ts';
import type { Explorations } from './explorations.ts';

/** What is classified: a property as a proposition over the positions of a state graph. */
export interface Subject {
  readonly graph: StateGraph;
  readonly fairness: Fairness;
  /** The model that was explored: the check's own, with the memory of the property behind it where it has one. */
  readonly model: Model;
  readonly propositions: Propositions;
  readonly root: Proposition;
  readonly atoms: Atoms;
}

/** Why the question makes no sense for a property, if that is so. */
export function refusalOf(property: Property): string | undefined {
  if (property.kind === 'temporal') return undefined;
  if (property.kind === 'beyond traces') return property.why;
  if (property.kind === 'sometimes') {
    return 'it asks whether some execution exists, which no single execution can satisfy or violate: it is a property of the set of all executions, and neither safety nor liveness';
  }
  if (property.at === 'always') return undefined;
  const where = property.at === 'termination' ? 'no step is enabled' : 'nothing that is enabled is owed';
  return `it is asked only where ${where}, and what is enabled is no part of an execution: state what must happen in the end with the temporal operators`;
}

/**
 * A property over the state graph of a model. A predicate over prefixes, a monitor or an invariant claims at every position that it is true
 * there; its memory is a part of the configuration.
 *
 * @throws BadInput where the property's functions are not what they must be
 */
export function subjectOf(model: Model, property: Property, explorations: Explorations, userCode: UserCode): Subject {
  if (property.kind === 'temporal') {
    const graph = explorations.of(model);
    const alphabet = graph.alphabet().map((label) => ({ label, event: model.system.event(label) }));
    const grounding = new Grounding(
      property.formula,
      alphabet,
      model.processes,
      userCode,
      `property "${property.name}"`,
    );
    const { propositions, root, atoms } = grounding;
    return { graph, fairness: new Fairness(graph, model.system), model, propositions, root, atoms };
  }
  if (!isFinitary(property)) throw new Error(`${property.kind} is refused`);
  const layer = propertyLayers(model, [property], userCode)[0]!;
  const goal = layer.goals[0]!;
  // Its claims are asked of a reader: they look at the model, and at the memory, by themselves.
  const layered: Model = {
    system: layer.system,
    processes: model.processes,
    correct: (read, process) => model.correct(read, process),
    view: (read) => read,
    owesSteps: model.owesSteps,
    tables: model.tables,
    assumptions: model.assumptions,
    bytes: () => model.bytes() + layer.bytes(),
    askAgain: () => layer.askAgain(),
  };
  const graph = explorations.of(layered);
  const propositions = new Propositions();
  const atoms = new Atoms();
  const questions = [goal.question, ...(goal.further ?? [])];
  const root = propositions.release(
    FALSE,
    propositions.and(
      questions.map((question) =>
        propositions.atom(
          atoms.number({ kind: 'state', name: property.name, predicate: (read) => question(read as Read) === 0 }),
        ),
      ),
    ),
  );
  return { graph, fairness: new Fairness(graph, layered.system), model: layered, propositions, root, atoms };
}
