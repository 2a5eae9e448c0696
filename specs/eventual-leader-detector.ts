import type { Abstraction, TraceEntry } from './abstraction.ts';
import type { ProcessId } from './event.ts';
import { everyProcess, someProcess } from './temporal/among.ts';
import { and, correct, not, or } from './temporal/connectives.ts';
import type { Formula } from './temporal/formula.ts';
import { eventuallyAlways } from './temporal/future.ts';
import { once } from './temporal/past.ts';
import { temporal } from './temporal.ts';
import { trusts } from './trust.ts';

const eventualAccuracy: TraceEntry = {
  property: temporal(
    'ELD1 eventual accuracy',
    everyProcess('correct', (process) =>
      eventuallyAlways(someProcess((leader) => and(isGood(leader), trusts(process, leader)))),
    ),
  ),
  statement: 'From some moment on, every correct process trusts one that has not crashed.',
  class: 'liveness',
  argument: 'Whatever has happened, all correct processes can still begin to trust a correct one, and stay with it.',
};

const eventualAgreement: TraceEntry = {
  property: temporal(
    'ELD2 eventual agreement',
    everyProcess('correct', (process) =>
      everyProcess('correct', (other) => (process >= other ? true : eventuallyAlways(not(disagree(process, other))))),
    ),
  ),
  statement: 'From some moment on, no two correct processes trust different ones that have not crashed.',
  class: 'liveness',
  argument: 'Any number of disagreements can end.',
};

/** In the end, all correct processes trust one and the same correct process. */
export const eventualLeaderDetector: Abstraction = {
  name: 'eventual leader detector',
  events: 'With an indication { trust: l } a process begins to trust l, in the place of who it trusted before.',
  source: 'Cachin, Guerraoui, Rodrigues 2011, Module 2.9',
  entries: [eventualAccuracy, eventualAgreement],
};

function disagree(process: ProcessId, other: ProcessId): Formula {
  return someProcess((one) =>
    someProcess((another) =>
      one === another ? false : and(isGood(one), isGood(another), trusts(process, one), trusts(other, another)),
    ),
  );
}

/** The failure pattern says who may crash: who may, and has not, is as good as a correct process; and that is the best that anyone can know. */
function isGood(process: ProcessId): Formula {
  return or(correct(process), not(once('crash', (crash) => crash.process === process)));
}
