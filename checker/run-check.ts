import { isFinitary, type Property } from '../specs/property.ts';
import { BadInput } from './bad-input.ts';
import { bytesPerState } from './bytes-per-state.ts';
import { type Check, type CheckBounds, definedOnly, validateBounds } from './check.ts';
import { Closing } from './closure.ts';
import { defaultMemory } from './default-memory.ts';
import { explain } from './explain.ts';
import { fewestFaults, type Search } from './fewest-faults.ts';
import { decideTemporal } from './liveness/decide-temporal.ts';
import type { Model } from './model.ts';
import { notUniform } from './not-uniform.ts';
import { type PropertyLayer, propertyLayers } from './property-layer.ts';
import { recovers } from './recovery.ts';
import { auditReduction } from './reductions/audit-reduction.ts';
import { LearnedDependence } from './reductions/learned-dependence.ts';
import { type Reduction, validateReduction } from './reductions/reduction.ts';
import type { Goal, SearchLimits, SearchResult } from './search/breadth-first.ts';
import type { Crew } from './search/crew.ts';
import { explore } from './search/explore.ts';
import { expectFunction, expectMembers, shown } from './shape.ts';
import { boundsPhrase } from './text/verdict-text.ts';
import type { StateVector, TransitionSystem } from './transition-system.ts';
import { whyUnspoken } from './unspoken.ts';
import { UserCode } from './user-code.ts';
import type { Audit, Bounds, Finding, Report, Verdict } from './verdict.ts';

/** How a running search is going. */
export interface Progress {
  readonly check: string;
  /** The properties that this search decides. */
  readonly property: string;
  readonly states: number;
  readonly statesPerSecond: number;
  readonly depth: number;
  /** Configurations that wait to be expanded. */
  readonly frontier: number;
  readonly seconds: number;
}

export interface RunOptions {
  /** Bounds that take the place of the check's own, one by one. */
  readonly bounds?: CheckBounds;
  /** Which steps the searches may leave out, in place of what the check says. */
  readonly reduction?: Reduction;
  /** Repeats each search without its reduction, and compares. Where no reduction is named, that of sleep sets is audited. */
  readonly audit?: boolean;
  /** Looks for the counterexamples with the fewest faults, and then the fewest steps, in place of the fewest steps; with further searches. */
  readonly minimise?: 'faults';
  /** Called now and then: every few thousand configurations, and every few hundred questions to the user's functions. */
  readonly onProgress?: (progress: Progress) => void;
  /** Asked as often: true ends the search, which then reports what it found so far. */
  readonly interrupted?: () => boolean;
  /** Asked as often: true says that the platform is running out of memory. */
  readonly memoryPressure?: () => boolean;
  /**
   * Threads that search together with the one that calls, which waits for them: large searches only. What is found does not depend on them.
   * On Node: `searchThreads` of `counterpoint/threads`.
   */
  readonly workers?: Crew;
}

/**
 * Decides every property of a check, and says what each verdict rests on.
 *
 * @throws BadInput where the system or a property is not what it must be: a handler that throws, a state that is no plain data
 */
export function runCheck(check: Check, options: RunOptions = {}): Report {
  if (check?.kind !== 'check')
    throw new BadInput(`runCheck: expected a check, found ${shown(check)}. Make one with check(…).`);
  const known = ['bounds', 'reduction', 'audit', 'minimise', 'onProgress', 'interrupted', 'memoryPressure', 'workers'];
  expectMembers('runCheck, options', options, known);
  if (options.minimise !== undefined && options.minimise !== 'faults') {
    throw new BadInput(`runCheck, options: expected "minimise" to be 'faults', found ${shown(options.minimise)}.`);
  }
  for (const name of ['onProgress', 'interrupted', 'memoryPressure'] as const) {
    if (options[name] !== undefined) expectFunction(`runCheck, options, ${name}`, options[name]);
  }
  if (options.workers !== undefined && typeof options.workers !== 'object') {
    throw new BadInput(
      `runCheck, options: expected "workers" to be threads, found ${shown(options.workers)}. On Node, make them with searchThreads of counterpoint/threads.`,
    );
  }
  const bounds = { ...check.options.bounds, ...definedOnly(options.bounds ?? {}) };
  validateBounds(`check "${check.name}"`, bounds);
  const reduction = reductionOf(check, options);
  const userCode = new UserCode();
  const model = check.system.model(userCode);
  const findings = new Map<string, Finding>();
  const layers = propertyLayers(
    model,
    check.properties.filter((property) => isFinitary(property)).filter((property) => !refusal(model, property)),
    userCode,
  );
  const closing = new Closing(model);
  let transitions = 0;
  for (const layer of layers) {
    const decided = decide(check, model, closing, layer, bounds, reduction, options, userCode);
    for (const finding of decided) findings.set(finding.property, finding);
    transitions += decided[0]!.explored.transitions;
  }
  const temporal = check.properties.filter((property) => property.kind === 'temporal');
  if (temporal.length > 0) {
    const decided = decideTemporal(check, model, closing, temporal, bounds, options, userCode);
    for (const finding of decided) findings.set(finding.property, unreduced(finding, reduction));
    transitions += decided[0]!.explored.transitions;
  }
  if (!(options.interrupted?.() ?? false)) userCode.uncounted(() => model.askAgain());
  return {
    check: check.name,
    findings: check.properties.map((property) => findings.get(property.name) ?? refused(model, property)),
    tables: model.tables,
    transitions: transitions + closing.transitions,
    userCalls: userCode.calls,
  };
}

