import type { Observed, ProcessId } from '../specs/event.ts';
import type { Action } from './action.ts';
import type { Fault } from './faults.ts';

/** The place of a component in a state vector. */
export type SlotIndex = number;
/** A value of one slot: a small integer, dense from 0 within the slot. Equal ids mean equal values, by structure. */
export type Id = number;
/** What a component is told within a step: a message to handle, an entry to add, an observed event. Dense from 0. */
export type Label = number;
/** One kind of step with its arguments. Dense from 0. */
export type ActionId = number;
/** One id per slot. */
export type StateVector = readonly Id[];
/** Looks a slot up in the configuration at hand. What is read is what the answer depends on. */
export type Read = (slot: SlotIndex) => Id;

/** The address of observed events: they go to every slot that `observers` lists. */
export const OBSERVERS = -1;

/** One component of the system: a process, a link, a budget, a property's memory. */
export interface Slot {
  readonly name: string;
  /** The process that a person would say it belongs to, if any. */
  readonly owner?: ProcessId;
  /** Set for what lies around the processes (links, requests to come, budgets): what happens to it shows in actions and events. */
  readonly environment?: true;
  /**
   * Set where it does no harm to ask what the component would start and answer at a value that it may never have, or be told what it
   * never is: no user's code runs, and nothing is made of the answer. A reduction then looks which steps commute on it.
   */
  readonly speculative?: true;
  /** Whether the component answers an observed event with itself and no label, whatever its value. Where it does, it need not be told. */
  ignores?(label: Label): boolean;
  /** Set for what never starts a step by itself: a shared variable, a budget, the memory of a property. */
  readonly passive?: true;
  /** The value behind an id, as plain data for a person. */
  value(id: Id): unknown;
}

/** A label with its addressee: a slot, or OBSERVERS. */
export interface Emission {
  readonly to: SlotIndex | typeof OBSERVERS;
  readonly label: Label;
}

/** A step that the component in a slot can start by itself. */
export interface Offer {
  readonly action: ActionId;
  /** What the offering slot becomes, before any label is answered. */
  readonly becomes: Id;
  readonly labels: readonly Emission[];
  /** Set where the step is a fault of the environment. */
  readonly fault?: Fault;
}

/** One way in which a component answers a label. */
export interface Reaction {
  readonly becomes: Id;
  readonly labels: readonly Emission[];
  /** What this branch chose ("crashes after 1 of 4 effects"), for people. */
  readonly note?: string;
  /** Set where this branch makes the step a fault of the environment; besides what other branches make of it. */
  readonly fault?: Fault;
}

/** The step would leave the modelled scope (a bounded queue is full). Not a refusal: the search reports the bound. */
export interface BoundHit {
  readonly bound: string;
}

/** What one evaluation of a guarded action does. */
export interface Outcome {
  readonly action: ActionId;
  readonly writes: readonly (readonly [slot: SlotIndex, id: Id])[];
  readonly labels: readonly Emission[];
}

/** A guarded action over several slots. Pure: what it answers depends only on what it reads. */
export interface Joint {
  /** For a person: "action RMPrepare(r1)". */
  readonly name: string;
  evaluate(read: Read): readonly Outcome[];
}

/** The owner of fairness that no model of processes, links or timing brings: the user assumes it of guarded actions. */
export const theSpecification = 'the specification';

/** What is owed about an action. Actions that share an `instance` are one assumption. */
export interface Assumption {
  readonly instance: string;
  /** What is owed, for a person: "deliver m from p to q". The instance itself, if it is left out. */
  readonly text?: string;
  /** Whose promise it is: a process, a link, a client. */
  readonly owner: string;
  readonly kind: 'weak' | 'strong';
  /** Whether the promise binds in a configuration in which the action is enabled. */
  owed(read: Read): boolean;
  /** Why it does not bind, for a person: "p has crashed". Asked only where `owed` is false. */
  why?(read: Read): string;
}

/** A fairness assumption over configurations: if `given` is true infinitely often, so is `follows`. */
export interface FairnessPair {
  readonly instance: string;
  /** Whose promise it is. */
  readonly owner: string;
  given(read: Read): boolean;
  follows(read: Read): boolean;
}

/** A configuration to start from, with what was observed on the way into it (messages sent by start handlers). */
export interface Start {
  readonly vector: StateVector;
  readonly observed: readonly Label[];
}

/**
 * The waist: a closed system as the checker sees it, slots that hold ids and the few ways in which ids change.
 *
 * A step composes as follows. An offer, or a joint rule, emits labels. Labels are answered first in, first out, each by its slot's
 * current value within the step; an answer may emit further labels. A refusal by any slot cancels the whole step; several answers
 * multiply it. All members are pure, and the order of every list is part of the meaning: it orders the choices of an execution.
 */
export interface TransitionSystem {
  readonly slots: readonly Slot[];
  /** The slots that observed events go to. The layer of a property appends its own. */
  readonly observers: readonly SlotIndex[];
  /** One per failure pattern and per choice of initial values. */
  initial(): readonly Start[];
  /** What the component in a slot can start. Asked once per id. */
  offers(slot: SlotIndex, id: Id): readonly Offer[];
  /** How the component in a slot answers a label; the empty list refuses. Asked once per (id, label). */
  react(slot: SlotIndex, id: Id, label: Label): readonly Reaction[] | BoundHit;
  readonly joint: readonly Joint[];
  action(action: ActionId): Action;
  /** The event behind a label that goes to OBSERVERS. */
  event(label: Label): Observed;
  assumptions(action: ActionId): readonly Assumption[];
  /** The actions that are known before the search, if any are: an assumption about one that is never enabled assumes nothing. */
  readonly declared?: readonly ActionId[];
  /** Fairness that is no matter of single actions; none unless said otherwise. */
  readonly pairs?: readonly FairnessPair[];
}

/** Tells the bound that was hit from the answers of a component. */
export function isBoundHit(answer: readonly Reaction[] | BoundHit): answer is BoundHit {
  return !Array.isArray(answer);
}
