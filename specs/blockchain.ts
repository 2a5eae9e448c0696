import { safety } from './safety.ts';

/** The indication by which a process calls a block final: the first block has height 1. */
export interface Final {
  readonly final: string;
  readonly height: number;
}

/**
 * Finality: of each height at most one block is ever called final, by whomever and whenever. Safety: a bad prefix ends with the second.
 *
 * With a probability that the depth makes large it is the common-prefix property of Garay, Kiayias, Leonardos, "The Bitcoin backbone
 * protocol", Eurocrypt 2015.
 */
export const finality = safety('finality', { observes: ['indication'] }, (trace) => {
  const blocks = new Map<number, string>();
  return trace.every(({ indication: { final, height } }) => {
    const known = blocks.get(height) ?? final;
    blocks.set(height, known);
    return known === final;
  });
});
