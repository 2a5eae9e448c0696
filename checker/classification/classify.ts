import type { Property } from '../../specs/property.ts';
import { BadInput } from '../bad-input.ts';
import { bytesPerState } from '../bytes-per-state.ts';
import { type Check, type CheckBounds, check, definedOnly, validateBounds } from '../check.ts';
import { Closing } from '../closure.ts';
import { defaultMemory } from '../default-memory.ts';
import type { Checkable } from '../model.ts';
import type { RunOptions } from '../run-check.ts';
import type { SearchProgress } from '../search/breadth-first.ts';
import { expectMembers, shown } from '../shape.ts';
import { UserCode } from '../user-code.ts';
import type { Classification, ClassificationReport } from './classification.ts';
import { classifiedProperty, type Stop } from './classified-property.ts';
import { Explorations } from './explorations.ts';

/** How a classification runs: as a check does, in one thread. */
export type ClassifyOptions = Omit<RunOptions, 'workers'>;

/**
 * Tells whether a property is safety, liveness, or has both parts: by itself, and among the fair executions of a system, with executions
 * that show it.
 *
 * Both are for this system with these parameters, and of the classes by themselves, over the events that it shows.
 *
 * @throws BadInput where the system or the property is not what it must be
 */
export function classify<State>(
  system: Checkable<State>,
  property: Property<State>,
  options: ClassifyOptions = {},
): Classification {
  return classifyCheck(check('classify', system, [property]), options).classifications[0]!;
}

/**
 * Classifies every property of a check.
 *
 * @throws BadInput where the system or a property is not what it must be
 */
export function classifyCheck(stated: Check, options: ClassifyOptions = {}): ClassificationReport {
  if (stated?.kind !== 'check')
    throw new BadInput(`classify: expected a check, found ${shown(stated)}. Make one with check(…).`);
  expectMembers('classify, options', options, ['bounds', 'onProgress', 'interrupted', 'memoryPressure']);
  const bounds: CheckBounds = { ...stated.options.bounds, ...definedOnly(options.bounds ?? {}) };
  validateBounds(`check "${stated.name}"`, bounds);
  const userCode = new UserCode();
  const model = stated.system.model(userCode);
  const memory = bounds.memory ?? defaultMemory;
  const closing = new Closing(model);
  let property = '';
  let began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  const rate = (states: number) => Math.round(states / Math.max(0.001, seconds()));
  const tell = ({ states, depth, frontier }: Omit<SearchProgress, 'transitions'>): Stop | undefined => {
    const statesPerSecond = rate(states);
    options.onProgress?.({
      check: stated.name,
      property,
      states,
      statesPerSecond,
      depth,
      frontier,
      seconds: seconds(),
    });
    if ((options.interrupted?.() ?? false) || closing.grew()) return 'interrupted';
    return (options.memoryPressure?.() ?? false) ? 'memory of the platform' : undefined;
  };
  const { depth, states } = bounds;
  const explorations = new Explorations({ depth, states, memory, pause: tell }, closing);
  const classifications = stated.properties.map((each): Classification => {
    property = each.name;
    began = performance.now();
    const { classified, subject, bytes } = classifiedProperty({ model, explorations, memory, tell, userCode }, each);
    const { search } = subject?.graph ?? {};
    return {
      property: each.name,
      kind: each.kind,
      classified,
      assumptions: [...model.assumptions, ...(subject?.fairness.summary() ?? [])],
      explored: { states: search?.states ?? 0, transitions: search?.transitions ?? 0, depth: search?.depth ?? 0 },
      cost: {
        seconds: seconds(),
        statesPerSecond: rate(search?.states ?? 0),
        bytes,
        bytesPerState: bytesPerState(bytes, search?.states ?? 0),
      },
    };
  });
  if (!(options.interrupted?.() ?? false)) userCode.uncounted(() => model.askAgain());
  return { check: stated.name, classifications, transitions: explorations.transitions, userCalls: userCode.calls };
}
