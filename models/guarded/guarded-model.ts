import type { Action } from '../../checker/action.ts';
import { BadInput } from '../../checker/bad-input.ts';
import { Interner } from '../../checker/interning/interner.ts';
import { PlainData } from '../../checker/interning/plain-data.ts';
import type { Model } from '../../checker/model.ts';
import { expectFunction, expectMembers, shown } from '../../checker/shape.ts';
import type { ActionId, Id, Outcome, Read, SlotIndex, TransitionSystem } from '../../checker/transition-system.ts';
import type { UserCode } from '../../checker/user-code.ts';
import { PartNames } from '../named-parts.ts';
import type { GuardedAction, GuardedDefinition, Variables } from './guarded-definition.ts';
import { assumptionOf, fairnessPairs, validateActionFairness, validatePairs } from './guarded-fairness.ts';
import { type PlacedVariable, StateParts } from './state-parts.ts';
import { type Cell, type Memory, variable } from './variables.ts';

/** One action with one choice of its parameters. */
interface Instance {
  readonly action: GuardedAction;
  readonly parameter: unknown;
  readonly described: Action;
}

/**
 * Guarded actions over shared variables, ready to be searched: one slot per cell, one joint rule per instance of an action.
 *
 * @throws BadInput where the description contradicts itself
 */
export function guardedModel(definition: GuardedDefinition<Variables>, userCode: UserCode): Model<unknown> {
  return new GuardedModel(definition, userCode);
}

class GuardedModel implements Model<unknown> {
  readonly processes: readonly string[];
  readonly system: TransitionSystem;
  readonly assumptions: readonly string[];
  readonly tables: Model['tables'] = [];
  readonly owesSteps: boolean;
  readonly #data = new PlainData();
  readonly #definition: GuardedDefinition<Variables>;
  readonly #userCode: UserCode;
  readonly #variables: readonly PlacedVariable[];
  readonly #names: PartNames;
  readonly #cells: readonly Cell[];
  readonly #values: readonly Interner[];
  readonly #instances: readonly Instance[];
  /** The actions of which some instance was enabled. */
  readonly #taken = new Set<GuardedAction>();

  /** The variables as user code sees them: they look into whatever memory is at hand. */
  readonly #state: unknown;
  #memory: Memory;

