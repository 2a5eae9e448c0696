import { BadInput } from '../../checker/bad-input.ts';
import { expectFunction, expectList, expectMembers, shown } from '../../checker/shape.ts';
import { formatValue } from '../../checker/text/format-value.ts';
import type { ProcessId } from '../../specs/event.ts';
import { type Detector, isDetector, newsKinds } from '../detectors/detector.ts';
import type { FailureModel } from '../failures/failure-model.ts';
import { validateInternalSteps } from '../internal-steps.ts';
import { isImplemented } from '../layer.ts';
import { isLink, type LinkPerPair } from '../links/link.ts';
import type { Process } from '../process.ts';
import type { Input, SystemDefinition } from '../system-definition.ts';
import { isTiming } from '../timing/timing.ts';
import type { WiredDefinition } from './wired-definition.ts';

export function validateSystem(definition: SystemDefinition<Record<ProcessId, Process>>): void {
  expectMembers('system', definition, ['processes', 'links', 'failures', 'timing', 'detector', 'inputs']);
  const { processes, links, failures, timing, detector, inputs = [] } = definition;
  const everyone = Object.keys(processes ?? {});
  if (everyone.length === 0) {
    throw new BadInput('system: expected at least one process, found none. Name them in "processes".');
  }
  for (const process of everyone) validateProcess(process, processes[process]);
  if (
    !isLink(links) &&
    !isImplemented(links) &&
    typeof (links as Partial<LinkPerPair> | undefined)?.linkBetween !== 'function'
  ) {
    throw new BadInput(
      `system: expected links, such as perfect(), found ${shown(links)}. Say in "links" how messages travel.`,
    );
  }
  if (failures !== undefined && typeof failures?.patterns !== 'function') {
    throw new BadInput(`system: expected failures, such as crashStop({ atMost: 1 }), found ${shown(failures)}.`);
  }
  if (timing !== undefined && !isTiming(timing)) {
    throw new BadInput(`system: expected a timing, such as asynchronous(), found ${shown(timing)}.`);
  }
  if (detector !== undefined) validateDetector(detector, failures);
  expectList('system, inputs', inputs);
  for (const input of inputs as readonly Input[]) validateInput(input, processes, everyone);
}

function validateDetector(detector: Detector, failures: FailureModel | undefined): void {
  if (!isDetector(detector)) {
    throw new BadInput(
      `system: expected a detector, such as perfectDetector(), found ${shown(detector)}. Call the function that makes it.`,
    );
  }
  const knows = detector.settles !== 'on a leader';
  if (knows && (failures?.recovery !== undefined || failures?.adversary !== undefined)) {
    throw new BadInput(
      `system: ${detector.name} tells of crashes that are for ever: expected crashStop, found processes that ${failures.recovery === undefined ? 'are Byzantine' : 'recover'}. Use leaderOracle(), or another failure model.`,
    );
  }
}

function validateProcess(name: ProcessId, process: Process | undefined): void {
  const where = `process ${formatValue(name)}`;
  const definition = process?.definition;
  if (typeof definition !== 'object' || definition === null) {
    throw new BadInput(
      `system: expected ${where} to be made with process({ init, … }) or fsm({ … }), found ${shown(process)}.`,
    );
  }
  expectMembers(where, definition, ['init', 'start', 'recover', 'upon', 'internal']);
  const { init, start, recover, upon = {}, internal = [] } = definition;
  expectFunction(`init of ${where}`, init);
  if (start !== undefined) expectFunction(`start of ${where}`, start);
  if (recover !== undefined) expectFunction(`recover of ${where}`, recover);
  expectMembers(`upon of ${where}`, upon, ['request', 'deliver', 'timeout', 'reset', ...newsKinds]);
  for (const [event, handler] of Object.entries(upon)) {
    if (handler !== undefined) expectFunction(`upon.${event} of ${where}`, handler);
  }
  validateInternalSteps(internal, (part) => `${part} of ${where}`);
}

function validateInput(input: Input, processes: WiredDefinition['processes'], everyone: readonly ProcessId[]): void {
  if (typeof input !== 'object' || input === null || !Array.isArray(input.alternatives)) {
    throw new BadInput(`inputs: expected at(process, request) or oneOf(process, requests), found ${shown(input)}.`);
  }
  const { process, alternatives } = input;
  if (!everyone.includes(process)) {
    throw new BadInput(
      `inputs: expected a process of the system (${everyone.join(', ')}), found ${typeof process === 'string' ? `"${process}"` : shown(process)}. Name one of them.`,
    );
  }
  if (alternatives.length === 0) {
    throw new BadInput(
      `inputs: expected at least one request for ${process} in oneOf, found none. List what it may be asked.`,
    );
  }
  if (typeof input.owed !== 'boolean') {
    throw new BadInput(
      `inputs of ${formatValue(process)}: expected "owed" to be true or false, found ${shown(input.owed)}. Correct it.`,
    );
  }
  if (processes[process]!.definition.upon?.request === undefined) {
    throw new BadInput(
      `inputs: process ${process} is given a request: expected upon.request in it, found none. Add the handler.`,
    );
  }
}
