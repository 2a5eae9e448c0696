import { check } from '../../checker/check.ts';
import { type Final, finality } from '../../specs/blockchain.ts';
import { perfect } from '../links/perfect.ts';
import { type Effects, type Process, process } from '../process.ts';
import { at, system } from '../system.ts';

/** Blocks from the first one on, each named by its miner and its height. */
type Chain = readonly string[];

interface Miner {
  local: Chain;
  message: Chain;
  /** Luck: it finds the next block. */
  request: 'mine';
  indication: Final;
}

/** The chain with a further block of `self`. */
function extended(chain: Chain, self: string): Chain {
  return [...chain, `${self}${chain.length + 1}`];
}

function publish(chain: Chain, fx: Pick<Effects<Miner>, 'self' | 'everyone' | 'send'>): void {
  for (const other of fx.everyone) if (other !== fx.self) fx.send(other, chain);
}

/**
 * An honest miner: it extends the longest chain that it knows, tells everyone, and calls blocks final that are deep enough.
 *
 * @param depth how deep a block must be: the last one of a chain is 1 deep
 * @see Nakamoto, "Bitcoin: A peer-to-peer electronic cash system", 2008
 */
const honest = (depth: number) => {
  const adopt = (before: Chain, chain: Chain, fx: Effects<Miner>): Chain => {
    for (const [index, block] of chain.slice(0, Math.max(0, chain.length - depth + 1)).entries()) {
      const wasFinal = index < before.length - depth + 1;
      if (!wasFinal || before[index] !== block) fx.indicate({ final: block, height: index + 1 });
    }
    return chain;
  };
  return process<Miner>({
    init: () => [],
    upon: {
      request(chain, _mine, fx) {
        const longer = extended(chain, fx.self);
        publish(longer, fx);
        return adopt(chain, longer, fx);
      },
      deliver: (chain, _from, other, fx) => (other.length > chain.length ? adopt(chain, other, fx) : chain),
    },
  });
};

interface Attacker {
  local: { readonly fork: Chain; readonly longest: number };
  message: Chain;
  request: 'mine';
  indication: Final;
}

/** It mines on a fork of its own, from the first block on, and publishes that once it is longer than all that it has heard of. */
const attacker = process<Attacker>({
  init: () => ({ fork: [], longest: 0 }),
  upon: {
    request: ({ fork, longest }, _mine, fx) => ({ fork: extended(fork, fx.self), longest }),
    deliver: ({ fork, longest }, _from, chain) => ({ fork, longest: Math.max(longest, chain.length) }),
  },
  internal: [
    {
      name: 'publish',
      when: ({ fork, longest }) => fork.length > longest,
      run({ fork }, fx) {
        publish(fork, fx);
        return { fork, longest: fork.length };
      },
    },
  ],
});

/** How many blocks each miner finds, one by one, at any moments; the attacker is a miner that hides them. */
export interface Luck {
  readonly m?: number;
  readonly n?: number;
  readonly attacker?: number;
}

/** Miners over links that take any time, and so as good as none while a partition lasts. */
export function longestChain(depth: number, luck: Luck) {
  const all: Record<keyof Luck, Process> = { m: honest(depth), n: honest(depth), attacker };
  const lucky = (Object.keys(all) as (keyof Luck)[]).filter((name) => luck[name] !== undefined);
  return system({
    processes: Object.fromEntries<Process>(lucky.map((name) => [name, all[name]])),
    links: perfect(),
    inputs: lucky.flatMap((name) => Array.from({ length: luck[name]! }, () => at(name, 'mine' as const))),
  });
}

const broken = { expect: 'violated' } as const;

/**
 * What is k deep stays, if an attacker finds at most k blocks while one honest miner works; a statement about numbers of blocks, which
 * become probabilities only with a rate of mining. Where miners do not hear of each other, no attacker is needed.
 */
export default [
  ...[1, 2].flatMap((depth) => [
    check(
      `longest chain, final at depth ${depth}, attacker with ${depth}`,
      longestChain(depth, { m: depth + 1, attacker: depth }),
      [finality],
    ),
    check(
      `longest chain, final at depth ${depth}, attacker with ${depth + 1}`,
      longestChain(depth, { m: depth + 1, attacker: depth + 1 }),
      [finality],
      broken,
    ),
  ]),
  check('longest chain, final at depth 2, in a partition', longestChain(2, { m: 2, n: 2 }), [finality], broken),
];