  constructor(definition: GuardedDefinition<Variables>, userCode: UserCode) {
    this.#definition = definition;
    this.#userCode = userCode;
    expectMembers('guarded', definition, ['variables', 'actions', 'fairness']);
    validatePairs(definition.fairness ?? []);
    if (!isRecord(definition.variables)) {
      throw new BadInput(
        `guarded, variables: expected an object with an initial value per variable, found ${shown(definition.variables)}.`,
      );
    }
    expectFunction('guarded, actions', definition.actions);
    const cells: Cell[] = [];
    this.#variables = Object.entries(definition.variables).map(([name, initial]) => {
      const first = cells.length;
      const laidOut = variable(name, initial);
      cells.push(...laidOut.cells);
      return { variable: laidOut, first };
    });
    this.#names = new PartNames('state: expected one of the variables', Object.keys(definition.variables));
    this.#cells = cells;
    this.#values = cells.map(() => new Interner(this.#data));
    this.#memory = { read: (cell) => cells[cell]!.initial, write: () => {} };
    this.#state = this.#stateOver({
      read: (cell) => this.#memory.read(cell),
      write: (cell, value) => this.#memory.write(cell, value),
    });
    this.processes = Object.freeze([...new Set(cells.flatMap(({ owner }) => (owner === undefined ? [] : [owner])))]);
    this.#instances = this.#instantiate(definition);
    const fair = [
      ...new Set(
        this.#instances.flatMap(({ action }) =>
          action.body.fairness ? [`${kindOf(action.body.fairness)} fairness of ${action.name}`] : [],
        ),
      ),
    ];
    this.owesSteps = fair.length > 0;
    const pairs = (definition.fairness ?? []).map(({ name }) => `fairness "${name}"`);
    this.assumptions = ['guarded actions, one at a time', ...fair, ...pairs];
    this.system = this.#transitionSystem();
  }

  correct(): boolean {
    return true;
  }

  view(read: Read): unknown {
    return this.#stateOver({
      read: (cell) => this.#values[cell]!.value(read(cell)),
      write: (cell) => {
        throw new BadInput(
          `${this.#cells[cell]!.name} is assigned to: expected a predicate. Only actions change variables.`,
        );
      },
    });
  }

  /** The actions that no configuration enables: what is claimed may hold only because they are missing. */
  warnings(): readonly string[] {
    const actions = new Set(this.#instances.map(({ action }) => action));
    return [...actions]
      .filter((action) => !this.#taken.has(action))
      .map(({ name }) => `Action ${name} is never enabled. Is its guard what it is meant to be?`);
  }

  bytes(): number {
    return this.#data.bytes + this.#values.reduce((sum, values) => sum + values.bytes, 0);
  }

  askAgain(): void {
    // The search remembers what actions do, under what they read, and asks that again itself.
  }

  #instantiate(definition: GuardedDefinition<Variables>): readonly Instance[] {
    const declare = (name: string, ...rest: readonly unknown[]): GuardedAction => {
      const [body, parameters] = rest.length === 1 ? [rest[0], [undefined]] : [rest[1], rest[0]];
      if (typeof name !== 'string' || !Array.isArray(parameters) || !isBody(body)) {
        throw new BadInput(
          `action ${shown(name)}: expected a name, perhaps a list of parameters, and { when, run }. Give them in this order.`,
        );
      }
      if (parameters.length === 0) {
        throw new BadInput(
          `action ${name}: expected at least one parameter in its list, found none. Leave the list out for a single action.`,
        );
      }
      expectMembers(`action ${name}`, body, ['when', 'run', 'fairness']);
      validateActionFairness(`action ${name}`, body.fairness);
      return { name, parameters, body };
    };
    const actions = this.#userCode.run(
      () => 'guarded, actions',
      () => definition.actions(declare),
    );
    if (!Array.isArray(actions) || actions.length === 0) {
      throw new BadInput(
        'guarded: expected a list of actions, found none. Return action(name, { when, run }) from "actions".',
      );
    }
    const stranger = actions.find((action) => !isBody(action?.body));
    if (stranger !== undefined) {
      throw new BadInput(`guarded: expected actions made with action(name, { when, run }), found ${shown(stranger)}.`);
    }
    const instances = (actions as readonly GuardedAction[]).flatMap((action) =>
      action.parameters.map((parameter): Instance => {
        const parameters = parameter === undefined ? [] : Array.isArray(parameter) ? parameter : [parameter];
        const canonical = this.#data.canonical(
          parameters,
          () => `parameters of action ${action.name}`,
        ) as readonly unknown[];
        const process = canonical.find((value) => this.processes.includes(String(value)));
        const described: Action = { kind: 'rule', name: action.name, parameters: canonical };
        return {
          action,
          parameter,
          described: process === undefined ? described : { ...described, process: String(process) },
        };
      }),
    );
    expectDistinct(instances);
    return instances;
  }

  #transitionSystem(): TransitionSystem {
    return {
      slots: this.#cells.map(({ name, owner }, cell) => {
        const value = (id: Id) => this.#values[cell]!.value(id);
        return { name, ...(owner !== undefined && { owner }), passive: true as const, value };
      }),
      observers: [],
      joint: this.#instances.map((instance, index) => ({
        name: nameOf(instance.described),
        evaluate: (read) => this.#run(instance, index, read),
      })),
      initial: () => [
        {
          vector: this.#cells.map((cell, index) =>
            this.#id(index, cell.initial, () => `initial value of ${cell.name}`),
          ),
          observed: [],
        },
      ],
      declared: this.#instances.map((_, action) => action),
      offers: () => [],
      react: () => {
        throw new Error('Nothing is told to a variable.');
      },
      action: (action) => this.#instances[action]!.described,
      event: (label) => {
        throw new Error(`The label ${label} is no observed event.`);
      },
      assumptions: (action) => {
        const { action: declared, parameter, described } = this.#instances[action]!;
        const instance = { text: nameOf(described), instance: keyOf(described) };
        return assumptionOf(instance, declared.body.fairness, parameter, this.#userCode);
      },
      pairs: fairnessPairs(this.#definition.fairness ?? [], (read) => this.view(read), this.#userCode),
    };
  }

  /** What an instance does in the configuration that `look` reads. */
  #run({ action, parameter, described }: Instance, id: ActionId, look: Read): readonly Outcome[] {
    const written = new Map<SlotIndex, Id>();
    const where = () => nameOf(described);
    this.#memory = {
      read: (cell) => this.#values[cell]!.value(written.get(cell) ?? look(cell)),
      write: (cell, value) => {
        written.set(
          cell,
          this.#id(cell, value, () => `${this.#cells[cell]!.name}, assigned in ${where()}`),
        );
      },
    };
    const enabled = this.#userCode.truth(
      () => `when of ${where()}`,
      () => action.body.when(this.#state, parameter),
    );
    if (written.size > 0)
      throw new BadInput(`when of ${where()} assigns to a variable: expected a guard that only reads. Assign in run.`);
    if (!enabled) return [];
    const returned: unknown = this.#userCode.run(where, () => action.body.run(this.#state, parameter));
    if (returned instanceof Promise) {
      returned.catch(() => {});
      throw new BadInput(`${where()} is asynchronous: expected assignments that happen at once. Await nothing in run.`);
    }
    // An assignment has a value, too, and an arrow function may return it: only what is returned in its place is a mistake.
    if (written.size === 0 && typeof returned === 'object' && returned !== null) {
      throw new BadInput(
        `${where()} returns ${shown(returned)} and assigns nothing: expected assignments to the variables. Write { s.x = … } in run.`,
      );
    }
    this.#taken.add(action);
    return [{ action: id, writes: [...written], labels: [] }];
  }

  /** An object whose properties are the variables, over a memory. */
  #stateOver(memory: Memory): unknown {
    return this.#names.record(new StateParts(this.#variables, memory));
  }

  #id(cell: number, value: unknown, where: () => string): Id {
    return this.#values[cell]!.id(value, where);
  }
}

