import type { Observed } from '../../specs/event.ts';
import type { Finitary } from '../../specs/property.ts';
import { claimOf } from './claim.ts';
import { interpretGuarded } from './guarded-steps.ts';
import type { Interpretation, StepName } from './interpretation.ts';
import { key } from './key.ts';
import { interpretProcesses } from './process-steps.ts';
import type { ReferenceSystem } from './reference-system.ts';

export interface ReferenceOptions {
  /** The most steps of an execution. Configurations at that depth are looked at, but not followed. */
  readonly depth?: number;
  /** The most states that are kept; the search ends where one more is found. */
  readonly states?: number;
  /** Ends the search at the first violation, or at the first witness. */
  readonly stopAtViolation?: boolean;
}

/** What the reference found about one property of one system. */
export interface ReferenceResult {
  /** Distinct configurations, together with the trace or the memory of the property. */
  readonly states: number;
  /** Successors computed, those that lead back to the same configuration included. */
  readonly transitions: number;
  /** The steps of the longest of the shortest executions. */
  readonly depth: number;
  /** `bounded` if nothing was found and a bound cut the search. */
  readonly verdict: 'violated' | 'holds' | 'bounded';
  /** The steps of the shortest violating, or witnessing, execution. */
  readonly length?: number;
  /** That execution. */
  readonly execution?: readonly StepName[];
  /** True if the search ended because it would have kept one state too many; `depth` is then the level that is incomplete. */
  readonly full: boolean;
  /** True if a full queue cancelled a branch of some step. */
  readonly boundHits: boolean;
  /** States in which no step is enabled. */
  readonly terminal: number;
  /** States in which no step that is enabled is owed. */
  readonly quiescent: number;
  /** Transitions by the kind of their step; one that a crash cut counts as `cut` besides. */
  readonly taken: Readonly<Partial<Record<StepName['kind'] | 'cut' | 'departure', number>>>;
  /** The names of what processes took, kept and sent, where some of them depart from what is right. */
  readonly names: ReadonlySet<string>;
}

/** One property of one system, decided by plain search in breadth over objects. */
export function reference(
  system: ReferenceSystem,
  property: Finitary,
  options: ReferenceOptions = {},
): ReferenceResult {
  switch (system.kind) {
    case 'processes':
      return searched(interpretProcesses(system), property, options);
    case 'guarded':
      return searched(interpretGuarded(system), property, options);
  }
}

/** A configuration with what the property remembers, and how it was reached. */
interface State<Configuration> {
  readonly configuration: Configuration;
  readonly memory: unknown;
  readonly before?: State<Configuration>;
  readonly step?: StepName;
}

function searched<Configuration>(
  system: Interpretation<Configuration>,
  property: Finitary,
  {
    depth: depthMost = Number.POSITIVE_INFINITY,
    states: statesMost = Number.POSITIVE_INFINITY,
    stopAtViolation = false,
  }: ReferenceOptions,
): ReferenceResult {
  const claim = claimOf(property);
  const visited = new Set<string>();
  const spellings = new Set<string>();
  const taken: Partial<Record<StepName['kind'] | 'cut' | 'departure', number>> = {};
  let transitions = 0;
  let terminal = 0;
  let quiescent = 0;
  let boundHits = false;
  let full = false;
  let cutOff = false;
  let found: State<Configuration> | undefined;

  const ask = (state: State<Configuration>) => {
    const world = system.world(state.configuration);
    if (!found && claim.found(state.memory, () => system.view(state.configuration), world)) {
      found = state;
    }
  };
  const advanced = (memory: unknown, events: readonly Observed[]) => events.reduce(claim.advance, memory);

  /** The states of the next level; a state that is not new is not kept. */
  let next: State<Configuration>[] = [];
  const reach = (state: State<Configuration>) => {
    // Equal spellings are equal values, and are quicker to tell; unequal ones may differ in the order of keys only.
    const spelling = JSON.stringify([state.configuration, state.memory]);
    if (spellings.has(spelling)) {
      return;
    }
    spellings.add(spelling);
    const text = key([state.configuration, state.memory]);
    if (visited.has(text)) {
      return;
    }
    if (visited.size >= statesMost) {
      full = true;
      return;
    }
    visited.add(text);
    next.push(state);
    if (claim.at === 'always') {
      ask(state);
    }
  };

  for (const { configuration, events } of system.starts) {
    reach({ configuration, memory: advanced(claim.start(system.world(configuration)), events) });
  }
  let depth = 0;
  const over = () => full || (stopAtViolation && found !== undefined);
  for (let level = next; level.length > 0 && !over(); level = next) {
    next = [];
    for (const state of level) {
      if (over()) {
        break;
      }
      const enabled = system.enabled(state.configuration);
      // Where a bound cancelled a step, nobody knows what is enabled.
      const isTerminal = !enabled.boundHit && enabled.transitions.length === 0;
      const isQuiescent = !enabled.boundHit && enabled.transitions.every(({ owed }) => !owed);
      terminal += isTerminal ? 1 : 0;
      quiescent += isQuiescent ? 1 : 0;
      if ((claim.at === 'termination' && isTerminal) || (claim.at === 'quiescence' && isQuiescent)) {
        ask(state);
      }
      if (depth >= depthMost) {
        cutOff ||= !isTerminal || enabled.boundHit;
        continue;
      }
      boundHits ||= enabled.boundHit;
      for (const { step, events, to } of enabled.transitions) {
        transitions += 1;
        taken[step.kind] = (taken[step.kind] ?? 0) + 1;
        if (step.cutAfter !== undefined) {
          taken.cut = (taken.cut ?? 0) + 1;
        }
        if (step.departures !== undefined) {
          taken.departure = (taken.departure ?? 0) + 1;
        }
        reach({ configuration: to, memory: advanced(state.memory, events), before: state, step });
      }
    }
    depth += next.length > 0 ? 1 : 0;
  }

  const nothing = full || cutOff || boundHits ? 'bounded' : claim.finding === 'holds' ? 'violated' : 'holds';
  const execution = found && stepsTo(found);
  return {
    states: visited.size,
    transitions,
    depth,
    verdict: found ? claim.finding : nothing,
    ...(execution && { length: execution.length, execution }),
    full,
    boundHits,
    terminal,
    quiescent,
    taken,
    names: system.names,
  };
}

function stepsTo<Configuration>(state: State<Configuration>): readonly StepName[] {
  const steps: StepName[] = [];
  for (let at: State<Configuration> | undefined = state; at?.step; at = at.before) {
    steps.unshift(at.step);
  }
  return steps;
}
