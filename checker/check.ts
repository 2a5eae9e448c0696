import { observedTypes } from '../specs/event.ts';
import type { AskedAt, Property } from '../specs/property.ts';
import { BadInput } from './bad-input.ts';
import type { Checkable } from './model.ts';
import { type Reduction, validateReduction } from './reductions/reduction.ts';
import { expectFunction, expectList, expectMembers, shown } from './shape.ts';
import { validateFormula } from './validate-formula.ts';

/** What a property's verdict is expected to be. `holds` means exhaustively, or with a witness. */
export type Expectation = 'holds' | 'holds within bounds' | 'violated' | 'vacuous' | 'inconclusive' | 'refused';

const expectations: readonly Expectation[] = [
  'holds',
  'holds within bounds',
  'violated',
  'vacuous',
  'inconclusive',
  'refused',
];

/** How far a check searches. */
export interface CheckBounds {
  /** The most steps of an execution. */
  readonly depth?: number | undefined;
  /** The most distinct configurations, per property. */
  readonly states?: number | undefined;
  /** The most bytes that the search's own structures may take, per property; 1 GiB unless said otherwise. */
  readonly memory?: number | undefined;
}

export interface CheckOptions {
  /** One outcome for all properties, or one per property by its name; `holds` where nothing is said. */
  readonly expect?: Expectation | Readonly<Record<string, Expectation>>;
  readonly bounds?: CheckBounds;
  /** Which steps the search may leave out; none unless said otherwise, so that transitions can be compared with what others count. */
  readonly reduction?: Reduction;
}

/** A system with the properties that are claimed of it: what a module exports. */
export interface Check {
  readonly kind: 'check';
  readonly name: string;
  readonly system: Checkable;
  readonly properties: readonly Property[];
  readonly options: CheckOptions;
}

/**
 * Declares a check. Nothing runs: `runCheck` does that, and so does the command line for a module's default export.
 *
 * @throws BadInput if the description contradicts itself: no properties, two of the same name, an expectation for none of them
 */
export function check<State>(
  name: string,
  system: Checkable<State>,
  properties: readonly Property<State>[],
  options: CheckOptions = {},
): Check {
  if (typeof name !== 'string')
    throw new BadInput(`check: expected a name as the first argument, found ${shown(name)}.`);
  const where = `check "${name}"`;
  if (typeof system?.model !== 'function') {
    throw new BadInput(
      `${where}: expected a system as the second argument. Make one with system(...) or guarded(...).`,
    );
  }
  if (!Array.isArray(properties) || properties.length === 0) {
    throw new BadInput(
      `${where}: expected a list of properties as the third argument, found none. State at least one.`,
    );
  }
  properties.forEach((property, index) => {
    validateProperty(`${where}, property ${index + 1}`, property);
  });
  expectMembers(`${where}, options`, options, ['expect', 'bounds', 'reduction']);
  const names = properties.map((property) => property.name);
  const twice = names.find((property, index) => names.indexOf(property) !== index);
  if (twice !== undefined) {
    throw new BadInput(
      `${where}: expected each property to have a name of its own, found "${twice}" twice. Rename one.`,
    );
  }
  validateExpectation(where, options.expect, names);
  validateBounds(where, options.bounds ?? {});
  validateReduction(where, options.reduction);
  return { kind: 'check', name, system, properties, options };
}

/** What the verdict on a property is expected to be. */
export function expectationOf(check: Check, property: string): Expectation {
  const { expect = 'holds' } = check.options;
  return typeof expect === 'string' ? expect : Object.hasOwn(expect, property) ? expect[property]! : 'holds';
}

const members: Readonly<Record<Property['kind'], readonly string[]>> = {
  safety: ['kind', 'name', 'observes', 'at', 'predicate', 'uniform', 'vocabulary'],
  monitor: ['kind', 'name', 'observes', 'at', 'start', 'advance', 'holds', 'uniform', 'vocabulary'],
  invariant: ['kind', 'name', 'at', 'predicate', 'neverAsked', 'instances'],
  sometimes: ['kind', 'name', 'at', 'predicate'],
  temporal: ['kind', 'name', 'formula', 'uniform', 'vocabulary'],
  'beyond traces': ['kind', 'name', 'why'],
};
const askedAt: readonly AskedAt[] = ['always', 'quiescence', 'termination'];