/** @throws BadInput where fairness would take two instances for one */
function expectDistinct(instances: readonly Instance[]): void {
  const known = new Set<string>();
  const fair = new Set<string>();
  const twice = new Map<string, Instance>();
  for (const instance of instances) {
    const key = keyOf(instance.described);
    if (known.has(key)) twice.set(key, instance);
    if (instance.action.body.fairness !== undefined) fair.add(key);
    known.add(key);
  }
  for (const [key, { described }] of twice) {
    if (!fair.has(key)) continue;
    throw new BadInput(
      `guarded: expected each action with a fairness to have a name, or parameters, of its own, found ${nameOf(described)} twice. Fairness goes by them: rename one.`,
    );
  }
}

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function kindOf(fairness: NonNullable<GuardedAction['body']['fairness']>): string {
  return typeof fairness === 'string' ? fairness : fairness.kind;
}

function isBody(value: unknown): value is GuardedAction['body'] {
  if (typeof value !== 'object' || value === null || !('when' in value) || !('run' in value)) return false;
  return typeof value.when === 'function' && typeof value.run === 'function';
}

/** What tells an instance from all others: 1 is no "1" here. */
function keyOf(action: Action): string {
  if (action.kind !== 'rule') throw new Error(`${action.kind} is no guarded action.`);
  return JSON.stringify([action.name, ...action.parameters]);
}

/** "action RMPrepare(r1)" */
function nameOf(action: Action): string {
  if (action.kind !== 'rule') throw new Error(`${action.kind} is no guarded action.`);
  const parameters = action.parameters.map((parameter) =>
    typeof parameter === 'string' ? parameter : JSON.stringify(parameter),
  );
  return `action ${action.name}${parameters.length === 0 ? '' : `(${parameters.join(', ')})`}`;
}
