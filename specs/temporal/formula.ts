import type { Observed, ObservedType, ProcessId, Unstated } from '../event.ts';
import type { World } from '../world.ts';
import type { Among } from './among.ts';

/** What one step did: the configurations before and after it, and what was observed in it, in order. */
export interface StepView<State = Unstated> {
  readonly before: State;
  readonly events: readonly Observed[];
  readonly after: State;
}

/**
 * A claim about a position of an infinite execution.
 *
 * Position 0 is the initial configuration with what was observed on the way into it; position i is the i-th step with the configuration
 * that it leads to. An execution that stops stays in its last configuration for ever: from then on every position has that configuration,
 * and no events. What several events of one position do, they do at once.
 */
export type Formula<State = Unstated> =
  | { readonly operator: 'constant'; readonly value: boolean }
  /** True of the configuration at the position. What it reads is tracked. */
  | { readonly operator: 'state'; readonly name: string; readonly predicate: (state: State, world: World) => boolean }
  /** True of the step at the position. At position 0, and where the execution has stopped, `before` and `after` are the same. */
  | {
      readonly operator: 'step';
      readonly name: string;
      readonly predicate: (step: StepView<State>, world: World) => boolean;
    }
  /** Of every event of the type at this position, or of some, `body` is true. Called once per distinct event. */
  | {
      readonly operator: 'every' | 'some';
      readonly type: ObservedType;
      readonly body: (event: Unstated) => Claim<State>;
    }
  /** Of every process of the system `body` is true. Called once per process. */
  | {
      readonly operator: 'every process';
      /** Of whom `body`, which knows it, claims something. */
      readonly among: Among;
      readonly body: (process: ProcessId) => Claim<State>;
    }
  | {
      readonly operator: 'not' | 'next' | 'always' | 'eventually' | 'previous' | 'once' | 'historically';
      readonly of: Formula<State>;
    }
  | { readonly operator: 'and' | 'or'; readonly of: readonly Formula<State>[] }
  /** Whether `left` is ever true is reported: an implication whose left side is never true says nothing. */
  | { readonly operator: 'implies'; readonly left: Formula<State>; readonly right: Formula<State> }
  /** `until`: right holds now or later, and left at all positions before that. `since`: right holds now or held, and left ever after. */
  | { readonly operator: 'until' | 'since'; readonly left: Formula<State>; readonly right: Formula<State> };

/** What may stand where a formula is expected: a predicate over the configuration is one, and so is a plain truth value. */
export type Claim<State = Unstated> = Formula<State> | ((state: State, world: World) => boolean) | boolean;

/** The formula that a claim stands for. */
export function formulaOf<State>(claim: Claim<State>): Formula<State> {
  if (typeof claim === 'boolean') return { operator: 'constant', value: claim };
  if (typeof claim === 'function') return { operator: 'state', name: sourceOf(claim), predicate: claim };
  return claim;
}

/** A function as it is written, on one line: what a person recognises an unnamed predicate by. */
export function sourceOf(predicate: (...given: never[]) => unknown): string {
  const source = predicate.toString().replace(/\s+/g, ' ').trim();
  const body = /^(?:\([^()]*\)|[\w$]+) => (?!\{)(.*)$/.exec(source)?.[1] ?? source;
  return body.length > 80 ? `${body.slice(0, 79)}…` : body;
}
