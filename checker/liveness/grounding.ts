import type { Observed, ProcessId } from '../../specs/event.ts';
import { type Claim, type Formula, formulaOf } from '../../specs/temporal/formula.ts';
import type { Label } from '../transition-system.ts';
import type { UserCode } from '../user-code.ts';
import { validateFormula } from '../validate-formula.ts';
import { Atoms } from './atoms.ts';
import { type Proposition, Propositions, TRUE } from './propositions.ts';

/** The events that occur anywhere in a system, by their labels. */
export type Alphabet = readonly { readonly label: Label; readonly event: Observed }[];

/** What one implication or one binder of the formula waits for: its left side, or an event to capture; one instance per captured event. */
export interface Trigger {
  /** For a person: "a deliver event", "the left side of an implication". */
  readonly name: string;
  /** What must be true somewhere, for the claim to say anything. */
  readonly instances: Set<Proposition>;
  /** Whether it can be told from single positions; the others are not judged. */
  judged: boolean;
}

/**
 * A formula over the events and processes of one system: what it says of every event, or of some, is written out for each event that
 * occurs, and what it says of every process for each process.
 *
 * So the captured events are gone: what is left speaks of numbered atoms, and is no larger than the formula times the events that it
 * captures.
 */
export class Grounding {
  readonly propositions = new Propositions();
  readonly atoms = new Atoms();
  readonly root: Proposition;
  /** Per implication and binder that stands positively in the formula, by its place in it. */
  readonly triggers = new Map<string, Trigger>();
  readonly #formula: Formula;
  readonly #alphabet: Alphabet;
  readonly #processes: readonly ProcessId[];
  readonly #userCode: UserCode;
  readonly #where: string;
  readonly #idle: ReadonlySet<string>;

  /**
   * @param processes those of the system
   * @param idle the places of triggers that are known to be never there: what they guard is left out
   * @throws BadInput where what a binder returns is no claim
   */
  constructor(
    formula: Formula,
    alphabet: Alphabet,
    processes: readonly ProcessId[],
    userCode: UserCode,
    where: string,
    idle: ReadonlySet<string> = new Set(),
  ) {
    this.#formula = formula;
    this.#idle = idle;
    this.#alphabet = alphabet;
    this.#processes = processes;
    this.#userCode = userCode;
    this.#where = where;
    this.root = this.#ground(formula, { path: '', positive: true, context: TRUE });
  }

