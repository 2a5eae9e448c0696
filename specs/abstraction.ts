import type { BeyondTraces, Property } from './property.ts';
import { vocabularyOf } from './vocabulary.ts';

/** One abstraction of the catalogue, and the properties that define it: what a page about it is made of. */
export interface Abstraction {
  /** As a heading: "reliable broadcast". */
  readonly name: string;
  /** What its processes are asked and tell, in one sentence, since properties look at nothing else: shapes as { field: … }, texts as 'text'. */
  readonly events: string;
  /** Where its properties come from: book and module, or paper. */
  readonly source: string;
  readonly entries: readonly Entry[];
}

/**
 * One property with what is to be said about it.
 *
 * A property is named by its label and what the textbook calls it: "RB4 agreement". Statements are in words of this project.
 */
export type Entry = TraceEntry | RefusedEntry;

/** A property of single executions. */
export interface TraceEntry {
  readonly property: Exclude<Property, BeyondTraces>;
  readonly statement: string;
  /** What it is by itself, whatever the system; `mixed` has a part of each. */
  readonly class: 'safety' | 'liveness' | 'mixed';
  /** Whether it is of its class only because the failure pattern is chosen at the start: where being correct means never to crash, a later crash repairs what it forbids. */
  readonly givenFailures?: boolean;
  /** Why it is of its class: with what a bad prefix ends, or what any prefix can be extended by. */
  readonly argument: string;
  /** Where it comes from, if not from where its abstraction does. */
  readonly source?: string;
}

/** A claim that is none about single executions: the property carries its reason. */
export interface RefusedEntry {
  readonly property: BeyondTraces;
  readonly statement: string;
  readonly source?: string;
}

/**
 * All properties of an abstraction, in their order: what a check of it states. Of a system whose requests or indications are none that
 * the abstraction speaks of, they claim nothing, and say so.
 */
export function propertiesOf(abstraction: Abstraction): readonly Property[] {
  const known = stated.get(abstraction);
  if (known !== undefined) return known;
  const vocabulary = vocabularyOf(abstraction.events);
  const properties = abstraction.entries.map(({ property }) => {
    const observes = property.kind === 'safety' || property.kind === 'monitor' || property.kind === 'temporal';
    if (!observes) return property;
    const spoken = { ...property, vocabulary };
    originals.set(spoken, property);
    return spoken;
  });
  stated.set(abstraction, properties);
  return properties;
}

/** The properties of the abstractions that were asked for, so that whoever asks twice has the same ones. */
const stated = new WeakMap<Abstraction, readonly Property[]>();

/** Of each of those properties: what it is in its entry. */
const originals = new WeakMap<Property, Property>();

/** Whether an abstraction states a property: as `propertiesOf` gives it, or as it stands in its entry. */
export function states({ entries }: Abstraction, property: Property): boolean {
  return entries.some((entry) => isSameClaim(entry.property, property));
}

/** Whether two properties are one and the same, with a vocabulary or without. */
export function isSameClaim(one: Property, other: Property): boolean {
  return (originals.get(one) ?? one) === (originals.get(other) ?? other);
}

/**
 * The property with a label: "RB4".
 *
 * @throws Error if the abstraction has none
 */
export function propertyOf(abstraction: Abstraction, label: string): Property {
  const found = propertiesOf(abstraction).find((property) => labelOf(property) === label);
  if (found === undefined) throw new Error(`${abstraction.name} has no property ${label}.`);
  return found;
}

/** The label of a property: "RB4" of "RB4 agreement". */
export function labelOf({ name }: Pick<Property, 'name'>): string {
  return name.split(' ', 1)[0]!;
}

/** What the textbook calls it: "agreement" of "RB4 agreement". */
export function titleOf({ name }: Pick<Property, 'name'>): string {
  return name.slice(labelOf({ name }).length + 1);
}
