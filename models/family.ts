import { BadInput } from '../checker/bad-input.ts';
import { type Check, type CheckBounds, check } from '../checker/check.ts';
import { type Axes, axisNames, type Coordinates, combinations, type Point } from '../checker/matrix/axis.ts';
import type { Checkable } from '../checker/model.ts';
import { expectFunction, expectList, expectMembers, shown } from '../checker/shape.ts';
import { UserCode } from '../checker/user-code.ts';
import type { ProcessId } from '../specs/event.ts';
import type { Property } from '../specs/property.ts';
import type { FailureModel } from './failures/failure-model.ts';
import type { Process } from './process.ts';
import type { SystemDefinition } from './system-definition.ts';
import type { Timing } from './timing/timing.ts';

/** A system without its protocol. Where nobody fails, `failures` is left out. */
export interface SystemModel {
  readonly failures?: FailureModel;
  readonly links: SystemDefinition<Record<ProcessId, Process>>['links'];
  readonly timing: Timing;
}

export type FailurePoint = Point & { readonly model: FailureModel | null };
export type LinkPoint = Point & { readonly model: SystemModel['links'] };
export type TimingPoint = Point & { readonly model: Timing };

/** A protocol for which a verdict matrix can be asked. */
export interface FamilyDefinition<State> {
  /** The protocol over a given system model: `(model) => system({ processes, inputs, ...model })`. */
  readonly system: (model: SystemModel) => Checkable<State>;
  readonly properties: readonly Property<State>[];
  /** The models that are worth asking about. */
  readonly failures: readonly FailurePoint[];
  readonly links: readonly LinkPoint[];
  readonly timing: readonly TimingPoint[];
  /** How far each combination is searched. */
  readonly bounds?: CheckBounds;
}

export interface Family {
  readonly kind: 'family';
  readonly name: string;
  readonly axes: Axes;
  readonly properties: readonly Property[];
  /** The check of all properties under one combination of models. */
  checkAt(at: Coordinates): Check;
}

/**
 * Declares a protocol with the failures, links and timing to ask about: what `counterpoint matrix` runs. Nothing runs until then.
 *
 * @throws BadInput if the description contradicts itself: an axis without points, two points of one name, an order that names none
 */
export function family<State>(name: string, definition: FamilyDefinition<State>): Family {
  if (typeof name !== 'string' || name === '')
    throw new BadInput(`family: expected a name as the first argument, found ${shown(name)}.`);
  const where = `family "${name}"`;
  expectMembers(where, definition, ['system', 'properties', 'failures', 'links', 'timing', 'bounds']);
  expectFunction(`${where}, system`, definition.system);
  for (const axis of axisNames) validateAxis(`${where}, ${axis}`, definition[axis]);
  const { failures, links, timing, properties, bounds } = definition;
  const checkAt = (at: Coordinates): Check => {
    const failure = pointAt(failures, at.failures).model;
    const model: SystemModel = {
      links: pointAt(links, at.links).model,
      timing: pointAt(timing, at.timing).model,
      ...(failure !== null && { failures: failure }),
    };
    const called = `${name}: ${at.failures}, ${at.links}, ${at.timing}`;
    const protocol = new UserCode().run(
      () => `${where}, system`,
      () => definition.system(model),
    );
    return check(called, protocol, properties, bounds === undefined ? {} : { bounds });
  };
  const axes: Axes = { failures: failures.map(pointOf), links: links.map(pointOf), timing: timing.map(pointOf) };
  // What is wrong with the properties or the bounds is said now, and not when the matrix is asked for.
  checkAt(combinations(axes)[0]!);
  return { kind: 'family', name, axes, properties: properties as readonly Property[], checkAt };
}

export function isFamily(value: unknown): value is Family {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'family';
}

function pointAt<At extends Point>(points: readonly At[], name: string): At {
  return points.find((point) => point.name === name)!;
}

function pointOf({ name, includes }: Point): Point {
  return { name, ...(includes !== undefined && { includes }) };
}

function validateAxis(where: string, points: readonly (Point & { readonly model: unknown })[]): void {
  expectList(where, points);
  if (points.length === 0) throw new BadInput(`${where}: expected at least one model to ask about, found none.`);
  for (const point of points) {
    expectMembers(where, point, ['name', 'includes', 'model']);
    if (typeof point.name !== 'string')
      throw new BadInput(`${where}: expected each to have a name, found ${shown(point.name)}.`);
  }
  const names = points.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    throw new BadInput(`${where}: expected names of their own, found "${twice}" twice. Rename one.`);
  for (const { name, includes = [] } of points) {
    const stranger = includes.find(({ point }) => !names.includes(point));
    if (stranger === undefined) continue;
    throw new BadInput(
      `${where}: expected "${name}" to include some of ${names.join(', ')}, found "${stranger.point}". Correct the name, or leave it out.`,
    );
  }
}
