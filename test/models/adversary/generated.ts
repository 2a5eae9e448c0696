import { type Check, check } from '../../../checker/check.ts';
import { runCheck } from '../../../checker/run-check.ts';
import { successors } from '../../../checker/successors.ts';
import { UserCode } from '../../../checker/user-code.ts';
import type { Verdict } from '../../../checker/verdict.ts';
import { type Deviation, deviations } from '../../../models/adversary/deviations.ts';
import { valuesMet } from '../../../models/adversary/values-met.ts';
import { authenticateAndFilter } from '../../../models/authenticated-perfect-links/authenticate-and-filter.ts';
import { noForgery } from '../../../models/cryptography/no-forgery.ts';
import { arbitrary } from '../../../models/failures/arbitrary.ts';
import { isImplemented } from '../../../models/layer.ts';
import type { Process } from '../../../models/process.ts';
import { type System, system } from '../../../models/system.ts';
import type { SystemDefinition } from '../../../models/system-definition.ts';
import { systemModel } from '../../../models/system-model.ts';
import { authenticity } from '../../../specs/authenticated-perfect-links.ts';
import type { ProcessId } from '../../../specs/event.ts';
import { invariant } from '../../../specs/invariant.ts';
import { safety } from '../../../specs/safety.ts';

type Definition = SystemDefinition<Record<ProcessId, Process>>;

/** The four kinds of arbitrary failure: the first of them includes the others. */
export const generators: readonly ('anything' | Deviation)[] = ['anything', ...deviations];

/** What a generator makes of a protocol. */
export interface Generated {
  readonly may: (typeof generators)[number];
  readonly says: Readonly<Record<string, readonly unknown[]>>;
  /** Of a claim that nothing violates, of no forgery, and of AL3. */
  readonly explored: Verdict;
  readonly noForgery: Verdict;
  readonly authenticity: Verdict;
}

/** The definition of a check's system; undefined where it is no system of processes that exchange messages, but one of guarded actions over shared variables. */
export function definitionOf({ system: { model: _, ...others } }: Check): Definition | undefined {
  const { definition } = others as Partial<System>;
  return definition !== undefined && 'processes' in definition ? definition : undefined;
}

/**
 * A shipped protocol with one Byzantine process, whoever it is, of one of the four kinds. Its values are those that the check declares, which
 * are of messages, where it does so, and otherwise those that are met.
 *
 * @param states how much of it is looked at
 */
export function generated(stated: Check, may: Generated['may'], states: number): Generated {
  const definition = definitionOf(stated)!;
  // A detector tells of crashes, and there are none.
  const { failures, detector: _, ...protocol } = definition;
  const declared = failures?.adversary?.says;
  const declares = may !== 'corrupt its state' && declared !== undefined && !Array.isArray(declared);
  const says = declares ? (declared as Generated['says']) : valuesMet({ definition }, may);
  const byzantine = system({ ...protocol, failures: arbitrary({ atMost: 1, says, may }) } as Definition);
  const properties = [invariant('anything is true', () => true), noForgery, authenticity];
  const [explored, forgery, authentic] = runCheck(
    check(stated.name, byzantine, properties, { bounds: { states } }),
  ).findings;
  return { may, says, explored: explored!.verdict, noForgery: forgery!.verdict, authenticity: authentic!.verdict };
}

/**
 * Whether a kind of Byzantine process can do nothing wrong in a protocol, because of what the protocol is: one without messages has nobody
 * to lie to, one that is asked and told nothing has nothing to mistake, and one without memory has none to corrupt.
 */
function isIdle(definition: Definition, may: Generated['may']): boolean {
  const { failures: _, ...honest } = definition;
  const never = (type: 'request' | 'send') => safety(type, { observes: [type] }, (trace) => trace.length === 0);
  const found = (type: 'request' | 'send') =>
    runCheck(check('', system(honest as Definition), [never(type)], { bounds: { states: 1_000 } })).findings[0]!.verdict
      .outcome === 'violated';
  switch (may) {
    case 'anything':
    case 'send wrong messages':
      return !found('send');
    case 'process requests wrongly':
      return !found('send') && !found('request');
    case 'corrupt its state':
      return isWithoutMemory(honest as Definition);
  }
}

/** Whether there is one local state, layers included, that all processes are in all the time. */
function isWithoutMemory(definition: Definition): boolean {
  const { system: transitions } = systemModel(definition, new UserCode());
  const processes = transitions.slots.flatMap(({ owner }, slot) => (owner === undefined ? [] : [slot]));
  const states = new Set<string>();
  const met = [transitions.initial()[0]!.vector];
  for (const vector of met) {
    for (const slot of processes) states.add(JSON.stringify(transitions.slots[slot]!.value(vector[slot]!)));
    if (met.length < 200) met.push(...successors(transitions, vector).map((successor) => successor.vector));
  }
  return states.size === 1;
}

/** What is not as it should be in a protocol with a Byzantine process of some kind; nothing, it is to be hoped. */
export function complaints(
  definition: Definition,
  { may, explored, noForgery, authenticity }: Generated,
): readonly string[] {
  return [
    ...(explored.outcome === 'vacuous' && !isIdle(definition, may) ? ['has no wrong values'] : []),
    ...(noForgery.outcome === 'violated' ? ['forges a signature or a MAC'] : []),
    ...(authenticity.outcome === 'violated' && authenticates(definition) ? ['passes for another'] : []),
  ].map((complaint) => `one that may ${may} ${complaint}`);
}

/** Whether the links of a system authenticate: assumed, or implemented. */
function authenticates({ links, processes }: Definition): boolean {
  if (isImplemented(links)) return links.layers.some((layer) => authenticateAndFilter.layers.includes(layer));
  const everyone = Object.keys(processes);
  if (!('linkBetween' in links)) return links.authenticated ?? false;
  return everyone.every((from) => everyone.every((to) => links.linkBetween(from, to).authenticated));
}
