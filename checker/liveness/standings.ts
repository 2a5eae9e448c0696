import type { Obligation } from '../verdict.ts';
import type { Product, ProductStep } from './product.ts';

/** How a loop stands to one fairness assumption. */
export interface Standing {
  readonly assumption: number;
  readonly kind: Obligation['kind'];
  readonly met: Obligation['met'];
  /** The place in the loop of the step that shows it; -1 where the execution stops. */
  readonly at: number;
}

/** How a loop stands to every assumption that it takes, or of which an action is enabled somewhere in it. */
export function standings(product: Product, loop: readonly ProductStep[]): readonly Standing[] {
  const rows = loop.map(({ node }) => product.row(node));
  const owed = rows.map((row) => owedAt(product, row));
  const enabled = rows.map((row) => enabledAt(product, row));
  const concerned = new Set([...owed, ...enabled].flatMap((assumptions) => [...assumptions]));
  for (const { edge } of loop) for (const assumption of takenBy(product, edge)) concerned.add(assumption);
  return [...concerned]
    .sort((a, b) => a - b)
    .map((assumption) => {
      const { kind } = product.fairness.assumptions[assumption]!;
      const standing = { assumption, kind } as const;
      const taken = loop.findIndex(({ edge }) => takes(product, edge, assumption));
      if (taken >= 0) return { ...standing, met: 'taken', at: taken };
      const binds =
        kind === 'weak' ? owed.every((each) => each.has(assumption)) : owed.some((each) => each.has(assumption));
      if (binds) return { ...standing, met: 'unmet', at: owed.findIndex((each) => each.has(assumption)) };
      const disabled = enabled.findIndex((each) => !each.has(assumption));
      if (disabled >= 0) return { ...standing, met: 'disabled', at: disabled };
      return { ...standing, met: 'not owed', at: owed.findIndex((each) => !each.has(assumption)) };
    });
}

/** How an execution that stops for ever in a configuration stands to every assumption of which an action is enabled there. */
export function standingsOfStop(product: Product, row: number): readonly Standing[] {
  const owed = owedAt(product, row);
  return [...new Set([...owed, ...enabledAt(product, row)])]
    .sort((a, b) => a - b)
    .map((assumption) => {
      const { kind } = product.fairness.assumptions[assumption]!;
      const met = !owed.has(assumption)
        ? 'not owed'
        : product.fairness.isMetByStopping(assumption, row)
          ? 'taken'
          : 'unmet';
      return { assumption, kind, met, at: -1 };
    });
}

/** Whether a step takes an assumption. */
export function takes(product: Product, edge: number, assumption: number): boolean {
  return takenBy(product, edge).includes(assumption);
}

/** The assumptions that are owed in a configuration. */
export function owedAt({ fairness }: Product, row: number): ReadonlySet<number> {
  const owed = new Set<number>();
  fairness.eachOwed(row, (assumption) => owed.add(assumption));
  return owed;
}

function enabledAt(product: Product, row: number): ReadonlySet<number> {
  const { graph } = product;
  const enabled = new Set<number>();
  for (let edge = graph.firstEdge(row); edge < graph.firstEdge(row + 1); edge++) {
    for (const assumption of product.fairness.ofClass(graph.edges.list.class(edge))) enabled.add(assumption);
  }
  return enabled;
}

function takenBy({ graph, fairness }: Product, edge: number): readonly number[] {
  const taken: number[] = [];
  const { list } = graph.edges;
  fairness.eachTaken(list.class(edge), list.target(edge), (assumption) => taken.push(assumption));
  return taken;
}
