import { describe, expect, it } from 'vitest';
import type { Execution } from '../../checker/execution.ts';
import type { Checkable } from '../../checker/model.ts';
import { successors } from '../../checker/successors.ts';
import { UserCode } from '../../checker/user-code.ts';
import { eagerReliableBroadcast } from '../../models/reliable-broadcast/eager-reliable-broadcast.ts';
import { naiveBank } from '../../models/total-order-broadcast/naive-bank.ts';
import { propertyOf } from '../../specs/abstraction.ts';
import type { Property } from '../../specs/property.ts';
import { totalOrderBroadcast } from '../../specs/total-order-broadcast.ts';
import { uniformReliableBroadcast } from '../../specs/uniform-reliable-broadcast.ts';
import { verdict } from './findings.ts';

const uniformAgreement = propertyOf(uniformReliableBroadcast, 'URB4');

function counterexample(system: Checkable, property: Property): Execution {
  const found = verdict(system, property);
  if (found.outcome !== 'violated' || found.evidence.kind === 'no witness') throw new Error(found.outcome);
  return found.evidence.execution;
}

describe('an execution', () => {
  it.each<[string, Checkable, Property]>([
    ['the naive bank', naiveBank as Checkable, propertyOf(totalOrderBroadcast, 'TOB5')],
    ['reliable broadcast', eagerReliableBroadcast as Checkable, uniformAgreement],
  ])('is a list of choices from a deterministic start: %s', (_, system, property) => {
    const execution = counterexample(system, property);
    const { system: waist } = system.model(new UserCode());
    const [first, ...rest] = execution.choices;
    let { vector } = waist.initial()[first!]!;
    rest.forEach((choice, index) => {
      const taken = successors(waist, vector)[choice]!;
      expect(waist.action(taken.action)).toEqual(execution.steps[index]!.action);
      expect(taken.observed.map((label) => waist.event(label))).toEqual(execution.steps[index]!.events);
      vector = taken.vector;
    });
    const end = Object.fromEntries(waist.slots.map((slot, at) => [slot.name, slot.value(vector[at]!)]));
    const told = Object.fromEntries(execution.start.map(({ slot, value }) => [slot, value]));
    for (const { changes } of execution.steps) for (const { slot, after } of changes) told[slot] = after;
    expect(told).toEqual(end);
  });

  it('says which processes there are, and which of them are faulty', () => {
    const { processes, faulty, startEvents } = counterexample(eagerReliableBroadcast as Checkable, uniformAgreement);
    expect({ processes, faulty, startEvents }).toEqual({ processes: ['p', 'q', 'r'], faulty: ['p'], startEvents: [] });
  });

  it('numbers its steps from 1, and tells what each changed', () => {
    const { steps } = counterexample(eagerReliableBroadcast as Checkable, uniformAgreement);
    expect(steps.map(({ number, notes }) => ({ number, notes }))).toEqual([
      { number: 1, notes: [] },
      { number: 2, notes: ['p crashes after 1 of 4 effects'] },
    ]);
    expect(steps[1]!.changes.filter(({ environment }) => !environment)).toEqual([
      { slot: 'p', owner: 'p', before: { delivered: [] }, after: 'crashed' },
    ]);
  });
});
