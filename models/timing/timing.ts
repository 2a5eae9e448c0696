/** What time means in a system. */
export interface Timing {
  /** As a verdict names it: "asynchronous". */
  readonly name: string;
}
