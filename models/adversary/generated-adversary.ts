import type { Closure } from '../../checker/model.ts';
import { counted } from '../../checker/text/counted.ts';
import type { Start, TransitionSystem } from '../../checker/transition-system.ts';
import type { ProcessId } from '../../specs/event.ts';
import type { Wiring } from '../components/wiring.ts';
import type { Adversary, FailureModel } from '../failures/failure-model.ts';
import type { Input } from '../system-definition.ts';
import { Alphabet } from './alphabet.ts';
import { declaredDomains, inferredDomains, type Says } from './domain.ts';
import type { Speaker } from './message-shape.ts';

/** What processes say, they mostly say early: enough of an execution without faults to find it. */
const rehearsalStates = 20_000;

/** The adversary of one system: what it may say, and how that grows from search to search. */
export class GeneratedAdversary {
  readonly alphabet: Alphabet;
  readonly acts: number | undefined;
  readonly #failures: FailureModel;
  readonly #wiring: Wiring;
  /** Labels from here on were not looked at yet. */
  #seen = 0;
  #rehearsed = false;
  readonly #listed: boolean;

  constructor(failures: FailureModel, adversary: Adversary, inputs: readonly Input[], wiring: Wiring) {
    this.#failures = failures;
    this.#wiring = wiring;
    this.acts = adversary.acts;
    const says = wiring.data.canonical(adversary.says ?? null, () => 'arbitrary, says') as Says | null;
    const listed = isList(says) ? says : undefined;
    this.#listed = listed !== undefined;
    this.alphabet = new Alphabet(
      says === null || isList(says) ? inferredDomains(inputs) : declaredDomains(says),
      listed,
    );
  }

  /** As a verdict names it: who is Byzantine, and what that may say. @param authenticated whether all links are, none, or some */
  describe(authenticated: 'all' | 'some' | 'none'): string {
    const { everyone } = this.#wiring;
    const who = this.#failures.describe(everyone);
    if (this.#speaker === undefined) return who;
    const names = {
      all: 'as itself',
      none: 'as anyone',
      some: 'as itself, or as anyone over links that are not authenticated',
    };
    const acts = this.acts === undefined ? '' : `, at most ${counted(this.acts, 'time')}`;
    return `${who}, saying${acts}, ${names[authenticated]}, ${this.alphabet.describe(this.#speaker)}`;
  }

  /** @param startedWith the initial configuration under a failure pattern */
  closure(system: TransitionSystem, startedWith: (faulty: readonly ProcessId[]) => Start): Closure | undefined {
    const speaker = this.#speaker;
    // What is listed does not grow, whatever is met.
    if (speaker === undefined || this.#listed) return undefined;
    return {
      rehearsal: { ...system, initial: () => [startedWith([])] },
      rehearsalStates,
      rehearsed: (cut) => {
        this.#lookAtMessages();
        this.#rehearsed = true;
        this.alphabet.rehearsed(speaker, cut);
      },
      grown: () => {
        this.#lookAtMessages();
        return this.alphabet.grown;
      },
      extend: (complete) => {
        this.#lookAtMessages();
        const grown = this.alphabet.extend(speaker);
        if (!grown && this.alphabet.open(undefined) === undefined) this.alphabet.validate(complete);
        return grown;
      },
      open: (cut) => this.alphabet.open(cut),
    };
  }

  /** Why a claim that nothing contradicts says nothing, if that is so. */
  idle(): string | undefined {
    const speaker = this.#speaker;
    if (speaker === undefined || this.#listed || !this.alphabet.isHonest(speaker)) return undefined;
    if (this.alphabet.messages(speaker).length === 0) {
      return 'a Byzantine process has nothing to say, since no correct one ever sends a message. List whole messages: says: [...]';
    }
    return 'a Byzantine process can say nothing that a correct one would not. Declare what it may say, such as says: { body: ["A", "B"] }';
  }

  /**
   * All messages that were met on links since the last time. Byzantine processes put none there. Those of steps that somebody refuses in the
   * end are among them: an adversary may say more than correct processes do, and never less.
   */
  #lookAtMessages(): void {
    for (; this.#seen < this.#wiring.labels; this.#seen++) {
      const signal = this.#wiring.signal(this.#seen);
      if (signal.signal === 'add') this.alphabet.meet(signal.entry.message, !this.#rehearsed);
    }
  }

  /** The first who may be Byzantine, with nothing received; undefined if nobody may. */
  get #speaker(): Speaker | undefined {
    const { everyone } = this.#wiring;
    const byzantine = this.#failures.patterns(everyone).find((faulty) => faulty.length > 0);
    return byzantine && { everyone, byzantine, knows: [] };
  }
}

function isList(says: Says | null): says is readonly unknown[] {
  return Array.isArray(says);
}
