import { check } from '../../checker/check.ts';
import { type Final, finality } from '../../specs/blockchain.ts';
import type { Signed } from '../cryptography/term.ts';
import { arbitrary } from '../failures/arbitrary.ts';
import { perfect } from '../links/perfect.ts';
import { type Effects, process, refuse } from '../process.ts';
import { at, system } from '../system.ts';

/** Who found the blocks of a chain, from the first one on: it names the chain, and its last block. */
type Chain = readonly string[];

/** The last block of a chain. The signature stands for the work in it: nobody has it who has not found the block. */
type Block = Signed<Chain>;

interface Miner {
  local: {
    /** The chain that it works on. */
    readonly chain: Chain;
    /** Blocks that are on others, in the order of their names. */
    readonly others: readonly Chain[];
  };
  message: Block;
  /** Luck: it finds the next block. */
  request: 'mine';
  indication: Final;
}
type Local = Miner['local'];

/**
 * A miner: it extends the longest chain that it knows, tells everyone of each block that it finds, and calls blocks final that are deep
 * enough.
 *
 * @param depth how deep a block must be: the last one of a chain is 1 deep
 * @see Nakamoto, "Bitcoin: A peer-to-peer electronic cash system", 2008
 */
const miner = (depth: number) => {
  const adopt = ({ chain: before, others }: Local, chain: Chain, fx: Effects<Miner>): Local => {
    for (const block of blocksOf(chain).slice(0, Math.max(0, chain.length - depth + 1))) {
      const wasFinal = isPart(block, before) && block.length <= before.length - depth + 1;
      if (!wasFinal) fx.indicate({ final: block.join(' '), height: block.length });
    }
    return { chain, others: sorted([...others, ...blocksOf(before)].filter((other) => !isPart(other, chain))) };
  };
  return process<Miner>({
    init: () => ({ chain: [], others: [] }),
    upon: {
      request(state, _mine, fx) {
        const chain = [...state.chain, fx.self];
        for (const other of fx.everyone) if (other !== fx.self) fx.send(other, fx.sign(chain));
        return adopt(state, chain, fx);
      },
      deliver(state, _from, block, fx) {
        const { content: chain } = block;
        const isKnown = (other: Chain) =>
          other.length === 0 || isPart(other, state.chain) || state.others.some((known) => isSame(known, other));
        if (!fx.verify(block, chain.at(-1)!) || isKnown(chain)) return state;
        // What comes before the block that it is on waits.
        if (!isKnown(chain.slice(0, -1))) return refuse;
        return chain.length > state.chain.length
          ? adopt(state, chain, fx)
          : { ...state, others: sorted([...state.others, chain]) };
      },
    },
  });
};

/** The blocks of a chain, each as the chain that it is the last one of. */
function blocksOf(chain: Chain): readonly Chain[] {
  return chain.map((_, index) => chain.slice(0, index + 1));
}

/** Whether all blocks of a chain are among those of another one. */
function isPart(chain: Chain, longer: Chain): boolean {
  return isSame(chain, longer.slice(0, chain.length));
}

function isSame(one: Chain, other: Chain): boolean {
  return one.join(' ') === other.join(' ');
}

function sorted(chains: readonly Chain[]): readonly Chain[] {
  const distinct = new Map(chains.map((chain) => [chain.join(' '), chain]));
  return [...distinct].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, chain]) => chain);
}

/** How many blocks each miner finds, one by one, at any moments. */
export interface Luck {
  readonly m?: number;
  readonly n?: number;
  /** The blocks that the attacker may show, each on whatever chain it likes, and when it likes: until then they are hidden. */
  readonly attacker?: number;
}

/**
 * Miners over links that take any time, and so as good as none while a partition lasts. The attacker is Byzantine: it may make any block of
 * the chains that there can be, but has not the work of others.
 */
export function longestChain(depth: number, luck: Luck) {
  const { attacker = 0, ...honest } = luck;
  const lucky = Object.entries(honest);
  const blocks = lucky.reduce((sum, [, count]) => sum + count, attacker);
  return system({
    processes: Object.fromEntries(Object.keys(luck).map((name) => [name, miner(depth)])),
    links: perfect(),
    ...(attacker > 0 && {
      failures: arbitrary({
        exactly: ['attacker'],
        acts: attacker,
        says: { content: chainsTo('attacker', Object.keys(luck), blocks) },
      }),
    }),
    inputs: lucky.flatMap(([name, count]) => Array.from({ length: count }, () => at(name, 'mine' as const))),
  });
}

/** All chains of at most so many blocks whose last one `finder` found. */
function chainsTo(finder: string, miners: readonly string[], length: number): readonly Chain[] {
  let before: readonly Chain[] = [[]];
  const all: Chain[] = [];
  for (let count = 1; count <= length; count++) {
    all.push(...before.map((chain) => [...chain, finder]));
    before = before.flatMap((chain) => miners.map((name) => [...chain, name]));
  }
  return all;
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
