import type { Observed } from '../../specs/event.ts';
import type { World } from '../../specs/world.ts';

/** What a step is, for people and for counting: its kind, and where a crash cut it. */
export interface StepName {
  readonly kind:
    | 'says'
    | 'request'
    | 'deliver'
    | 'duplicate'
    | 'lose'
    | 'reset'
    | 'internal'
    | 'timeout'
    | 'tick'
    | 'gst'
    | 'crash'
    | 'recover'
    | 'omit'
    | 'suspect'
    | 'restore'
    | 'trust'
    | 'corrupt'
    | 'detector settles'
    | 'settle'
    | 'rule';
  readonly of: unknown;
  /** The number of effects that happened before the crash that cut the step. */
  readonly cutAfter?: number;
  /** How often Byzantine processes depart from their protocol in it. */
  readonly departures?: number;
}

/** One way in which one step can go. */
export interface Transition<Configuration> {
  readonly step: StepName;
  readonly owed: boolean;
  readonly events: readonly Observed[];
  readonly to: Configuration;
}

/** What can happen in a configuration. */
export interface Enabled<Configuration> {
  readonly transitions: readonly Transition<Configuration>[];
  /** True if some branch of some step was cancelled by a full queue. */
  readonly boundHit: boolean;
}

/** A configuration to start from, with what was observed on the way into it. */
export interface Start<Configuration> {
  readonly configuration: Configuration;
  readonly events: readonly Observed[];
}

/** A system as the search sees it. Configurations are plain data. */
export interface Interpretation<Configuration> {
  readonly starts: readonly Start<Configuration>[];
  /** The names in what processes were met to take, keep and send; kept where some depart from that. */
  readonly names: ReadonlySet<string>;
  enabled(configuration: Configuration): Enabled<Configuration>;
  world(configuration: Configuration): World;
  /** The configuration as invariants see it. */
  view(configuration: Configuration): unknown;
}
