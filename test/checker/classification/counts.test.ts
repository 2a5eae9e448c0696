import { describe, expect, it } from 'vitest';
import { inUniverse } from '../../../checker/classification/classified-property.ts';
import { DeterministicAutomaton } from '../../../checker/classification/deterministic-automaton.ts';
import { Explorations } from '../../../checker/classification/explorations.ts';
import { partsOfProperty } from '../../../checker/classification/parts.ts';
import { type Prospects, prospects } from '../../../checker/classification/prospects.ts';
import { subjectOf } from '../../../checker/classification/subject.ts';
import { universe } from '../../../checker/classification/universe.ts';
import { Closing } from '../../../checker/closure.ts';
import { Letters } from '../../../checker/liveness/letters.ts';
import type { Checkable } from '../../../checker/model.ts';
import { UserCode } from '../../../checker/user-code.ts';
import { hastyAbort } from '../../../models/atomic-commit/hasty-abort.ts';
import { hastyConsensus } from '../../../models/consensus/hasty-consensus.ts';
import { lossy } from '../../../models/links/lossy.ts';
import { perfect } from '../../../models/links/perfect.ts';
import { process } from '../../../models/process.ts';
import { at, system } from '../../../models/system.ts';
import { propertyOf } from '../../../specs/abstraction.ts';
import { abortGetsReason, abortHasReason } from '../../../specs/atomic-commit.ts';
import { agreementOfThoseThatNeverCrash, consensus } from '../../../specs/consensus.ts';
import { deliveredAtMostOnce, deliveredExactlyOnce, deliveredOnlyIfSent } from '../../../specs/exactly-once.ts';
import { finiteDuplication } from '../../../specs/fair-loss-links.ts';
import type { Property } from '../../../specs/property.ts';
import { on } from '../../../specs/temporal/events.ts';
import { always, eventually } from '../../../specs/temporal/future.ts';
import { temporal } from '../../../specs/temporal.ts';
import { uniformConsensus } from '../../../specs/uniform-consensus.ts';
import { misled } from '../liveness/misled.ts';
import { neverCut } from '../liveness/never-cut.ts';

interface Counts {
  readonly dead: number;
  readonly rejecting: number;
}

/** How many places there are without hope, and how many on violations at each finite part of which there is hope. */
function counted({ reach, alive, rejecting }: Prospects): Counts {
  const places = Array.from(alive.keys());
  const { components } = rejecting?.search ?? {};
  const rejects = (node: number) => components !== undefined && (components.isGood(node) || components.mayStop(node));
  return {
    dead: places.filter((place) => alive[place] === 0).length,
    rejecting: places.filter((place) => alive[place] === 1 && rejects(reach.nodes.items[place]!)).length,
  };
}

function counts(
  checkable: Checkable<never>,
  property: Property,
): { readonly absolute: Counts; readonly relative: Counts } {
  const userCode = new UserCode();
  const model = checkable.model(userCode);
  const explorations = new Explorations({ memory: Number.POSITIVE_INFINITY }, new Closing({}));
  const subject = subjectOf(model, property, explorations, userCode);
  const { graph, fairness, atoms } = subject;
  const parts = partsOfProperty(subject.propositions, subject.root);
  if (typeof parts === 'string') throw new Error(parts);
  const automaton = new DeterministicAutomaton(subject.propositions, parts);
  const letters = new Letters(graph, atoms, automaton.atoms, subject.model, userCode, 'P');
  const watch = neverCut();
  const here = prospects({ graph, fairness, letters, automaton }, watch);
  const everything = universe(subject.model, graph, atoms, automaton.atoms, userCode, 'P');
  if (typeof here !== 'object' || typeof everything !== 'object') throw new Error('not decided');
  const whole = inUniverse(everything.model, { ...subject, atoms: everything.atoms }, automaton, userCode, 'P', watch);
  if (typeof whole !== 'object') throw new Error('not decided');
  return { absolute: counted(whole.prospects), relative: counted(here) };
}

interface Sender {
  local: null;
  message: 'm';
  request: 'send';
}
const sender = process<Sender>({
  init: () => null,
  upon: {
    request(state, _request, fx) {
      fx.send('q', 'm');
      return state;
    },
  },
});
// What the properties here look at is events, and not configurations.
const sentOnce = (links: ReturnType<typeof perfect>) =>
  system({ processes: { p: sender, q: sender }, links, inputs: [at('p', 'send')] }) as unknown as Checkable<never>;

/** The same, of which nothing is owed. */
const unfair = (checkable: Checkable<never>) =>
  misled(checkable, (searched) => ({ ...searched, assumptions: () => [] }));

const reliableDelivery = temporal('PL1', always(on('send', () => eventually('deliver'))));

describe('the situations that tell the class of a property', () => {
  // One that is beyond hope: the message was delivered twice. One that violates for ever: it was sent and not delivered.
  it.each<[string, Property, Counts]>([
    ['at most once', deliveredAtMostOnce, { dead: 1, rejecting: 0 }],
    ['in the end', reliableDelivery, { dead: 0, rejecting: 1 }],
  ])('by itself, of delivery %s', (_, property, expected) => {
    expect(counts(sentOnce(perfect()), property).absolute).toEqual(expected);
  });

  // The same sentence in three systems: lost after two steps; put off for ever, which nobody forbids; true.
  it.each<[string, Checkable<never>, Counts]>([
    ['a link that may lose the message', sentOnce(lossy(perfect())), { dead: 1, rejecting: 0 }],
    ['a link that promises nothing', unfair(sentOnce(perfect())), { dead: 0, rejecting: 1 }],
    ['a perfect link', sentOnce(perfect()), { dead: 0, rejecting: 0 }],
  ])('with %s, of delivery in the end', (_, checkable, expected) => {
    expect(counts(checkable, reliableDelivery).relative).toEqual(expected);
  });

  // How many there are depends on what an automaton remembers of the past; whether there are any does not.
  it.each<[string, Checkable<never>, Property, readonly ('dead' | 'rejecting')[]]>([
    ['no creation', sentOnce(perfect()), deliveredOnlyIfSent, ['dead']],
    ['finite duplication', sentOnce(perfect()), finiteDuplication, ['rejecting']],
    ['exactly once', sentOnce(perfect()), deliveredExactlyOnce, ['dead', 'rejecting']],
    ['agreement of those that never crash', hastyConsensus, agreementOfThoseThatNeverCrash(['p', 'q']), ['rejecting']],
    ['agreement of correct processes', hastyConsensus, propertyOf(consensus, 'C4'), ['dead']],
    ['uniform agreement', hastyConsensus, propertyOf(uniformConsensus, 'UC4'), ['dead']],
    ['a reason to abort, at any time', hastyAbort, abortGetsReason, ['rejecting']],
    ['a reason to abort, before', hastyAbort, abortHasReason, ['dead']],
  ] as [string, Checkable<never>, Property, readonly ('dead' | 'rejecting')[]][])(
    'by itself, of %s',
    (_, checkable, property, expected) => {
      const { dead, rejecting } = counts(checkable, property).absolute;
      expect([...(dead > 0 ? ['dead'] : []), ...(rejecting > 0 ? ['rejecting'] : [])]).toEqual(expected);
    },
  );
});
