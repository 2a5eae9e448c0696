import { BadInput } from '../../checker/bad-input.ts';
import { type Check, check } from '../../checker/check.ts';
import { type RunOptions, runCheck } from '../../checker/run-check.ts';
import type { ProcessId } from '../../specs/event.ts';
import type { Property } from '../../specs/property.ts';
import type { Claim, Formula } from '../../specs/temporal/formula.ts';
import { perfect } from '../links/perfect.ts';
import { system } from '../system.ts';
import type { Input, SystemDefinition } from '../system-definition.ts';
import { type TrivialInterface, trivialInterfaces } from './trivial-protocols.ts';
import type { TrivialReport } from './trivial-report.ts';

/** Who runs the trivial protocols, and what they are asked; three processes unless said otherwise. */
export interface TrivialScope {
  readonly processes: readonly ProcessId[];
  readonly inputs: readonly Input[];
}

/**
 * Checks properties against protocols that are trivially wrong: one that does nothing, one that delivers everything twice, one that always
 * decides 0. Over perfect links, and with nobody failing, each of them is to violate something: if it does not, the properties do not say
 * all that they are meant to say.
 *
 * @throws BadInput for an interface that there is not
 */
export function trivialTest(
  name: TrivialInterface['name'],
  properties: readonly Property[],
  options: RunOptions = {},
  scope?: TrivialScope,
): TrivialReport {
  const found = trivialInterfaces.find((other) => other.name === name);
  if (found === undefined) {
    const known = trivialInterfaces.map((other) => other.name).join(', ');
    throw new BadInput(`trivialTest: expected one of ${known}, found "${String(name)}". Name one of them.`);
  }
  const { processes, inputs } = scope ?? { processes: ['p', 'q', 'r'], inputs: found.inputs(['p', 'q', 'r']) };
  const asked = properties.filter((property) => !looksAtConfigurations(property));
  return {
    interface: name,
    leftOut: properties.filter((property) => !asked.includes(property)).map((property) => property.name),
    protocols: found.protocols.map((protocol) => {
      const trivial = system({
        processes: Object.fromEntries(processes.map((process) => [process, protocol.process])),
        links: perfect(),
        inputs: inputs as never,
      });
      const findings =
        asked.length === 0 ? [] : runCheck(check(protocol.name, trivial, asked, { bounds }), options).findings;
      const named = (outcome: 'violated' | 'inconclusive') =>
        findings.filter(({ verdict }) => verdict.outcome === outcome).map(({ property }) => property);
      return { name: protocol.name, violates: named('violated'), open: named('inconclusive') };
    }),
  };
}

const bounds = { states: 100_000 };

/**
 * The same for the properties of a check, among its processes and with its inputs. Undefined if these inputs are of no interface that
 * trivial protocols are known for, or if it is no system of processes.
 */
export function trivialTestOf(stated: Check, options: RunOptions = {}): TrivialReport | undefined {
  if (!('definition' in stated.system)) return undefined;
  const { processes, inputs = [] } = stated.system.definition as SystemDefinition<never>;
  if (processes === undefined) return undefined;
  const requests = (inputs as readonly Input[]).flatMap(({ alternatives }) => alternatives);
  const found = trivialInterfaces.find(
    ({ understands }) => requests.length > 0 && requests.every((request) => understands(request)),
  );
  if (found === undefined) return undefined;
  return trivialTest(found.name, stated.properties, options, { processes: Object.keys(processes), inputs });
}

/** Whether a property reads local states, which are others in another protocol. */
function looksAtConfigurations(property: Property): boolean {
  if (property.kind === 'invariant' || property.kind === 'sometimes') return true;
  return property.kind === 'temporal' && readsStates(property.formula);
}

function readsStates(claim: Claim): boolean {
  if (typeof claim === 'function') return true;
  if (typeof claim === 'boolean') return false;
  const { operator } = claim as Formula;
  if (operator === 'state' || operator === 'step') return true;
  return Object.values(claim)
    .flat()
    .some((part) => typeof part === 'object' && part !== null && 'operator' in part && readsStates(part as Claim));
}
