import type { Checkable } from '../../../checker/model.ts';
import { type Assumption, isBoundHit, type TransitionSystem } from '../../../checker/transition-system.ts';

/** A system as a checker with a mistake would see it. */
export function misled<State>(
  checkable: Checkable<State>,
  mistake: (system: TransitionSystem) => TransitionSystem,
): Checkable<State> {
  return {
    model: (userCode) => {
      const model = checkable.model(userCode);
      return {
        system: mistake(model.system),
        processes: model.processes,
        correct: (read, process) => model.correct(read, process),
        view: (read) => model.view(read),
        owesSteps: model.owesSteps,
        tables: model.tables,
        assumptions: model.assumptions,
        bytes: () => model.bytes(),
        askAgain: () => model.askAgain(),
      };
    },
  };
}

/** A process that may crash is taken for one that must. */
export function crashesAreOwed(system: TransitionSystem): TransitionSystem {
  const owed: Assumption = { instance: 'crash', owner: 'the mistake', kind: 'weak', owed: () => true };
  return {
    ...system,
    assumptions: (action) => (system.action(action).kind === 'crash' ? [owed] : system.assumptions(action)),
  };
}

/** A bound that is hit is taken for a step that is not possible. */
export function boundsAreRefusals(system: TransitionSystem): TransitionSystem {
  return {
    ...system,
    react: (slot, id, label) => {
      const answer = system.react(slot, id, label);
      return isBoundHit(answer) ? [] : answer;
    },
  };
}

/** An execution may repeat any configuration before it goes on. Only for guarded actions, which are as many as their rules. */
export function stuttersInTheMiddle(system: TransitionSystem): TransitionSystem {
  const stutter = system.joint.length;
  return {
    ...system,
    joint: [...system.joint, { name: 'stutter', evaluate: () => [{ action: stutter, writes: [], labels: [] }] }],
    action: (action) =>
      action === stutter ? { kind: 'rule', name: 'stutter', parameters: [] } : system.action(action),
    assumptions: (action) => (action === stutter ? [] : system.assumptions(action)),
  };
}

/** Nobody promises that time goes on. */
export function ticksAreNotOwed(system: TransitionSystem): TransitionSystem {
  return {
    ...system,
    assumptions: (action) => (system.action(action).kind === 'tick' ? [] : system.assumptions(action)),
  };
}

/** All that is owed is one obligation of each kind, which any of it fulfils. */
export function obligationsAreMerged(system: TransitionSystem): TransitionSystem {
  return {
    ...system,
    assumptions: (action) =>
      system.assumptions(action).map(({ owner, kind, owed }) => ({ instance: `all ${kind}`, owner, kind, owed })),
  };
}

/** What is owed is owed for ever, also about processes that are down. */
export function theDownAreOwed(system: TransitionSystem): TransitionSystem {
  return {
    ...system,
    assumptions: (action) => system.assumptions(action).map((assumption) => ({ ...assumption, owed: () => true })),
  };
}

/** Nobody promises that correct processes stay up in the end. */
export function stayingUpIsNotOwed(system: TransitionSystem): TransitionSystem {
  return {
    ...system,
    assumptions: (action) => (system.action(action).kind === 'settle' ? [] : system.assumptions(action)),
  };
}
