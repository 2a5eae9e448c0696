import { describe, expect, it } from 'vitest';
import { check } from '../../../checker/check.ts';
import { Closing } from '../../../checker/closure.ts';
import { decideTemporal } from '../../../checker/liveness/decide-temporal.ts';
import { runCheck } from '../../../checker/run-check.ts';
import { UserCode } from '../../../checker/user-code.ts';
import {
  diningPhilosophers,
  doesNotStarve,
  philosophers,
} from '../../../models/resource-allocation/dining-philosophers.ts';
import type { Temporal } from '../../../specs/property.ts';

const names = philosophers(4);
const strong = diningPhilosophers(names, 'strong');
const claims = check('philosophers', strong, [doesNotStarve('ph0')]);

describe('a search for a violation that is cut decides nothing, and says what cut it', () => {
  it('more pairs of a configuration and a state of the automaton than can be numbered', () => {
    const verdictWith = (nodeMax: number) => {
      const userCode = new UserCode();
      const model = strong.model(userCode);
      const properties = claims.properties as unknown as readonly Temporal[];
      return decideTemporal(claims, model, new Closing({}), properties, {}, {}, userCode, nodeMax)[0]!.verdict;
    };
    const { explored } = runCheck(claims).findings[0]!;
    expect(verdictWith(2 * explored.states)).toMatchObject({ outcome: 'holds' });
    expect(verdictWith(explored.states)).toMatchObject({
      outcome: 'inconclusive',
      why: `the search for a violating execution was cut (bound: ${explored.states + 1} pairs of a configuration and a state of the property's automaton)`,
    });
  });

  it('memory, of which the search takes some as well', () => {
    const eight = philosophers(8);
    const larger = check('philosophers', diningPhilosophers(eight, 'strong'), [doesNotStarve('ph0')]);
    const { cost } = runCheck(larger).findings[0]!;
    const bounds = { memory: cost.bytes - 2 ** 18 };
    const [finding] = runCheck(larger, { bounds }).findings;
    expect(finding!.verdict).toMatchObject({
      outcome: 'inconclusive',
      why: expect.stringMatching(/^the search for a violating execution was cut \(bound: memory/),
    });
  });
});
