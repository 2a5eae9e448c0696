/** A finite state machine as the table of its transitions: data for people and diagrams. */
export interface TransitionTable {
  readonly start: string;
  readonly rows: readonly { readonly fromState: string; readonly event: string; readonly toState: string }[];
}