  /** Whether the formula says nothing once what some triggers guard is left out, because they are never there. */
  isIdleWithout(triggers: ReadonlySet<string>): boolean {
    let left: Proposition = TRUE;
    this.#userCode.uncounted(() => {
      left = new Grounding(this.#formula, this.#alphabet, this.#processes, this.#userCode, this.#where, triggers).root;
    });
    return left === TRUE;
  }

  #ground(formula: Formula, place: Place): Proposition {
    const { propositions } = this;
    const elsewhere = (step: string): Place => ({ ...place, path: `${place.path} ${step}`, context: TRUE });
    const here = (step: string): Place => ({ ...place, path: `${place.path} ${step}` });
    switch (formula.operator) {
      case 'constant':
        return formula.value ? TRUE : propositions.not(TRUE);
      case 'state':
        return propositions.atom(this.atoms.number({ ...formula, kind: 'state' }));
      case 'step':
        return propositions.atom(this.atoms.number({ ...formula, kind: 'step' }));
      case 'every':
        return propositions.and(
          this.#instances(formula, place).map(({ occurs, body }) => propositions.or([propositions.not(occurs), body])),
        );
      case 'some':
        return propositions.or(
          this.#instances(formula, place).map(({ occurs, body }) => propositions.and([occurs, body])),
        );
      case 'every process':
        return propositions.and(
          this.#processes.map((process) => {
            const where = () => `what ${this.#where} says of ${process}`;
            return this.#ground(
              this.#claim(where, () => formula.body(process)),
              here('every process'),
            );
          }),
        );
      case 'not':
        return propositions.not(this.#ground(formula.of, { ...here('not'), positive: !place.positive }));
      case 'and':
        return propositions.and(formula.of.map((part, index) => this.#ground(part, here(`and ${index}`))));
      case 'or':
        return propositions.or(formula.of.map((part, index) => this.#ground(part, here(`or ${index}`))));
      case 'implies': {
        const left = this.#ground(formula.left, { ...here('if'), positive: !place.positive });
        this.#trigger(here('then'), 'the left side of an implication', propositions.and([place.context, left]));
        if (place.positive && this.#idle.has(here('then').path)) return TRUE;
        const right = this.#ground(formula.right, here('then'));
        return propositions.or([propositions.not(left), right]);
      }
      case 'next':
        return propositions.next(this.#ground(formula.of, elsewhere('next')));
      case 'always':
        return propositions.release(propositions.not(TRUE), this.#ground(formula.of, elsewhere('always')));
      case 'eventually':
        return propositions.until(TRUE, this.#ground(formula.of, elsewhere('eventually')));
      case 'until':
        return propositions.until(
          this.#ground(formula.left, elsewhere('left')),
          this.#ground(formula.right, elsewhere('right')),
        );
      case 'previous':
        return propositions.previous(this.#ground(formula.of, elsewhere('previous')));
      case 'once':
        return propositions.since(TRUE, this.#ground(formula.of, elsewhere('once')));
      case 'historically':
        return propositions.not(
          propositions.since(TRUE, propositions.not(this.#ground(formula.of, elsewhere('historically')))),
        );
      case 'since':
        return propositions.since(
          this.#ground(formula.left, elsewhere('left')),
          this.#ground(formula.right, elsewhere('right')),
        );
    }
  }

  /** Per event of the type: that it occurs, and what the formula says of it. */
  #instances(
    formula: Extract<Formula, { readonly operator: 'every' | 'some' }>,
    place: Place,
  ): readonly { readonly occurs: Proposition; readonly body: Proposition }[] {
    const { propositions } = this;
    const path = `${place.path} ${formula.operator}`;
    const captures = this.#alphabet.filter(({ event }) => event.type === formula.type);
    const universal = (formula.operator === 'every') === place.positive;
    if (universal && this.#idle.has(path)) return [];
    if (universal) this.#declareTrigger({ ...place, path, positive: true }, `a ${formula.type} event`);
    return captures.map(({ label, event }) => {
      const occurs = propositions.atom(this.atoms.number({ kind: 'occurs', label }));
      const context = propositions.and([place.context, occurs]);
      if (universal) this.#trigger({ ...place, path, positive: true }, `a ${formula.type} event`, context);
      const where = () => `what ${this.#where} says of a ${formula.type} event`;
      const claim = this.#claim(where, () => formula.body(event));
      return { occurs, body: this.#ground(claim, { ...place, path, context }) };
    });
  }

  /** The formula that a binder's body returns. */
  #claim(where: () => string, body: () => Claim): Formula {
    const claim = formulaOf(this.#userCode.run(where, body));
    validateFormula(where(), claim);
    return claim;
  }

  #trigger(place: Place, name: string, instance: Proposition): void {
    if (!place.positive) return;
    const trigger = this.#declareTrigger(place, name);
    trigger.instances.add(instance);
    trigger.judged &&= this.#isOfThePresent(instance);
  }

  #declareTrigger({ path }: Place, name: string): Trigger {
    let trigger = this.triggers.get(path);
    if (trigger === undefined) {
      trigger = { name, instances: new Set(), judged: true };
      this.triggers.set(path, trigger);
    }
    return trigger;
  }

  #isOfThePresent(proposition: Proposition): boolean {
    const node = this.propositions.node(proposition);
    switch (node.kind) {
      case 'true':
      case 'false':
      case 'atom':
        return true;
      case 'and':
      case 'or':
        return node.of.every((part) => this.#isOfThePresent(part));
      default:
        return false;
    }
  }
}

/** Where in the formula a part stands. */
interface Place {
  readonly path: string;
  /** Whether making the part false can only make the formula false. */
  readonly positive: boolean;
  /** The events that are captured at the same position. */
  readonly context: Proposition;
}
