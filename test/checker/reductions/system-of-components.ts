import type { TransitionSystem } from '../../../checker/transition-system.ts';

/** One slot, written down: its values are small numbers, and it begins with 0. */
export interface Component {
  readonly speculative?: true;
  /** Per value, the steps that it can start: what it becomes, and which slots are told which label. */
  readonly starts?: Readonly<
    Record<
      number,
      readonly { readonly becomes: number; readonly tells?: readonly (readonly [slot: number, label: number])[] }[]
    >
  >;
  /** Per label and value, what it becomes; it refuses where nothing is said. */
  readonly answers?: Readonly<Record<number, Readonly<Record<number, number>>>>;
}

/** The system of these components. Each step is an action of its own. */
export function systemOfComponents(components: readonly Component[]): TransitionSystem {
  return {
    slots: components.map(({ speculative }, slot) => ({
      name: `component ${slot}`,
      ...(speculative && { speculative }),
      value: (id) => id,
    })),
    observers: [],
    initial: () => [{ vector: components.map(() => 0), observed: [] }],
    offers: (slot, id) =>
      (components[slot]!.starts?.[id] ?? []).map(({ becomes, tells = [] }, index) => ({
        action: 1000 * slot + 10 * id + index,
        becomes,
        labels: tells.map(([to, label]) => ({ to, label })),
      })),
    react: (slot, id, label) => {
      const becomes = components[slot]!.answers?.[label]?.[id];
      return becomes === undefined ? [] : [{ becomes, labels: [] }];
    },
    joint: [],
    action: (action) => ({ kind: 'rule', name: `action ${action}`, parameters: [] }),
    event: () => ({ type: 'crash', process: 'p' }),
    assumptions: () => [],
  };
}
