import { expect, it } from 'vitest';
import { disjuncts } from '../../../checker/liveness/disjuncts.ts';
import { Fairness } from '../../../checker/liveness/fairness.ts';
import { Grounding } from '../../../checker/liveness/grounding.ts';
import { loopFrom } from '../../../checker/liveness/loops.ts';
import { standings } from '../../../checker/liveness/standings.ts';
import { StateGraph } from '../../../checker/liveness/state-graph.ts';
import { ViolationSearch } from '../../../checker/liveness/violation-search.ts';
import { UserCode } from '../../../checker/user-code.ts';
import {
  diningPhilosophers,
  doesNotStarve,
  philosophers,
} from '../../../models/resource-allocation/dining-philosophers.ts';
import type { Temporal } from '../../../specs/property.ts';
import { unlimited } from '../kernel/linear/agree.ts';
import { neverCut } from './never-cut.ts';

/** The search for a philosopher that starves, although each that can always act does so again and again. */
function starving(): ViolationSearch {
  const names = philosophers(3);
  const userCode = new UserCode();
  const model = diningPhilosophers(names, 'weak').model(userCode);
  const graph = new StateGraph(model.system, unlimited);
  const { formula } = doesNotStarve('ph0') as unknown as Temporal;
  const grounding = new Grounding(formula, [], model.processes, userCode, 'P');
  const subject = { graph, fairness: new Fairness(graph, model.system), grounding, model, userCode, where: 'P' };
  const [violation] = disjuncts(grounding.propositions, grounding.propositions.not(grounding.root));
  return new ViolationSearch(subject, violation!, true, neverCut());
}

it('a loop is fair and comes back also where all that it lacks is fetched before the way back is looked for', () => {
  const search = starving();
  expect(search.run()).toBe(true);
  const { product, components } = search;
  let longer = 0;
  for (let node = 0; node < product.rows * 3; node++) {
    if (!components.isGood(node)) continue;
    const [near, far] = [loopFrom(search, node, true), loopFrom(search, node, true, () => {}, 0)];
    for (const loop of [near, far]) {
      expect(loop.at(-1)!.node).toBe(node);
      loop.forEach((step, place) => {
        const from = (loop[place - 1] ?? loop.at(-1)!).node;
        expect(product.graph.source(step.edge)).toBe(product.row(from));
        expect(product.stepBetween(from, step.node).node).toBe(step.node);
      });
      expect(standings(product, loop).filter(({ met }) => met === 'unmet')).toEqual([]);
    }
    if (far.length > near.length) longer++;
  }
  expect(longer).toBeGreaterThan(0);
});
