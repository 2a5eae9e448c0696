import { describe, expect, it } from 'vitest';
import { floodingConsensus } from '../../../models/consensus/flooding-consensus.ts';
import { inaccurateDetector } from '../../../models/detectors/inaccurate-detector.ts';
import { perfectDetector } from '../../../models/detectors/perfect-detector.ts';
import { propertyOf } from '../../../specs/abstraction.ts';
import { consensus } from '../../../specs/consensus.ts';
import { uniformConsensus } from '../../../specs/uniform-consensus.ts';
import { execution } from '../../checker/findings.ts';

describe('flooding consensus', () => {
  it('is not uniform: a process decides alone, and crashes', () => {
    expect(execution(floodingConsensus(perfectDetector()), propertyOf(uniformConsensus, 'UC4'))).toMatchInlineSnapshot(`
      "faulty: p
      start: p = {round: 1, rounds: {}, suspected: []}, q = {round: 1, rounds: {}, suspected: []}, r = {round: 1, rounds: {}, suspected: []}
       1. a client asks p: {propose: 1}
            p sends {proposals: [1], round: 1} to q
            p sends {proposals: [1], round: 1} to r
            p: rounds["1"]: {from: [p], proposals: [1]}
       2. a client asks q: {propose: 2}
            q sends {proposals: [2], round: 1} to p
            q sends {proposals: [2], round: 1} to r
            q: rounds["1"]: {from: [q], proposals: [2]}
       3. a client asks r: {propose: 3}
            r sends {proposals: [3], round: 1} to p
            r sends {proposals: [3], round: 1} to q
            r: rounds["1"]: {from: [r], proposals: [3]}
       4. p delivers {proposals: [2], round: 1} from q
            p: rounds["1"].from: [p, q]
            p: rounds["1"].proposals: [1, 2]
       5. r delivers {proposals: [2], round: 1} from q
            r: rounds["1"].from: [q, r]
            r: rounds["1"].proposals: [2, 3]
       6. p delivers {proposals: [3], round: 1} from r
            p sends {decided: 1} to q
            p sends {decided: 1} to r
            p indicates {decide: 1}
            p = decided
       7. q delivers {proposals: [3], round: 1} from r
            q: rounds["1"].from: [q, r]
            q: rounds["1"].proposals: [2, 3]
       8. p crashes
       9. q is told to suspect p
            q sends {proposals: [2, 3], round: 2} to p
            q sends {proposals: [2, 3], round: 2} to r
            q: round: 2
            q: rounds["2"]: {from: [q], proposals: [2, 3]}
            q: suspected: [p]
      10. r delivers {proposals: [2, 3], round: 2} from q
            r: rounds["2"]: {from: [q], proposals: [2, 3]}
      11. r is told to suspect p
            r sends {proposals: [2, 3], round: 2} to p
            r sends {proposals: [2, 3], round: 2} to q
            r sends {decided: 2} to p
            r sends {decided: 2} to q
            r indicates {decide: 2}
            r = decided"
    `);
  });

  it('needs an accurate detector: two that suspect the others decide by themselves', () => {
    expect(execution(floodingConsensus(inaccurateDetector()), propertyOf(consensus, 'C4'))).toMatchInlineSnapshot(`
      "start: p = {round: 1, rounds: {}, suspected: []}, q = {round: 1, rounds: {}, suspected: []}, r = {round: 1, rounds: {}, suspected: []}
      1. a client asks p: {propose: 1}
           p sends {proposals: [1], round: 1} to q
           p sends {proposals: [1], round: 1} to r
           p: rounds["1"]: {from: [p], proposals: [1]}
      2. a client asks q: {propose: 2}
           q sends {proposals: [2], round: 1} to p
           q sends {proposals: [2], round: 1} to r
           q: rounds["1"]: {from: [q], proposals: [2]}
      3. p is told to suspect q
           p: suspected: [q]
      4. p is told to suspect r
           p sends {proposals: [1], round: 2} to q
           p sends {proposals: [1], round: 2} to r
           p sends {decided: 1} to q
           p sends {decided: 1} to r
           p indicates {decide: 1}
           p = decided
      5. q is told to suspect p
           q: suspected: [p]
      6. q is told to suspect r
           q sends {proposals: [2], round: 2} to p
           q sends {proposals: [2], round: 2} to r
           q sends {decided: 2} to p
           q sends {decided: 2} to r
           q indicates {decide: 2}
           q = decided"
    `);
  });
});