/** @throws BadInput unless the value is a property as `safety`, `monitor`, `invariant`, `sometimes` or `temporal` makes it */
function validateProperty(where: string, property: Property): void {
  const known = typeof property === 'object' && property !== null && Object.hasOwn(members, property.kind);
  if (!known) {
    throw new BadInput(
      `${where}: expected a property, found ${shown(property)}. Make one with safety, monitor, invariant, sometimes or temporal.`,
    );
  }
  if (typeof property.name !== 'string' || property.name === '') {
    throw new BadInput(`${where}: expected a name, found ${shown(property.name)}. Give it as the first argument.`);
  }
  const named = `property "${property.name}"`;
  expectMembers(named, property, members[property.kind]);
  if (property.kind === 'temporal') {
    validateFormula(`${named}, formula`, property.formula);
    return;
  }
  if (property.kind === 'beyond traces') {
    if (typeof property.why === 'string' && property.why !== '') return;
    throw new BadInput(`${named}: expected the reason why it is refused, found ${shown(property.why)}. Say it.`);
  }
  if (!askedAt.includes(property.at)) {
    throw new BadInput(
      `${named}: expected "at" to be one of ${askedAt.join(', ')}, found ${shown(property.at)}. Correct it.`,
    );
  }
  for (const member of ['predicate', 'start', 'advance', 'holds'].filter((name) =>
    members[property.kind].includes(name),
  )) {
    expectFunction(`${named}, ${member}`, (property as unknown as Readonly<Record<string, unknown>>)[member]);
  }
  if (property.kind === 'invariant' && property.instances !== undefined) {
    expectList(`${named}, instances`, property.instances);
    if (property.instances.length === 0) throw new BadInput(`${named}: expected at least one instance, found none.`);
  }
  if (property.kind !== 'safety' && property.kind !== 'monitor') return;
  const strange = Array.isArray(property.observes) && property.observes.filter((type) => !observedTypes.includes(type));
  if (!strange || strange.length > 0 || property.observes.length === 0) {
    const found = strange && strange.length > 0 ? `"${String(strange[0])}"` : shown(property.observes);
    throw new BadInput(
      `${named}: expected "observes" to list some of ${observedTypes.join(', ')}, found ${found}. Correct it.`,
    );
  }
}

function validateExpectation(where: string, expect: CheckOptions['expect'], names: readonly string[]): void {
  if (expect === undefined) return;
  const isPlain = typeof expect === 'object' && expect !== null && !(expect instanceof Map);
  if (typeof expect !== 'string' && !isPlain) {
    const found = expect instanceof Map ? 'a Map' : shown(expect);
    throw new BadInput(`${where}: expected an outcome, or one per property, in "expect", found ${found}.`);
  }
  const stated = typeof expect === 'string' ? [expect] : Object.values(expect);
  const strange = stated.find((expectation) => !expectations.includes(expectation));
  if (strange !== undefined) {
    throw new BadInput(`${where}: expected one of ${expectations.join(', ')} in "expect", found "${String(strange)}".`);
  }
  if (typeof expect === 'string') return;
  const stranger = Object.keys(expect).find((property) => !names.includes(property));
  if (stranger !== undefined) {
    throw new BadInput(
      `${where}: expected names of its properties (${names.join(', ')}) in "expect", found "${stranger}". Correct the name.`,
    );
  }
}

/** @throws BadInput unless every bound is a whole number: 0 or more steps, one or more of all else */
export function validateBounds(where: string, bounds: CheckBounds): void {
  for (const [bound, value] of Object.entries(bounds)) {
    if (!['depth', 'states', 'memory'].includes(bound)) {
      throw new BadInput(`${where}: expected the bounds depth, states or memory, found "${bound}". Correct the name.`);
    }
    const least = bound === 'depth' ? 0 : 1;
    if (value !== undefined && (!Number.isInteger(value) || value < least)) {
      throw new BadInput(
        `${where}: expected a whole number, ${least} or more, for the bound ${bound}, found ${shown(value)}.`,
      );
    }
  }
}

/** The bounds that were given a value. */
export function definedOnly(bounds: CheckBounds): CheckBounds {
  return Object.fromEntries(Object.entries(bounds).filter(([, value]) => value !== undefined));
}
