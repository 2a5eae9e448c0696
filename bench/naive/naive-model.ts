/** A system as a straightforward checker has it: objects, and a function from one to the next ones. */
export interface NaiveModel<State = unknown> {
  initial(): State;
  /** One per step that is enabled. Equal states have equal JSON. */
  successors(state: State): readonly State[];
  /** @param terminal whether the state has no successors */
  violates(state: State, terminal: boolean): boolean;
}
