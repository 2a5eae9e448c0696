import { describe, expect, it } from 'vitest';
import { runCheck } from '../../../checker/run-check.ts';
import tableTwoPhaseCommit from '../../../models/atomic-commit/table-two-phase-commit.ts';
import { phrases, shown } from '../../checker/findings.ts';

const [reliable, crashing] = tableTwoPhaseCommit;

describe('two-phase commit as tables', () => {
  it('keeps all five claims where nobody fails', () => {
    expect(phrases(reliable!)).toEqual({
      'NBAC2 abort-validity': 'holds (exhaustive)',
      'NBAC3 commit-validity': 'holds (exhaustive)',
      'NBAC4 integrity': 'holds (exhaustive)',
      'NBAC5 uniform agreement': 'holds (exhaustive)',
      'NBAC1 termination': 'holds (exhaustive)',
    });
  });

  it('keeps its safety, and blocks, where the coordinator may crash', () => {
    const found = phrases(crashing!);
    expect(found['NBAC1 termination']).toMatch(/^violated by stopping for ever after \d steps$/);
    expect(Object.entries(found).filter(([, verdict]) => verdict !== 'holds (exhaustive)').length).toBe(1);
    const { findings } = runCheck(crashing!);
    const blocked = findings.find(({ property }) => property === 'NBAC1 termination')!;
    expect(shown(blocked.verdict)).toMatchInlineSnapshot(`
      "faulty: coordinator
      start: coordinator = {data: [], state: idle}, p1 = {data: null, state: undecided}, p2 = {data: null, state: undecided}
      1. a client asks coordinator: begin; coordinator crashes after 0 of 2 effects
      2. a client asks p1: {vote: yes}
           p1: state: willing
      3. a client asks p2: {vote: yes}
           p2: state: willing
      for ever: no step is taken any more
      fair: nothing is owed any more
      ✗ from step 2 on: never: p1 indicates {decide: abort}, or p1 indicates {decide: commit}"
    `);
  });
});
