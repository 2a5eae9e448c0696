import { names, type Wiring } from '../components/wiring.ts';
import { newsKinds } from '../detectors/detector.ts';
import { overLinks } from './assemble.ts';
import type { WiredDefinition } from './wired-definition.ts';

/** The processes that wait for a timeout, or cancel a timer, though nothing that happened has set one. */
export function neverSet(wiring: Wiring): readonly string[] {
  return wiring.everyone
    .filter((process) => wiring.slotOf(names.timers(process)) !== undefined)
    .flatMap((process): readonly string[] => {
      const set = wiring.timersSet.get(process);
      if (set === undefined) {
        return [
          `upon.timeout of process ${process} never runs: no step sets a timer. Set one in start, or leave the handler out.`,
        ];
      }
      return [...(wiring.timersCancelled.get(process) ?? [])]
        .filter((timer) => !set.has(timer))
        .map(
          (timer) =>
            `process ${process} cancels the timer "${timer}", which no step sets; it sets ${[...set].sort().join(', ')}. Correct the name.`,
        );
    });
}

/** The processes that wait for news though the system has nothing that tells it. */
export function neverTold({ processes, linkLayers, detector }: WiredDefinition): readonly string[] {
  return newsKinds
    .filter((kind) => !(detector?.tells.includes(kind) ?? false))
    .flatMap((kind) =>
      Object.entries(processes)
        .filter(([, { definition }]) => overLinks(definition, linkLayers).upon?.[kind] !== undefined)
        .map(
          ([name]) =>
            `upon.${kind} of process ${name} never runs: the system has no detector that tells it. Give it one, such as ${kind === 'trust' ? 'leaderOracle()' : 'eventuallyPerfectDetector()'}, or leave the handler out.`,
        ),
    );
}

/**
 * The processes that messages are addressed to though they handle none. One that only hears what is broadcast may be meant to: a client,
 * say. Layers send messages of their own, which need not be for the process above them.
 */
export function deaf({ processes, linkLayers }: WiredDefinition, wiring: Wiring): readonly string[] {
  if (linkLayers.length > 0) return [];
  return Object.entries(processes)
    .filter(([, { definition }]) => definition.upon?.deliver === undefined)
    .flatMap(([name]): readonly string[] => {
      const senders = wiring.everyone.filter((sender) => wiring.addressed.get(sender)?.has(name));
      if (senders.length === 0) return [];
      return [
        `process ${name} has no upon.deliver: what ${senders.join(', ')} ${senders.length === 1 ? 'sends' : 'send'} it is ignored. Add the handler, or send it nothing.`,
      ];
    });
}

/** The detector that nobody listens to. */
export function nobodyTold({ detector }: WiredDefinition, wiring: Wiring): readonly string[] {
  const told = wiring.everyone.some((process) => wiring.slotOf(names.detector(process)) !== undefined);
  if (detector === undefined || told) return [];
  return [
    `The system has ${detector.name}, which has nobody to tell: no process has upon.${detector.tells[0]}. Add the handler, or leave the detector out.`,
  ];
}
