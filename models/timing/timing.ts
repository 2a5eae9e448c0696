/** What time means in a system. */
export interface Timing {
  /** As a verdict names it: "asynchronous". */
  readonly name: string;
  /** What ticks; left out where time does not pass in ticks. */
  readonly clock?: Clock;
}

/** A clock that all processes and links share, and the bound that it puts on the delay of messages. */
export interface Clock {
  /** The bounds, in ticks, of which an execution has one from its start; positive integers. */
  readonly delays: readonly number[];
  /** Whether the clock runs from the start, or only from a moment on that no process knows: the global stabilisation time. */
  readonly from: 'the start' | 'gst';
}

/** Tells a timing from whatever a user may have put in its place: links, for one, have a name, too. */
export function isTiming(value: unknown): value is Timing {
  if (typeof value !== 'object' || value === null || !('name' in value) || typeof value.name !== 'string') return false;
  return Object.keys(value).every((key) => key === 'name' || key === 'clock');
}
