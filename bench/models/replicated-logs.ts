import { check } from '../../checker/check.ts';
import { perfect } from '../../models/links/perfect.ts';
import { type Process, process } from '../../models/process.ts';
import { system } from '../../models/system.ts';
import { invariant } from '../../specs/invariant.ts';
import { naiveSystem } from '../naive/naive-system.ts';
import type { BenchModel } from './bench-model.ts';

interface Replica {
  local: { readonly log: readonly string[]; readonly written: number };
  message: readonly string[];
}

const names = ['r1', 'r2', 'r3', 'r4'] as const;

/**
 * Four replicas in a ring. Each appends entries of its own and hands its whole log on; whoever finds entries in it that it lacks
 * appends them in the order in which they come, and hands its own log on in turn.
 *
 * The weak side of a checker that remembers what handlers do: hardly two configurations share the local states and messages in them, so
 * that what is remembered is rarely met again.
 */
function replicatedLogsBench(quotas: readonly number[], standard: boolean): BenchModel {
  const description = system({
    processes: Object.fromEntries(names.map((name, index) => [name, replica(index, quotas[index] ?? 0)])) as Record<
      string,
      Process<Replica>
    >,
    links: perfect(),
  });
  const distinct = invariant<{ readonly local: Readonly<Record<string, Replica['local'] | null>> }>(
    'no log has an entry twice',
    ({ local }) => names.every((name) => new Set(local[name]!.log).size === local[name]!.log.length),
  );
  return {
    name: `logs-${quotas.join('')}`,
    family: 'logs',
    form: 'messages',
    standard,
    check: () => check(`replicated logs, ${quotas.join('+')} entries`, description, [distinct]),
    naive: () => naiveSystem(description.definition, [distinct]),
  };
}

function replica(index: number, quota: number): Process<Replica> {
  const next = names[(index + 1) % names.length]!;
  return process<Replica>({
    init: () => ({ log: [], written: 0 }),
    upon: {
      deliver(state, _from, log, fx) {
        const missing = log.filter((entry) => !state.log.includes(entry));
        if (missing.length === 0) return state;
        const merged = [...state.log, ...missing];
        fx.send(next, merged);
        return { log: merged, written: state.written };
      },
    },
    internal: [
      {
        name: 'append',
        when: ({ written }) => written < quota,
        run: ({ log, written }, fx) => {
          const longer = [...log, `${fx.self}.${written}`];
          fx.send(next, longer);
          return { log: longer, written: written + 1 };
        },
      },
    ],
  });
}

/** Replicated logs, by how many entries each of the four replicas writes. */
export const replicatedLogs: readonly BenchModel[] = [
  replicatedLogsBench([1, 1, 0, 0], false),
  replicatedLogsBench([1, 1, 1, 0], true),
  replicatedLogsBench([1, 1, 1, 1], true),
  replicatedLogsBench([2, 1, 1, 1], true),
];