/** Searches one layer, and words what was found for each of its properties. */
function decide(
  check: Check,
  model: Model,
  closing: Closing,
  layer: PropertyLayer,
  bounds: CheckBounds,
  reduction: Reduction,
  options: RunOptions,
  userCode: UserCode,
): readonly Finding[] {
  const began = performance.now();
  const property = layer.properties.map(({ name }) => name).join(', ');
  const rate = (states: number) => Math.round((1000 * states) / Math.max(1, performance.now() - began));
  const limits: SearchLimits = {
    depth: bounds.depth,
    states: bounds.states,
    memory: bounds.memory ?? defaultMemory,
    otherBytes: () => model.bytes() + layer.bytes(),
    pause: ({ states, depth, frontier }) => {
      const seconds = (performance.now() - began) / 1000;
      options.onProgress?.({
        check: check.name,
        property,
        states,
        statesPerSecond: rate(states),
        depth,
        frontier,
        seconds,
      });
      if ((options.interrupted?.() ?? false) || closing.grew()) return 'interrupted';
      return (options.memoryPressure?.() ?? false) ? 'memory of the platform' : undefined;
    },
  };
  const rehearse = (system: TransitionSystem, states: number) =>
    explore(system, [], { ...limits, states: Math.min(states, limits.states ?? states) }, options.workers);
  const result = closing.last(
    rehearse,
    () => {
      const dependence = reduction === 'none' ? undefined : () => new LearnedDependence(layer.system);
      // An audit compares configurations one by one, in the order of a single thread.
      return explore(layer.system, layer.goals, { ...limits, dependence }, options.audit ? undefined : options.workers);
    },
    (found) => found,
  );
  const seconds = (performance.now() - began) / 1000;
  const interrupted = result.bounds.some((bound) => bound.kind === 'interrupted');
  if (!interrupted) {
    userCode.uncounted(() => {
      layer.askAgain();
      result.askAgain();
    });
  }
  const audit =
    options.audit && !interrupted ? userCode.uncounted(() => auditReduction(layer, limits, result)) : undefined;
  // All verdicts first: further searches may find that Byzantine processes can say more.
  const shortest = layer.properties.map((stated, index) => verdictOn(model, closing, layer, result, stated, index));
  const explored = {
    closing,
    rehearse,
    explore: (system: TransitionSystem, goals: readonly Goal[]) => explore(system, goals, limits, options.workers),
  };
  const verdicts = shortest.map((verdict, index) =>
    options.minimise === 'faults'
      ? leastFaulty(verdict, { ...explored, model, system: layer.system, goal: layer.goals[index]! }, layer, index)
      : verdict,
  );
  const { states, transitions, depth } = result;
  const bytes = result.bytes + model.bytes() + layer.bytes();
  return layer.properties.map((stated, index) => ({
    property: stated.name,
    kind: stated.kind,
    verdict: audited(verdicts[index]!, audit),
    explored: { states, transitions, depth, ...(reduction !== 'none' && { reduction }) },
    ...(audit !== undefined && { audit }),
    cost: { seconds, statesPerSecond: rate(states), bytes, bytesPerState: bytesPerState(bytes, states) },
  }));
}

/** @throws BadInput for a reduction that there is not, or where none is to be audited */
function reductionOf(check: Check, { reduction, audit = false }: RunOptions): Reduction {
  const where = `check "${check.name}"`;
  validateReduction(where, reduction);
  if (typeof audit !== 'boolean')
    throw new BadInput(`${where}: expected audit to be true or false, found ${shown(audit)}.`);
  const chosen = reduction ?? check.options.reduction ?? (audit ? 'sleep sets' : 'none');
  if (!audit || chosen !== 'none') return chosen;
  throw new BadInput(
    `${where}: expected a reduction to audit, found 'none'. Name 'sleep sets', or leave out the audit.`,
  );
}

/** A temporal property looks at all steps: one that was left out may be what is taken for ever, or what is owed. */
function unreduced(finding: Finding, reduction: Reduction): Finding {
  if (reduction === 'none') return finding;
  return { ...finding, explored: { ...finding.explored, unreduced: 'a temporal property is decided on all steps' } };
}

/** The verdict with the counterexample that has the fewest faults in the place of its own. */
function leastFaulty(verdict: Verdict, search: Search, layer: PropertyLayer, index: number): Verdict {
  if (verdict.outcome !== 'violated' || verdict.evidence.kind !== 'bad prefix') return verdict;
  const { execution, end, fewest } = fewestFaults(search, verdict.evidence.execution);
  const recovered = end === undefined ? verdict.evidence.recovers : recoversAfter(layer, index, end);
  return { ...verdict, evidence: { kind: 'bad prefix', execution, recovers: recovered }, fewest };
}

