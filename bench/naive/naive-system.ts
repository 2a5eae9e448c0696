import { cryptographyOf } from '../../models/cryptography/cryptography.ts';
import type { Content, Link } from '../../models/links/link.ts';
import { EVERYONE } from '../../models/links/link.ts';
import { type Effects, type Process, type ProcessDefinition, refuse } from '../../models/process.ts';
import type { SystemDefinition } from '../../models/system-definition.ts';
import type { ProcessId } from '../../specs/event.ts';
import type { Invariant } from '../../specs/property.ts';
import { invariantsViolated } from './invariants-violated.ts';
import type { NaiveModel } from './naive-model.ts';

/** By the place of a process, and of a pair of processes; a medium is one link for all pairs. */
interface State {
  readonly local: readonly unknown[];
  /** Messages; on a medium, with their senders and receivers. */
  readonly links: readonly (readonly unknown[])[];
}

interface Sent {
  readonly to: ProcessId | typeof EVERYONE;
  readonly message: unknown;
}

/**
 * Processes over links as an afternoon's checker runs them: each step makes a new object, and runs the handler anew.
 *
 * @throws RangeError for what it cannot do: failures, timers, inputs and budgets
 */
export function naiveSystem<Processes extends Record<ProcessId, Process>>(
  definition: SystemDefinition<Processes>,
  properties: readonly Invariant[],
): NaiveModel<State> {
  const { links, failures, inputs = [] } = definition;
  if (!('add' in links) || failures !== undefined || inputs.length > 0) {
    throw new RangeError('The naive checker knows one kind of link, and neither failures nor inputs.');
  }
  const everyone = Object.keys(definition.processes);
  const run = new Handlers(
    everyone,
    everyone.map((name) => definition.processes[name]!.definition),
    links,
  );
  const violated = invariantsViolated(properties);
  return {
    initial: () => run.start(),
    successors: (state) => [
      ...everyone.flatMap((_, process) => run.internal(state, process)),
      ...state.links.flatMap((messages, place) => (messages.length === 0 ? [] : run.link(state, place))),
    ],
    violates: ({ local }, terminal) =>
      violated({ local: Object.fromEntries(everyone.map((name, process) => [name, local[process]])) }, terminal),
  };
}

class Handlers {
  readonly #everyone: readonly ProcessId[];
  readonly #processes: readonly ProcessDefinition[];
  readonly #link: Link;
  /** What the handler that runs has sent. */
  #sent: Sent[] = [];
  readonly #effects: readonly Effects[];

  constructor(everyone: readonly ProcessId[], processes: readonly ProcessDefinition[], link: Link) {
    this.#everyone = everyone;
    this.#processes = processes;
    this.#link = link;
    this.#effects = everyone.map((self) => this.#effectsOf(self));
  }

  start(): State {
    const everyone = this.#everyone;
    const pairs = this.#link.shared ? 1 : everyone.length ** 2;
    let state: State = {
      local: this.#processes.map(({ init }, process) => init(everyone[process]!, everyone)),
      links: Array.from({ length: pairs }, () => []),
    };
    this.#processes.forEach(({ start }, process) => {
      if (start !== undefined) [state] = this.#handled(state, state.links, process, start) as [State];
    });
    return state;
  }

  internal(state: State, process: number): readonly State[] {
    return (this.#processes[process]!.internal ?? []).flatMap((step) =>
      step.when(state.local[process])
        ? this.#handled(state, state.links, process, (local, fx) => step.run(local, fx))
        : [],
    );
  }

  link(state: State, place: number): readonly State[] {
    const everyone = this.#everyone;
    return this.#link.steps(this.#content(state.links, place), everyone).flatMap((step) => {
      if (step.spends !== undefined) throw new RangeError('The naive checker knows no budgets.');
      const links = state.links.with(place, this.#messages(step.becomes));
      if (step.kind === 'lose') return [{ local: state.local, links }];
      const receiver = everyone.indexOf(step.to);
      const { upon } = this.#processes[receiver]!;
      return this.#handled(state, links, receiver, (local, fx) =>
        upon?.deliver === undefined ? local : upon.deliver(local, step.from, step.message, fx),
      );
    });
  }

  #handled(
    state: State,
    links: State['links'],
    process: number,
    handler: (local: unknown, fx: Effects) => unknown,
  ): readonly State[] {
    const from = this.#everyone[process]!;
    this.#sent = [];
    const next = handler(state.local[process], this.#effects[process]!);
    const sent = this.#sent;
    if (next === refuse) return [];
    const local = state.local.with(process, next);
    if (sent.length === 0) return [{ local, links }];
    const after = [...links];
    for (const { to, message } of sent) {
      const place = this.#place(process, to);
      const content = this.#link.add(this.#content(after, place), { from, to, message });
      if ('bound' in content) return [];
      after[place] = this.#messages(content);
    }
    return [{ local, links: after }];
  }

  #effectsOf(self: ProcessId): Effects {
    return {
      self,
      everyone: this.#everyone,
      send: (to, message) => this.#sent.push({ to, message }),
      broadcast: (message) => {
        for (const to of this.#link.shared ? [EVERYONE] : this.#everyone) this.#sent.push({ to, message });
      },
      indicate: () => {},
      setTimer: () => {
        throw new RangeError('The naive checker knows no timers.');
      },
      cancelTimer: () => {},
      store: () => {},
      ...cryptographyOf(self, this.#everyone, () => `process ${self}`),
    };
  }

  /** What a link carries, as it knows it. */
  #content(links: State['links'], place: number): Content {
    // A medium's content is kept as it is.
    if (this.#link.shared) return links[place] as Content;
    const everyone = this.#everyone;
    const from = everyone[Math.floor(place / everyone.length)]!;
    const to = everyone[place % everyone.length]!;
    return links[place]!.map((message) => ({ from, to, message }));
  }

  #messages(content: Content): readonly unknown[] {
    return this.#link.shared ? content : content.map(({ message }) => message);
  }

  #place(from: number, to: ProcessId | typeof EVERYONE): number {
    return to === EVERYONE || this.#link.shared ? 0 : from * this.#everyone.length + this.#everyone.indexOf(to);
  }
}
