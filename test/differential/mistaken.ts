import {
  type Emission,
  isBoundHit,
  OBSERVERS,
  type Offer,
  type SlotIndex,
  type StateVector,
  type TransitionSystem,
} from '../../checker/transition-system.ts';
import { UserCode } from '../../checker/user-code.ts';
import { build } from '../random/build.ts';
import type { Examined } from '../random/examine.ts';
import { propertyOf } from '../random/random-check.ts';
import { spaceOf } from './agreement.ts';

/** A mistake that a checker could make in composing a step. */
export type Mistake =
  | 'none'
  /** The content after a delivery overwrites what the receiver sent over the same link meanwhile. */
  | 'a link loses what is added in the same step as a delivery from it'
  /** Handlers are atomic. */
  | 'a crash cannot cut a handler'
  /** The rest of the step goes on. */
  | 'a refusal does not cancel the step'
  /** Ticks are not urgent: a bound on delays is no bound. */
  | 'time passes while something is overdue'
  /** At one instant, the order of deliveries and timeouts is open. */
  | 'a timer fires before what is due is delivered';

/**
 * The size of the space that a checker with a mistake would find. A mistake can make the space infinite: it is left at the first
 * configuration that is one too many. It can also lead where the components cannot follow.
 */
export function spaceUnder(mistake: Mistake, examined: Examined): Space | 'broken' {
  try {
    return explored(mistake, examined);
  } catch (error) {
    if (mistake === 'none') throw error;
    // A component was told what nobody tells it where the composition is right.
    return 'broken';
  }
}

interface Space {
  readonly states: number;
  readonly transitions: number;
}

function explored(mistake: Mistake, { check, options, result }: Examined): Space {
  const userCode = new UserCode();
  const { layer } = spaceOf(build(check.system).model(userCode), propertyOf(check), userCode, options.depth);
  const { system } = layer;
  const { depth: depthMax = Number.POSITIVE_INFINITY } = options;
  const met = new Set<string>();
  let transitions = 0;
  let level: StateVector[] = [];
  const meet = (vector: StateVector, next: StateVector[]) => {
    if (met.has(vector.join())) return;
    met.add(vector.join());
    next.push(vector);
  };
  for (const { vector } of system.initial()) meet(vector, level);
  for (let depth = 0; depth < depthMax && level.length > 0 && met.size <= result.states; depth++) {
    const next: StateVector[] = [];
    for (const vector of level) {
      for (const after of successorsUnder(mistake, system, vector)) {
        transitions++;
        meet(after, next);
      }
    }
    level = next;
  }
  return { states: met.size, transitions };
}

function successorsUnder(mistake: Mistake, system: TransitionSystem, vector: StateVector): readonly StateVector[] {
  const offered = vector.flatMap((id, slot) =>
    system.offers(slot, id).flatMap((offer) => afterOffer(mistake, system, vector, slot, offer)),
  );
  const joint = system.joint.flatMap((rule) =>
    rule
      .evaluate((slot) => vector[slot]!)
      .map(({ writes }) => {
        const after = [...vector];
        for (const [slot, id] of writes) after[slot] = id;
        return after;
      }),
  );
  return [...offered, ...joint];
}

function afterOffer(
  mistake: Mistake,
  system: TransitionSystem,
  vector: StateVector,
  slot: SlotIndex,
  offer: Offer,
): readonly StateVector[] {
  const { kind } = system.action(offer.action);
  const goesOn =
    mistake === 'a refusal does not cancel the step' ||
    (mistake === 'time passes while something is overdue' && kind === 'tick') ||
    (mistake === 'a timer fires before what is due is delivered' && kind === 'timeout');
  const ways = answered(mistake, goesOn, system, vector.with(slot, offer.becomes), offer.labels);
  const isLink = system.slots[slot]!.name.startsWith('link') || system.slots[slot]!.name === 'the medium';
  const overwrites = mistake === 'a link loses what is added in the same step as a delivery from it' && isLink;
  return overwrites ? ways.map((way) => way.with(slot, offer.becomes)) : ways;
}

/** @param goesOn whether the step goes on where an answer refuses it */
function answered(
  mistake: Mistake,
  goesOn: boolean,
  system: TransitionSystem,
  vector: StateVector,
  waiting: readonly Emission[],
): readonly StateVector[] {
  const [emission, ...rest] = waiting;
  if (emission === undefined) return [vector];
  const { to, label } = emission;
  if (to === OBSERVERS) {
    return answered(mistake, goesOn, system, vector, [
      ...system.observers.map((observer) => ({ to: observer, label })),
      ...rest,
    ]);
  }
  const answer = system.react(to, vector[to]!, label);
  if (isBoundHit(answer)) return [];
  if (answer.length === 0 && goesOn) return answered(mistake, goesOn, system, vector, rest);
  return answer
    .filter(({ note }) => note === undefined || mistake !== 'a crash cannot cut a handler')
    .flatMap(({ becomes, labels }) =>
      answered(mistake, goesOn, system, vector.with(to, becomes), [...rest, ...labels]),
    );
}
