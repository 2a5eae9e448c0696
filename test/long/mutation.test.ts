import { expect, it } from 'vitest';
import { killTable } from '../mutation/kill-table.ts';
import { agreeing, broadcasting } from '../mutation/subjects.ts';

// What survives. The order in which a process tells its client and the others is free here; it matters for uniform agreement. Messages that
// are sent twice, or sent on again each time they come, do not settle within three hundred thousand configurations (?).
it('of the mistakes in eager reliable broadcast, the relay is seen by RB4 alone, and the check for duplicates by RB2', () => {
  expect(killTable(broadcasting)).toMatchInlineSnapshot(`
    "                                                 RB1     RB2     RB3     RB4
    as it should be                                    -       -       -       -
    passes nothing on                                  -       -       -       2
    leaves out the last receiver                       -       -       -       4
    sends everything twice                             ?       ?       ?       ?
    tells everything twice                             -       2       -       -
    tells its client nothing                           8 vacuous       - vacuous
    tells its client last                              -       -       -       -
    forgets what was delivered                         ?       3       ?       ?"
  `);
});

// What survives. To take over the lowest vote takes three ballots to be wrong. A quorum too large, and a receiver left out, are seen only
// where an acceptor crashes. A claim about decisions is vacuous where nobody decides any more, and only termination sees that.
it('of the mistakes in Paxos, agreement sees those that a crash or two ballots can bring out', () => {
  expect(killTable(agreeing)).toMatchInlineSnapshot(`
    "                                                last     UC2     UC3     UC4  chosen
    as it should be                                    -       -       -       -       -
    a quorum has one acceptor less                     -       -       -      10      10
    a quorum has one acceptor more                     7       -       -       -       -
    takes over no vote                                 -       -       -      18      14
    takes over the lowest vote                         -       -       -       -       -
    ignores its promise                                ?       -       -      18      14
    never stores, with one crash                       ?       ?       ?       ?      16
    passes nothing on                                  5       - vacuous vacuous       -
    leaves out the last receiver                       5       -       -       -       -
    sends everything twice                             ?       ?       ?       ?       ?
    tells everything twice                             -       -       9       -       -
    tells its client nothing                          11       - vacuous vacuous       -
    forgets what was delivered                        11       - vacuous vacuous       -"
  `);
});
