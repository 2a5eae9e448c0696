import { check } from '../../checker/check.ts';
import { guarded, perKey, perProcess } from '../../models/guarded/guarded.ts';
import { invariant } from '../../specs/invariant.ts';
import { naiveGuarded } from '../naive/naive-guarded.ts';
import type { BenchModel, PublishedCounts } from './bench-model.ts';

type Value = 'v1' | 'v2';

/** A "1b" message: what an acceptor had voted for when it joined a ballot. */
interface Promised {
  readonly ballot: number;
  readonly value: Value | null;
}

const acceptors = ['a1', 'a2', 'a3'] as const;
const quorums = [
  ['a1', 'a2'],
  ['a1', 'a3'],
  ['a2', 'a3'],
] as const;
const values: readonly Value[] = ['v1', 'v2'];

/** Counted by TLC, with three acceptors and two values. */
const published: Readonly<Record<number, PublishedCounts>> = {
  1: { states: 3_921, transitions: 22_994, source: "Lamport's Paxos.tla, counted by TLC" },
  2: { states: 185_369, transitions: 1_316_583, source: "Lamport's Paxos.tla, counted by TLC" },
};

/** Lamport's Paxos with ballots 0 to `last`. */
export function lamportPaxosBench(last: number): BenchModel {
  const description = lamportPaxos(last);
  const properties = [oneValueIsChosen(last)];
  return {
    name: `paxos-tla-${last}`,
    family: 'paxos-tla',
    form: 'guarded',
    standard: true,
    ...(published[last] !== undefined && { published: published[last] }),
    spin: { file: 'lamport-paxos.pml', constants: { B: last }, depthMax: 1000 },
    check: () => check(`Paxos (Lamport), ballots 0 to ${last}`, description, properties),
    naive: () => naiveGuarded(description.definition, properties),
  };
}

/**
 * Paxos as Lamport specifies it: three acceptors, two values, quorums of two.
 *
 * The growing set of messages is kept as what it can be: an acceptor joins a ballot at most once, so there is at most one "1b" message
 * per acceptor and ballot; a ballot has at most one "2a" message; and a "2b" message carries the value of its ballot's "2a".
 *
 * @see Lamport, Paxos.tla, in the TLA+ Examples
 */
export function lamportPaxos(last: number) {
  const ballots = ballotsTo(last);
  const votes = acceptors.flatMap((a) => ballots.map((b) => [a, b] as const));
  return guarded({
    variables: {
      maxBal: perProcess(acceptors, -1),
      maxVBal: perProcess(acceptors, -1),
      maxVal: perProcess(acceptors, null as Value | null),
      oneA: perKey(ballots),
      oneB: perProcess(votes.map(keyOf), null as Promised | null),
      twoA: perProcess(ballots.map(String), null as Value | null),
      twoB: perKey(votes.map(keyOf)),
    },
    actions: (action) => [
      action('Phase1a', ballots, {
        when: () => true,
        run: (s, b) => s.oneA.add(b),
      }),
      action('Phase1b', votes, {
        when: (s, [a, b]) => s.oneA.has(b) && b > s.maxBal[a],
        run: (s, [a, b]) => {
          s.maxBal[a] = b;
          s.oneB[keyOf([a, b])] = { ballot: s.maxVBal[a], value: s.maxVal[a] };
        },
      }),
      action(
        'Phase2a',
        ballots.flatMap((b) => values.map((v) => [b, v] as const)),
        {
          when: (s, [b, v]) =>
            s.twoA[b] === null && quorums.some((quorum) => showsSafe(quorum, v, (a) => s.oneB[keyOf([a, b])] ?? null)),
          run: (s, [b, v]) => {
            s.twoA[b] = v;
          },
        },
      ),
      action('Phase2b', votes, {
        when: (s, [a, b]) => s.twoA[b] !== null && b >= s.maxBal[a],
        run: (s, [a, b]) => {
          s.maxBal[a] = b;
          s.maxVBal[a] = b;
          s.maxVal[a] = s.twoA[b] ?? null;
          s.twoB.add(keyOf([a, b]));
        },
      }),
    ],
  });
}

interface Votes {
  readonly twoA: Readonly<Record<string, Value | null>>;
  readonly twoB: { has(key: string): boolean };
}

/** At most one value is voted for by a quorum, over all ballots. */
function oneValueIsChosen(last: number) {
  const ballots = ballotsTo(last);
  return invariant<Votes>('at most one value is chosen', ({ twoA, twoB }) => {
    // Most often one value is all that was ever asked for, and nobody's vote matters.
    if (new Set(ballots.flatMap((b) => twoA[b] ?? [])).size < 2) return true;
    const chosen = ballots.filter((b) => quorums.some((quorum) => quorum.every((a) => twoB.has(keyOf([a, b])))));
    return new Set(chosen.map((b) => twoA[b])).size < 2;
  });
}

/** Whether the messages of a quorum show that no other value than `value` was or can be chosen at a lower ballot. */
function showsSafe(
  quorum: readonly string[],
  value: Value,
  promisedBy: (acceptor: string) => Promised | null,
): boolean {
  let latest: Promised = { ballot: -1, value: null };
  for (const acceptor of quorum) {
    const promised = promisedBy(acceptor);
    if (promised === null) return false;
    if (promised.ballot > latest.ballot) latest = promised;
  }
  return latest.ballot < 0 || latest.value === value;
}

function ballotsTo(last: number): readonly number[] {
  return Array.from({ length: last + 1 }, (_, ballot) => ballot);
}

function keyOf([acceptor, ballot]: readonly [string, number]): string {
  return `${acceptor} ${ballot}`;
}
