import { ComponentPaths, type CycleSearch, type Wanted } from './component-paths.ts';
import type { Product, ProductNode, ProductStep } from './product.ts';
import { standings } from './standings.ts';

/** A search for the way back that meets more pairs than this is one of which there should be few. */
const pairsMax = 1 << 16;

/**
 * A short loop from a pair back to it, fair and accepted if the search looks for fair ones: the shortest cycle, made longer by a shortest
 * piece for each thing that it still lacks.
 *
 * A shortest fair loop is not looked for: that is NP-hard. (Clarke, Grumberg, McMillan, Zhao, DAC 1995.) Where the component is large, all
 * that lacks is fetched before the way back is looked for again, which may have had some of it: the loop may be longer then.
 *
 * @param took told of the bytes that this takes
 * @param far how many pairs may be met on the way back before that is done
 */
export function loopFrom(
  search: CycleSearch,
  entry: ProductNode,
  fair: boolean,
  took: (bytes: number) => void = () => {},
  far = pairsMax,
): readonly ProductStep[] {
  const { product } = search;
  const paths = new ComponentPaths(search, entry);
  const [entryState, entryRow] = [product.state(entry), product.row(entry)];
  const home: Wanted = { pair: (state, row) => row === entryRow && state === entryState };
  const steps: ProductStep[] = [];
  let isFar = false;
  for (;;) {
    const last = steps.at(-1)?.node ?? entry;
    let lacking = isFar ? whatLacks(product, steps, fair) : undefined;
    if (lacking === undefined) {
      const back = steps.length > 0 && last === entry ? [] : paths.to(last, home);
      isFar = paths.met > far;
      const loop = [...steps, ...back];
      lacking = whatLacks(product, loop, fair);
      if (lacking === undefined) {
        took(paths.bytes);
        return loop;
      }
    }
    steps.push(...paths.to(last, lacking));
  }
}

/** What a loop must still contain, if anything. */
function whatLacks(product: Product, loop: readonly ProductStep[], fair: boolean): Wanted | undefined {
  const { tableau, fairness } = product;
  const [first = [], ...rest] = loop.map(({ postponed }) => tableau.postponed(postponed));
  const putOff = first.find((until) => rest.every((others) => others.includes(until)));
  if (putOff !== undefined)
    return { step: (_class, _row, postponed) => !tableau.postponed(postponed).includes(putOff) };
  const states = loop.map(({ node }) => product.state(node));
  const pair = tableau.pairs.find(
    (one) => states.some((state) => one.binds(state)) && !states.some((state) => one.meets(state)),
  );
  if (pair !== undefined) return { pair: (state) => pair.meets(state) };
  const unmet = fair ? standings(product, loop).find(({ met }) => met === 'unmet') : undefined;
  if (unmet === undefined) return undefined;
  const { assumption, kind } = unmet;
  const taking = fairness.classesTaking(assumption);
  return {
    step: (edgeClass, row) => taking[edgeClass] === 1 || fairness.isMetByStopping(assumption, row),
    ...(kind === 'weak' && { pair: (_state, row) => !fairness.owes(row, assumption) }),
  };
}