function audited(verdict: Verdict, audit: Audit | undefined): Verdict {
  if (audit === undefined || audit.different.length === 0) return verdict;
  const why = `the search with its reduction and the search without differ, which is a mistake of the checker (${audit.different.join('; ')})`;
  return { outcome: 'inconclusive', why, assumptions: verdict.assumptions };
}

function verdictOn(
  model: Model,
  closing: Closing,
  layer: PropertyLayer,
  result: SearchResult,
  property: Property,
  index: number,
): Verdict {
  const { assumptions } = model;
  const row = result.found[index];
  const open = row === undefined ? closing.open(result) : undefined;
  if (open !== undefined) {
    return { outcome: 'inconclusive', why: open, assumptions };
  }
  const execution = () => explain(model, layer.system, result.pathTo(row!));
  const extent: 'exhaustive' | Bounds =
    result.bounds.length === 0 ? 'exhaustive' : { bounds: result.bounds, depth: result.completeDepth };
  if (property.kind === 'sometimes') {
    if (row !== undefined)
      return { outcome: 'holds', extent: 'witness', witness: execution(), assumptions, warnings: [] };
    if (extent === 'exhaustive')
      return { outcome: 'violated', evidence: { kind: 'no witness' }, assumptions, warnings: [] };
    return { outcome: 'inconclusive', why: `no witness ${boundsPhrase(extent)}`, assumptions };
  }
  if (row !== undefined) {
    const recovered = recoversAfter(layer, index, result.pathTo(row).at(-1)!);
    return {
      outcome: 'violated',
      evidence: { kind: 'bad prefix', execution: execution(), recovers: recovered },
      assumptions,
      warnings: [],
    };
  }
  const whys = [
    whyIdle(layer, layer.goals[index]!, result.asked[index]!, property),
    model.idle?.(extent === 'exhaustive'),
  ].filter((why) => why !== undefined);
  // Where nothing happens, that may be since nobody says anything: both are told.
  const idle = whys.length === 0 ? undefined : whys.join('; ');
  if (idle !== undefined && extent === 'exhaustive') return { outcome: 'vacuous', why: idle, assumptions };
  const warnings = idle === undefined ? [] : [`So far vacuous: ${idle}.`];
  if (extent === 'exhaustive') {
    warnings.push(...(model.warnings?.('observes' in property ? property.observes : []) ?? []));
    if (result.transitions === 0) warnings.push('No step is ever enabled: only the start was looked at.');
  }
  if (extent !== 'exhaustive' && property.kind === 'safety') {
    warnings.push(
      'The trace of all observed events is part of the configuration, and may be what grows: a monitor remembers only what it needs.',
    );
  }
  return { outcome: 'holds', extent, assumptions, warnings, ...notUniform(model, property) };
}

function recoversAfter(layer: PropertyLayer, index: number, end: StateVector): boolean {
  const goal = layer.goals[index]!;
  return layer.properties[index]!.kind !== 'invariant' && goal.at === 'always' && recovers(layer.system, goal, end);
}

/** Why a claim that nothing contradicts says nothing, if that is so. */
function whyIdle(layer: PropertyLayer, goal: Goal, asked: boolean, property: Property): string | undefined {
  if (!asked) {
    if (property.kind === 'invariant' && property.neverAsked === 'holds') return undefined;
    return goal.at === 'quiescence' ? 'no configuration is quiescent' : 'in every configuration some step is enabled';
  }
  if (property.kind !== 'safety' && property.kind !== 'monitor') return undefined;
  const events = layer.observed();
  if (events.length === 0) return `no event of the kind ${property.observes.join(' or ')} ever occurs`;
  return whyUnspoken(property, events);
}

/** Why a property makes no sense for a model, if that is so. */
function refusal(model: Model, property: Property): string | undefined {
  if (property.kind === 'beyond traces') return property.why;
  if (property.kind === 'temporal' || property.at !== 'quiescence') return undefined;
  if (!model.owesSteps) {
    return (
      'it is stated at quiescence, where nothing that is enabled is owed any more, and in this system nothing is ever owed: ' +
      'give the actions a fairness, or state it at termination'
    );
  }
  if (model.alwaysOwed !== undefined) {
    return (
      `it is stated at quiescence, where nothing that is enabled is owed any more, and in this system ${model.alwaysOwed} always is: ` +
      'state it as a temporal property, or check it without a clock'
    );
  }
  return undefined;
}

function refused(model: Model, property: Property): Finding {
  return {
    property: property.name,
    kind: property.kind,
    verdict: { outcome: 'refused', why: refusal(model, property)!, assumptions: model.assumptions },
    explored: { states: 0, transitions: 0, depth: 0 },
    cost: { seconds: 0, statesPerSecond: 0, bytes: 0, bytesPerState: 0 },
  };
}
