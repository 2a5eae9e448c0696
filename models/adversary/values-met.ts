import { successors } from '../../checker/successors.ts';
import type { StateVector } from '../../checker/transition-system.ts';
import { UserCode } from '../../checker/user-code.ts';
import type { ProcessId } from '../../specs/event.ts';
import { isImplemented } from '../layer.ts';
import type { Process } from '../process.ts';
import type { SystemDefinition } from '../system-definition.ts';
import { systemModel } from '../system-model.ts';
import type { Deviation } from './deviations.ts';
import { textOf, type Whole } from './domain.ts';
import { FieldValues } from './field-values.ts';

/** How much of the system is looked at. */
const statesMax = 200;
/** The most values of one field, and the most ways to fill in what has several: the messages of one step multiply. */
const valuesMax = 2;
const waysMax = 8;

/** What a Byzantine process of each kind puts values into. */
const wholesOf: Readonly<Record<'anything' | Deviation, readonly Whole[]>> = {
  anything: ['message'],
  'process requests wrongly': ['request', 'message'],
  'corrupt its state': ['state'],
  'send wrong messages': ['message'],
};

/**
 * Values that a Byzantine process of a system may put into fields, to start from where nobody has declared any: those that the fields have
 * where nobody fails, two of each field and of few fields. A field that always has the same value, which a client asked for, gets a
 * second one that is made up. No value of a field that tells kinds of messages apart.
 *
 * @param may which kind of Byzantine process
 * @returns values by the names of fields, for `says`
 */
export function valuesMet<Processes extends Record<ProcessId, Process>>(
  system: { readonly definition: SystemDefinition<Processes> },
  may: 'anything' | Deviation = 'anything',
): Readonly<Record<string, readonly unknown[]>> {
  // TypeScript cannot see that any processes are processes by their names.
  const { failures: _, ...definition } = system.definition as unknown as SystemDefinition<Record<ProcessId, Process>>;
  const everyone = Object.keys(definition.processes);
  const asked = new FieldValues();
  for (const { alternatives } of definition.inputs ?? []) for (const one of alternatives) asked.meet(one, 'request');
  const met = new FieldValues();
  exploring(definition, (value, whole) => {
    if (wholesOf[may].includes(whole)) met.meet(value, whole);
  });
  const requested = new Set([...asked.values()].flatMap(([, values]) => values.map(textOf)));
  const fields = [...met.values()].map(([name, values]): readonly [string, readonly unknown[]] => {
    if (values.length > 1) return [name, twoOf(values)];
    const [only] = values;
    if (everyone.includes(String(only))) return [name, everyone.slice(0, valuesMax)];
    // A request that is no record is a command: there is no other but those that are met.
    const isData = name !== 'request' && (requested.has(textOf(only)) || typeof only === 'number');
    const made = isData ? another(only) : undefined;
    return [name, made === undefined ? values : [only, made]];
  });
  const varied = fields.filter(([, values]) => values.length > 1);
  const alike = varied.filter(([, values]) => areAlike(values));
  const isOfClients = ([, values]: (typeof varied)[number]) => values.some((value) => requested.has(textOf(value)));
  const inOrder = [...alike.filter(isOfClients), ...alike.filter((field) => !isOfClients(field))];
  return Object.fromEntries((alike.length > 0 ? inOrder : varied).slice(0, Math.log2(waysMax)));
}

/** Shows what is asked for, sent and kept where nobody fails, in the configurations that are nearest to the start. */
function exploring(
  definition: SystemDefinition<Record<ProcessId, Process>>,
  show: (value: unknown, whole: Whole) => void,
): void {
  const { system } = systemModel(definition, new UserCode());
  // A Byzantine process takes and sends what passes on the links below its layers.
  const sent = isImplemented(definition.links) ? 'transmit' : 'send';
  const observe = (label: number) => {
    const event = system.event(label);
    if (event.type === sent) show(event.message, 'message');
    if (event.type === 'request') show(event.request, 'request');
  };
  const processes = system.slots.flatMap(({ owner, environment }, slot) =>
    owner === undefined || environment ? [] : [slot],
  );
  const met = new Set<string>();
  const waiting: StateVector[] = [];
  const reach = (vector: StateVector, observed: readonly number[]) => {
    for (const label of observed) observe(label);
    if (met.size >= statesMax || met.has(vector.join())) return;
    met.add(vector.join());
    waiting.push(vector);
    for (const slot of processes) show(system.slots[slot]!.value(vector[slot]!), 'state');
  };
  for (const { vector, observed } of system.initial()) reach(vector, observed);
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    for (const { vector, observed } of successors(system, next)) reach(vector, observed);
  }
}

/** Two of several values: lists of one length, if there are any, since handlers rely on lengths. */
function twoOf(values: readonly unknown[]): readonly unknown[] {
  for (const [index, value] of values.entries()) {
    const alike = values.slice(index + 1).find((other) => areAlike([value, other]));
    if (alike !== undefined) return [value, alike];
  }
  return values.slice(0, valuesMax);
}

function areAlike([one, other]: readonly unknown[]): boolean {
  return !Array.isArray(one) || (Array.isArray(other) && one.length === other.length);
}

/** Another value of the same sort; none of some. */
function another(value: unknown): unknown {
  if (typeof value === 'string') return `${value}′`;
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  return Array.isArray(value) && value.length > 0 ? value.map((part) => another(part) ?? part) : undefined;
}
