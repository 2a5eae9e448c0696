import { expect, test } from 'vitest';
import { subjectLines } from '../../../cli/docs/mutants-page.ts';
import { killTable, survivorsOf } from '../../../models/mutation/kill-table.ts';
import { committing, subjects } from '../../../models/mutation/subjects.ts';

/** The tables of all protocols are compared with docs/mutants.md in test/long. */
test('of the mistakes in two-phase commit, each that survives is discussed, and no other', () => {
  const kills = killTable(committing);
  expect(survivorsOf(kills)).toEqual(expect.arrayContaining(Object.keys(committing.survivors)));
  expect(subjectLines(committing, kills).join('\n')).toMatchInlineSnapshot(`
    "
    ## two-phase commit

    Between a coordinator and two participants, of which one process may crash; termination where nobody crashes.

    | mistake | NBAC1 termination | NBAC2 abort-validity | NBAC3 commit-validity | NBAC4 integrity | NBAC5 uniform agreement |
    | --- | --- | --- | --- | --- | --- |
    | as it should be | - | - | - | - | - |
    | aborts when it hears nothing | - | 4 | - | - | 8 |
    | commits with one vote less | - | - | 6 | - | 6 |
    | commits with one vote more | 7 | - | - | - | - |
    | the coordinator ignores a no | 7 | - | - | - | - |
    | a no is no decision by itself | - | - | - | - | - |
    | decides again | - | - | - | 5 | - |
    | passes nothing on | 7 | - | - | - | - |
    | leaves out the last receiver | 4 | - | - | - | - |
    | sends to itself alone | vacuous | vacuous | vacuous | vacuous | vacuous |
    | sends nothing when it is asked | vacuous | vacuous | vacuous | vacuous | vacuous |
    | sends everything twice | - | - | - | - | - |
    | tells everything twice | - | - | - | 3 | - |
    | tells its client nothing | 7 | - | - | vacuous | vacuous |
    | tells its client first | - | - | - | - | - |
    | tells its client last | - | - | - | - | - |
    | forgets what it was asked | 7 | - | - | - | - |
    | forgets what was delivered | vacuous | vacuous | vacuous | vacuous | vacuous |

    No property is violated by 7 of 17 mistakes:

    - a no is no decision by itself: it makes no difference to any claim: who has voted no only waits for the coordinator, which says abort as well.
    - sends to itself alone: nobody is ever asked for a vote, and NBAC1 speaks of those that have voted: all claims are vacuous, which is how it shows.
    - sends nothing when it is asked: nobody is asked for a vote here, either: all claims are vacuous.
    - sends everything twice: two messages for one say nothing new: votes are counted by who sent them, and who has decided heeds no more.
    - tells its client first: the order in which a process tells its client and the others makes no difference, not even where it crashes in between.
    - tells its client last: nor does the other order.
    - forgets what was delivered: who forgets that it was asked never votes: all claims are vacuous."
  `);
  expect(() => subjectLines({ ...committing, survivors: {} }, kills)).toThrow(
    /^two-phase commit: what survives and what is said to survive differ in: /,
  );
});

test('no property is violated by the protocol as it should be', () => {
  expect(killTable({ ...committing, mistakes: {}, operators: [] }).rows[0]!.cells).toEqual(['-', '-', '-', '-', '-']);
  expect(subjects.map(({ name }) => name)).toEqual([
    'eager reliable broadcast',
    'Paxos',
    'two-phase commit',
    "Bracha's broadcast",
  ]);
});
