import { describe, expect, it } from 'vitest';
import { classifiedProperty } from '../../../checker/classification/classified-property.ts';
import { classify } from '../../../checker/classification/classify.ts';
import { Explorations } from '../../../checker/classification/explorations.ts';
import { Closing } from '../../../checker/closure.ts';
import { defaultMemory } from '../../../checker/default-memory.ts';
import { UserCode } from '../../../checker/user-code.ts';
import {
  diningPhilosophers,
  doesNotStarve,
  philosophers,
} from '../../../models/resource-allocation/dining-philosophers.ts';
import type { Property } from '../../../specs/property.ts';

const system = diningPhilosophers(philosophers(5), 'strong');

describe('a classification that is cut decides nothing, and says what cut it', () => {
  it('memory, of which what is explored together with the automaton takes some as well', () => {
    const whole = classify(system, doesNotStarve('ph0'));
    expect(whole.classified.outcome).toBe('classified');
    const memory = whole.cost.bytes - 2 ** 15;
    expect(classify(system, doesNotStarve('ph0'), { bounds: { memory } }).classified).toMatchObject({
      outcome: 'inconclusive',
      why: expect.stringMatching(/^the search was cut \(bound: memory/),
    });
  });

  it('more pairs of a configuration and a state of the automaton than can be numbered', () => {
    const userCode = new UserCode();
    const model = system.model(userCode);
    const memory = defaultMemory;
    const explorations = new Explorations({ memory }, new Closing({}));
    const classifying = { model, explorations, memory, tell: () => undefined, userCode, nodeMax: 2_000 };
    const { classified } = classifiedProperty(classifying, doesNotStarve('ph0') as unknown as Property);
    expect(classified).toMatchObject({
      outcome: 'inconclusive',
      why: "the search was cut (bound: 2,001 pairs of a configuration and a state of the property's automaton)",
    });
  });
});
