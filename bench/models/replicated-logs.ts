import { check } from '../../checker/check.ts';
import { guarded } from '../../models/guarded/guarded.ts';
import { perfect } from '../../models/links/perfect.ts';
import { type Process, process } from '../../models/process.ts';
import { system } from '../../models/system.ts';
import { invariant } from '../../specs/invariant.ts';
import { naiveGuarded } from '../naive/naive-guarded.ts';
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
 * An entry says after which others it was written, so that local states and messages are many, and each is met rarely.
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
          const longer = [...log, `${fx.self} after ${log.join(' and ') || 'nothing'}`];
          fx.send(next, longer);
          return { log: longer, written: written + 1 };
        },
      },
    ],
  });
}

type Logs = Readonly<Record<string, readonly string[]>>;

/**
 * Four replicas that pull from each other, with all logs in one variable: as good as every configuration is a value that was never
 * met before. Nothing that is remembered is of use, and each action is asked about each configuration.
 */
function logsInOneVariable(quotas: readonly number[], standard: boolean): BenchModel {
  const pulls = names.flatMap((to) => names.flatMap((from) => (from === to ? [] : [[to, from] as const])));
  const lacks = (logs: Logs, [to, from]: readonly [string, string]) =>
    logs[from]!.find((entry) => !logs[to]!.includes(entry));
  const writtenBy = (logs: Logs, name: string) => logs[name]!.filter((entry) => entry.startsWith(name)).length;
  const description = guarded({
    variables: { logs: Object.fromEntries(names.map((name) => [name, []])) as Logs },
    actions: (action) => [
      action('write', names, {
        when: ({ logs }, name) => writtenBy(logs, name) < quotas[names.indexOf(name)]!,
        run: (s, name) => {
          s.logs = { ...s.logs, [name]: [...s.logs[name]!, `${name}.${writtenBy(s.logs, name)}`] };
        },
      }),
      action('pull', pulls, {
        when: ({ logs }, pull) => lacks(logs, pull) !== undefined,
        run: (s, pull) => {
          const [to] = pull;
          s.logs = { ...s.logs, [to]: [...s.logs[to]!, lacks(s.logs, pull)!] };
        },
      }),
    ],
  });
  const properties = [
    invariant<{ readonly logs: Logs }>('no log has an entry twice', ({ logs }) =>
      names.every((name) => new Set(logs[name]).size === logs[name]!.length),
    ),
  ];
  return {
    name: `logs-${quotas.join('')}`,
    family: 'logs',
    form: 'guarded',
    standard,
    check: () => check(`replicated logs in one variable, ${quotas.join('+')} entries`, description, properties),
    naive: () => naiveGuarded(description.definition, properties),
  };
}

/** Replicated logs, by how many entries each of the four replicas writes. */
export const replicatedLogs: readonly BenchModel[] = [
  replicatedLogsBench([1, 1, 0, 0], false),
  replicatedLogsBench([1, 1, 1, 0], false),
  replicatedLogsBench([1, 1, 1, 1], true),
  replicatedLogsBench([2, 1, 1, 1], true),
  replicatedLogsBench([5, 1, 0, 0], false),
  replicatedLogsBench([3, 3, 0, 0], true),
  logsInOneVariable([1, 1, 0, 0], false),
  logsInOneVariable([1, 1, 1, 0], true),
  logsInOneVariable([2, 1, 1, 0], true),
];
