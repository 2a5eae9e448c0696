import { BadInput } from '../../checker/bad-input.ts';
import type { ProcessId } from '../../specs/event.ts';
import { termsIn } from '../cryptography/term.ts';
import { type Domains, describeDomain, textOf } from './domain.ts';
import { fieldsOf } from './fields.ts';
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
  /** The fields of what could be taken, kept or said otherwise. */
  readonly #fields = new Set<string>();

  constructor(may: readonly Deviation[], domains: Domains, everyone: readonly ProcessId[]) {
    this.#may = may;
    this.#domains = domains;
    this.#everyone = everyone;
  }

  may(deviation: Deviation): boolean {
    return this.#may.includes(deviation);
  }

  /**
   * What a process may take, keep or say in the place of a value.
   *
   * @param given what it could read: terms of others that it may repeat
   */
  wrong(value: unknown, self: ProcessId, given: readonly unknown[]): readonly unknown[] {
    const speaker: Speaker = { everyone: this.#everyone, byzantine: [self], knows: given.flatMap(termsIn) };
    for (const field of fieldsOf(value)) this.#fields.add(field);
    const right = textOf(value);
    const wrong = instances(shapeOf(value, this.#domains), speaker, this.#domains).filter(
      (other) => textOf(other) !== right && canSay(other, speaker),
    );
    if (wrong.length > 0) this.#found = true;
    return [...new Map(wrong.map((other) => [textOf(other), other])).values()];
  }

  /** The ways to replace some of several messages, at least one of them. */
  wrongMessages(
    messages: readonly unknown[],
    self: ProcessId,
    given: readonly unknown[],
  ): readonly (readonly unknown[])[] {
    let ways: readonly (readonly unknown[])[] = [[]];
    for (const message of messages) {
      const choices = [message, ...this.wrong(message, self, given)];
      ways = ways.flatMap((way) => choices.map((choice) => [...way, choice]));
      if (ways.length > waysMax) {
        throw new BadInput(
          `arbitrary: process ${self} could send the messages of one step in more than ${waysMax} ways: expected fewer. Declare smaller domains.`,
        );
      }
    }
    return ways.slice(1);
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

  #validate(): void {
    if (this.#domains.inferred || this.#fields.size === 0) return;
    const stranger = this.#domains.all.find(({ name }) => !this.#fields.has(name));
    if (stranger === undefined) return;
    throw new BadInput(
      `arbitrary, says: expected fields of what a process that may ${this.#may.join(', ')} takes, keeps or sends (${[...this.#fields].sort().join(', ')}), found "${stranger.name}", which none of that has. Correct the name.`,
    );
  }
}
