import { BadInput } from '../../checker/bad-input.ts';
import { counted } from '../../checker/text/counted.ts';
import { type Domain, type Domains, describeDomain, textOf } from './domain.ts';
import { namesOf } from './fields.ts';
import { canSay, domainsOf, instances, type MessageShape, type Speaker, shapeOf } from './message-shape.ts';

/** Where an alphabet that grows and grows is left: so many messages that a Byzantine process can make up by itself. */
const messagesMax = 10_000;
const searchesMax = 20;

/**
 * What Byzantine processes may say: the shapes of the messages that correct processes were met to send, filled with the values of the
 * domains; or whole messages that the user listed. It does not change within a search.
 */
export class Alphabet {
  readonly #domains: Domains;
  readonly #shapes = new Map<string, MessageShape>();
  readonly #met = new Map<string, MessageShape>();
  /** What correct processes say where nobody is Byzantine; all that they say, where that was not looked at to the end. */
  readonly #honest = new Set<string>();
  #rehearsalCut: string | undefined;
  readonly #fields = new Set<string>();
  readonly #listed: readonly unknown[] | undefined;
  /** Those that met something, and the one that met nothing new. */
  #searches = 1;
  #grows: string | undefined;

  /** @param listed whole messages, in place of shapes */
  constructor(domains: Domains, listed: readonly unknown[] | undefined) {
    this.#domains = domains;
    this.#listed = listed;
  }

  /** A message that a correct process was met to send. @param honest whether nobody was Byzantine */
  meet(message: unknown, honest: boolean): void {
    if (honest || this.#rehearsalCut !== undefined) this.#honest.add(textOf(message));
    for (const name of namesOf(message, 'message')) this.#fields.add(name);
    const shape = shapeOf(message, this.#domains);
    const key = textOf(shape);
    if (!this.#shapes.has(key)) this.#met.set(key, shape);
  }

  /** Whether shapes were met since the last call of `extend`, which it would take over. */
  get grown(): boolean {
    return this.#met.size > 0 && this.#grows === undefined;
  }

  /** Takes over what is said where nobody is Byzantine. @param cut how far that was looked at, if not to the end */
  rehearsed(speaker: Speaker, cut: string | undefined): void {
    this.#rehearsalCut = cut;
    this.extend(speaker);
  }

  /** Takes over the shapes that were met since the last call. @returns false if there were none, or too many */
  extend(speaker: Speaker): boolean {
    if (!this.grown) return false;
    if (this.#searches > searchesMax || this.messages(speaker).length > messagesMax) {
      this.#grows = `${counted(this.messages(speaker).length, 'message')} after ${searches(this.#searches)}`;
      return false;
    }
    this.#searches++;
    for (const [key, shape] of this.#met) this.#shapes.set(key, shape);
    this.#met.clear();
    return true;
  }

  /** What a speaker can say, each message once, in the order in which the shapes were met. */
  messages(speaker: Speaker): readonly unknown[] {
    const all = this.#listed ?? [...this.#shapes.values()].flatMap((shape) => instances(shape, speaker, this.#domains));
    const distinct = new Map(all.map((message) => [textOf(message), message]));
    return [...distinct.values()].filter((message) => canSay(message, speaker));
  }

  /** Why it is not known whether a complete search would make it larger, if that is so. @param cut the bound that a search hit */
  open(cut: string | undefined): string | undefined {
    if (this.#grows !== undefined) {
      return `it still grew at ${this.#grows}. Declare domains for the fields that grow, or list whole messages: says: [...]`;
    }
    if (cut === undefined) return undefined;
    return `the search for what correct processes send was cut ${cut}. Raise the bound, or list whole messages: says: [...]`;
  }

  /** Whether nothing in it differs from what is said where nobody is Byzantine. */
  isHonest(speaker: Speaker): boolean {
    const varied = this.#used().some(({ values }) => values.length > 1);
    return !varied && this.messages(speaker).every((message) => this.#honest.has(textOf(message)));
  }

  /** "6 messages (body: A | B), closed after 3 searches" */
  describe(speaker: Speaker): string {
    const size = counted(this.messages(speaker).length, 'message');
    if (this.#listed !== undefined) return `any of ${size} as listed`;
    const domains = this.#used().map(describeDomain).join(', ');
    const source = this.#domains.inferred ? ' as in the inputs' : '';
    const cut = this.#rehearsalCut === undefined ? '' : `, the first of which was cut ${this.#rehearsalCut}`;
    return `any of ${size}${domains === '' ? '' : ` (${domains}${source})`}, found in ${searches(this.#searches)}${cut}`;
  }

  /**
   * @param complete whether all messages were met; those of correct processes are, where the rehearsal was not cut
   * @throws BadInput for a declared domain whose field is in no message
   */
  validate(complete: boolean): void {
    // Where no message has a field, the verdict says that the values are of no use.
    if (this.#domains.inferred || [...this.#fields].every((name) => name === 'message')) return;
    if (!complete && this.#rehearsalCut !== undefined) return;
    const stranger = this.#domains.all.find(({ name }) => !this.#fields.has(name));
    if (stranger === undefined) return;
    throw new BadInput(
      `arbitrary, says: expected fields of messages (${[...this.#fields].sort().join(', ')}), found "${stranger.name}", which no message has. Correct the name.`,
    );
  }

  /** The domains that some shape has a place for, in the order of their declaration. */
  #used(): readonly Domain[] {
    const used = new Set([...this.#shapes.values()].flatMap(domainsOf));
    return this.#domains.all.filter((domain) => used.has(domain));
  }
}

function searches(number: number): string {
  return `${number} ${number === 1 ? 'search' : 'searches'}`;
}
