import { describe, expect, it } from 'vitest';
import { paxos } from '../../../models/consensus/paxos.ts';
import { crashRecovery } from '../../../models/failures/crash-recovery.ts';
import { propertyOf } from '../../../specs/abstraction.ts';
import { oneValueIsChosen } from '../../../specs/ballots.ts';
import { decides } from '../../../specs/decisions.ts';
import { temporal } from '../../../specs/temporal.ts';
import { uniformConsensus } from '../../../specs/uniform-consensus.ts';
import { execution, phrase } from '../../checker/findings.ts';

const chosen = oneValueIsChosen(2);

describe('Paxos', () => {
  it('needs the vote of the highest ballot to be taken over', () => {
    expect(execution(paxos({ adopts: 'none' }), chosen)).toMatchInlineSnapshot(`
      "start: p1 = {phase: idle}, p2 = {phase: idle}, a1 = {last: null, promised: 0}, a2 = {last: null, promised: 0}, a3 = {last: null, promised: 0}
       1. a client asks p1: {propose: A}
            p1 sends {prepare: 1} to a1
            p1 sends {prepare: 1} to a2
            p1 sends {prepare: 1} to a3
            p1: phase: preparing
            p1: own: A
            p1: promises: {}
       2. a client asks p2: {propose: B}
            p2 sends {prepare: 2} to a1
            p2 sends {prepare: 2} to a2
            p2 sends {prepare: 2} to a3
            p2: phase: preparing
            p2: own: B
            p2: promises: {}
       3. a1 delivers {prepare: 1} from p1
            a1 sends {last: null, promise: 1} to p1
            a1: promised: 1
       4. a2 delivers {prepare: 1} from p1
            a2 sends {last: null, promise: 1} to p1
            a2: promised: 1
       5. a1 delivers {prepare: 2} from p2
            a1 sends {last: null, promise: 2} to p2
            a1: promised: 2
       6. p1 delivers {last: null, promise: 1} from a1
            p1: promises.a1: null
       7. p2 delivers {last: null, promise: 2} from a1
            p2: promises.a1: null
       8. p1 delivers {last: null, promise: 1} from a2
            p1 sends {accept: 1, value: A} to a1
            p1 sends {accept: 1, value: A} to a2
            p1 sends {accept: 1, value: A} to a3
            p1: own: removed
            p1: phase: proposing
            p1: promises: removed
            p1: accepts: []
            p1: value: A
       9. a2 delivers {accept: 1, value: A} from p1
            a2 sends {accepted: 1} to p1
            a2: last: {ballot: 1, value: A}
      10. a3 delivers {accept: 1, value: A} from p1
            a3 sends {accepted: 1} to p1
            a3: last: {ballot: 1, value: A}
            a3: promised: 1
      11. a2 delivers {prepare: 2} from p2
            a2 sends {last: {ballot: 1, value: A}, promise: 2} to p2
            a2: promised: 2
      12. p2 delivers {last: {ballot: 1, value: A}, promise: 2} from a2
            p2 sends {accept: 2, value: B} to a1
            p2 sends {accept: 2, value: B} to a2
            p2 sends {accept: 2, value: B} to a3
            p2: own: removed
            p2: phase: proposing
            p2: promises: removed
            p2: accepts: []
            p2: value: B
      13. a1 delivers {accept: 2, value: B} from p2
            a1 sends {accepted: 2} to p2
            a1: last: {ballot: 2, value: B}
      14. a2 delivers {accept: 2, value: B} from p2
            a2 sends {accepted: 2} to p2
            a2: last.ballot: 2
            a2: last.value: B"
    `);
  });

  it('needs promises to be kept', () => {
    expect(phrase(paxos({ keepsPromises: false }), chosen)).toBe('violated in 14 steps');
  });

  it('needs quorums that have an acceptor in common', () => {
    expect(phrase(paxos({}, { acceptors: 4 }), chosen)).toBe('violated in 14 steps');
  });

  it('needs promises in stable storage before they are given', () => {
    const failures = crashRecovery({ exactly: [], crashes: 1 });
    expect(phrase(paxos({}, { failures }), chosen)).toBe('violated in 16 steps');
    expect(phrase(paxos({ stores: 'after it has answered' }, { failures }), chosen)).toBe('violated in 15 steps');
  });

  it('has two proposers decide differently four steps after the second value is chosen', () => {
    expect(phrase(paxos({ adopts: 'none' }), propertyOf(uniformConsensus, 'UC4'))).toBe('violated in 18 steps');
  });

  it('may leave a proposer behind for ever, whom a higher ballot came before', () => {
    expect(execution(paxos(), temporal('p1 decides', decides('p1')))).toMatchInlineSnapshot(`
      "start: p1 = {phase: idle}, p2 = {phase: idle}, a1 = {last: null, promised: 0}, a2 = {last: null, promised: 0}, a3 = {last: null, promised: 0}
       1. a client asks p1: {propose: A}
            p1 sends {prepare: 1} to a1
            p1 sends {prepare: 1} to a2
            p1 sends {prepare: 1} to a3
            p1: phase: preparing
            p1: own: A
            p1: promises: {}
       2. a client asks p2: {propose: B}
            p2 sends {prepare: 2} to a1
            p2 sends {prepare: 2} to a2
            p2 sends {prepare: 2} to a3
            p2: phase: preparing
            p2: own: B
            p2: promises: {}
       3. a1 delivers {prepare: 2} from p2
            a1 sends {last: null, promise: 2} to p2
            a1: promised: 2
       4. a2 delivers {prepare: 2} from p2
            a2 sends {last: null, promise: 2} to p2
            a2: promised: 2
       5. p2 delivers {last: null, promise: 2} from a1
            p2: promises.a1: null
       6. p2 delivers {last: null, promise: 2} from a2
            p2 sends {accept: 2, value: B} to a1
            p2 sends {accept: 2, value: B} to a2
            p2 sends {accept: 2, value: B} to a3
            p2: own: removed
            p2: phase: proposing
            p2: promises: removed
            p2: accepts: []
            p2: value: B
       7. a1 delivers {accept: 2, value: B} from p2
            a1 sends {accepted: 2} to p2
            a1: last: {ballot: 2, value: B}
       8. a2 delivers {accept: 2, value: B} from p2
            a2 sends {accepted: 2} to p2
            a2: last: {ballot: 2, value: B}
       9. a3 delivers {accept: 2, value: B} from p2
            a3 sends {accepted: 2} to p2
            a3: last: {ballot: 2, value: B}
            a3: promised: 2
      10. p2 delivers {accepted: 2} from a1
            p2: accepts: [a1]
      11. p2 delivers {accepted: 2} from a2
            p2 indicates {decide: B}
            p2: accepts: removed
            p2: phase: decided
            p2: value: removed
      for ever: no step is taken any more
      fair: nothing is owed any more
      ✗ from the start on: never: p1 indicates {decide: A}"
    `);
  });
});
