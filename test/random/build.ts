import type { Checkable } from '../../checker/model.ts';
import {
  arbitrary,
  authenticated,
  broadcastMedium,
  crashRecovery,
  crashStop,
  type Detector,
  duplicating,
  eventuallyPerfectDetector,
  fairLoss,
  fairLossFifo,
  fifoPerfect,
  fsm,
  guarded,
  inaccurateDetector,
  type Link,
  type LinkPort,
  type Links,
  layer,
  leaderOracle,
  loggedPerfect,
  lossy,
  mergingPerfect,
  omission,
  over,
  partiallySynchronous,
  perfect,
  perfectDetector,
  perPair,
  process,
  refuse,
  stubborn,
  synchronous,
  system,
  type Timing,
  tcp,
  udp,
} from '../../index.ts';
import type { FailureModel } from '../../models/failures/failure-model.ts';
import type { Departing, DetectorKind, Faulty, LinkSpec, TimingSpec } from '../reference/reference-system.ts';
import { fsmDefinition } from './random-fsm.ts';
import { guardedDefinition, type RandomGuarded } from './random-guarded.ts';
import { layerDefinition } from './random-layer.ts';
import { uponDefinition } from './random-process.ts';
import type { RandomByzantine, RandomSystem } from './random-system.ts';

/** The real thing that a description stands for, made with the public interface. */
export function build(description: RandomSystem | RandomGuarded): Checkable {
  if (description.kind === 'guarded') {
    return guarded(guardedDefinition(description));
  }
  const { processes, links, layers, failures, byzantine, timing, inputs } = description;
  const made = (link: LinkSpec) => (byzantine?.authenticated ? authenticated(linkOf(link)) : linkOf(link));
  const wire =
    links.kind === 'perPair'
      ? perPair((from, to) =>
          made(links.except.find((pair) => pair.from === from && pair.to === to)?.link ?? links.otherwise),
        )
      : made(links);
  const implemented = layers
    .map((description, index) => layer<LinkPort, LinkPort>()(layerDefinition(description, `layer ${index}`, refuse)))
    .reduceRight<Links>((lower, upper) => over(upper, lower), wire);
  return system({
    processes: Object.fromEntries(
      Object.entries(processes).map(([name, definition]) => [
        name,
        definition.kind === 'fsm' ? fsm(fsmDefinition(definition)) : process(uponDefinition(definition, refuse)),
      ]),
    ),
    links: implemented,
    ...(failures && { failures: failuresOf(failures, description) }),
    ...(byzantine && { failures: byzantineOf(byzantine) }),
    ...(description.departing && { failures: departingOf(description.departing) }),
    ...(timing && { timing: timingOf(timing) }),
    ...(description.detector && { detector: detectors[description.detector]() }),
    inputs,
  });
}

const detectors: Readonly<Record<DetectorKind, () => Detector>> = {
  perfect: perfectDetector,
  inaccurate: inaccurateDetector,
  'eventually perfect': eventuallyPerfectDetector,
  leader: leaderOracle,
};

function failuresOf(failures: Faulty, { recovery, omission: omitted }: RandomSystem): FailureModel {
  if (recovery !== null) {
    return crashRecovery({ ...failures, ...recovery });
  }
  if (omitted === null) {
    return crashStop(failures);
  }
  const { of, ...acts } = omitted;
  return omission({ ...failures, ...acts, ...(of.length === 1 && { of: of[0]! }) });
}

function byzantineOf({ scope, says, acts }: RandomByzantine): FailureModel {
  return arbitrary({
    ...scope,
    says: 'words' in says ? { word: says.words } : says.messages,
    ...(acts !== undefined && { acts }),
  });
}

function departingOf({ scope, may, values, acts }: Departing): FailureModel {
  return arbitrary({ ...scope, may, says: values, ...(acts !== undefined && { acts }) });
}

function timingOf({ kind, delays }: TimingSpec): Timing {
  const most = Math.max(...delays);
  if (kind === 'synchronous') {
    return synchronous({ delay: most });
  }
  return partiallySynchronous(delays.length === 1 ? { delay: most } : { delayAtMost: most });
}

function linkOf(link: LinkSpec): Link {
  switch (link.kind) {
    case 'perfect':
      return perfect();
    case 'loggedPerfect':
      return loggedPerfect();
    case 'mergingPerfect':
      return mergingPerfect();
    case 'fifoPerfect':
      return fifoPerfect(link.capacity === undefined ? {} : { capacity: link.capacity });
    case 'fairLoss':
      return fairLoss({ duplication: link.duplication });
    case 'fairLossFifo':
      return fairLossFifo({ capacity: link.capacity, duplication: link.duplication });
    case 'stubborn':
      return stubborn();
    case 'udp':
      return udp();
    case 'tcp': {
      const { kind: _, ...options } = link;
      return tcp(options);
    }
    case 'broadcastMedium':
      return broadcastMedium();
    case 'lossy':
      return lossy(linkOf(link.over), link.atMost === undefined ? {} : { atMost: link.atMost });
    case 'duplicating':
      return duplicating(linkOf(link.over), link.atMost === undefined ? {} : { atMost: link.atMost });
    case 'perPair':
      throw new Error('A link of one pair is expected here, and this is one for all pairs.');
  }
}
