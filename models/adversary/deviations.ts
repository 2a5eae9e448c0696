import { BadInput } from '../../checker/bad-input.ts';
import type { ProcessId } from '../../specs/event.ts';
import { termsIn } from '../cryptography/term.ts';
import type { Input } from '../system-definition.ts';
import { type Domains, describeDomain, textOf, type Whole } from './domain.ts';
import { namesOf } from './fields.ts';
import { canSay, instances, type Speaker, shapeOf } from './message-shape.ts';

/** A way in which a Byzantine process that otherwise follows its protocol departs from it. */
export type Deviation = 'process requests wrongly' | 'corrupt its state' | 'send wrong messages';

export const deviations: readonly Deviation[] = [
  'process requests wrongly',
  'corrupt its state',
  'send wrong messages',
];

/** The most ways in which one step may depart from what is right. */
const waysMax = 10_000;

/** How Byzantine processes depart from their protocol: by values of the domains in the place of the right ones. */
export class Deviations {
  readonly #may: readonly Deviation[];
  readonly #domains: Domains;
  readonly #everyone: readonly ProcessId[];
  /** Whether any departure was ever possible. */
  #found = false;
  #leftOut: string | undefined;
  /** What clients ask of each process. */
  readonly #asked: ReadonlyMap<ProcessId, ReadonlySet<string>>;
  /** The names of what is taken, kept and sent, by whoever may be Byzantine. */
  readonly #names = new Set<string>();

  constructor(may: readonly Deviation[], domains: Domains, everyone: readonly ProcessId[], inputs: readonly Input[]) {
    this.#may = may;
    this.#domains = domains;
    this.#everyone = everyone;
    const asked = (process: ProcessId) =>
      inputs.filter((input) => input.process === process).flatMap(({ alternatives }) => alternatives.map(textOf));
    this.#asked = new Map(everyone.map((process) => [process, new Set(asked(process))]));
  }

  may(deviation: Deviation): boolean {
    return this.#may.includes(deviation);
  }

  /** A process that may be Byzantine takes, keeps or sends this: declared values are those of fields that it has. */
  meet(value: unknown, whole: Whole): void {
    for (const name of namesOf(value, whole)) this.#names.add(name);
  }

  /**
   * What a process may take, keep or say in the place of a value.
   *
   * @param given what it could read: terms of others that it may repeat
   */
  wrong(value: unknown, whole: Whole, self: ProcessId, given: readonly unknown[]): readonly unknown[] {
    const speaker: Speaker = { everyone: this.#everyone, byzantine: [self], knows: given.flatMap(termsIn) };
    const right = textOf(value);
    const wrong = instances(shapeOf(value, this.#domains, whole), speaker, this.#domains).filter(
      (other) =>
        textOf(other) !== right && canSay(other, speaker) && (whole !== 'request' || this.#understood(other, self)),
    );
    if (wrong.length > 0) this.#found = true;
    return [...new Map(wrong.map((other) => [textOf(other), other])).values()];
  }

  /** The ways to replace some of several messages, at least one of them; where these are too many, just one of them. */
  wrongMessages(
    messages: readonly unknown[],
    self: ProcessId,
    given: readonly unknown[],
  ): readonly (readonly unknown[])[] {
    const wrong = messages.map((message) => this.wrong(message, 'message', self, given));
    const count = wrong.reduce((product, others) => product * (others.length + 1), 1);
    if (count > waysMax) {
      this.#leftOut ??= `process ${self} could send the messages of one step in ${count.toLocaleString('en')} ways, and of those only the ones with a single wrong message were looked at. Declare smaller domains`;
      return wrong.flatMap((others, index) => others.map((other) => messages.with(index, other)));
    }
    return wrong
      .reduce<readonly (readonly unknown[])[]>(
        (ways, others, index) => ways.flatMap((way) => [messages[index], ...others].map((choice) => [...way, choice])),
        [[]],
      )
      .slice(1);
  }

  /** Why nothing holds, if departures were left out because there were too many. */
  get leftOut(): string | undefined {
    return this.#leftOut;
  }

  /** As a verdict names it: "which may corrupt its state (balance: 0 | 100)". */
  describe(): string {
    const domains = this.#domains.all.map(describeDomain).join(', ');
    return `which may ${this.#may.join(', ')}${domains === '' ? '' : ` (${domains}${this.#domains.inferred ? ' as in the inputs' : ''})`}`;
  }

  /**
   * Why a claim that nothing contradicts says nothing, if that is so.
   *
   * @param complete whether everything was explored
   * @throws BadInput for a declared domain whose field is nowhere, though everything was explored
   */
  idle(complete: boolean): string | undefined {
    if (complete) this.#validate();
    if (this.#found) return undefined;
    return 'a Byzantine process never had a wrong value to use. Declare values for fields of what it takes, keeps or sends, such as says: { body: ["A", "B"] }';
  }

  /** Values that come from inputs may be those of other processes, which ask for other things. */
  #understood(request: unknown, self: ProcessId): boolean {
    return !this.#domains.inferred || this.#asked.get(self)!.has(textOf(request));
  }

  #validate(): void {
    if (this.#domains.inferred || this.#names.size === 0) return;
    const stranger = this.#domains.all.find(({ name }) => !this.#names.has(name));
    if (stranger === undefined) return;
    throw new BadInput(
      `arbitrary, says: expected fields of what a process that may ${this.#may.join(', ')} takes, keeps or sends (${[...this.#names].sort().join(', ')}), found "${stranger.name}", which none of that has. Correct the name.`,
    );
  }
}
