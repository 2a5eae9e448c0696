import { expect, it } from 'vitest';
import { killTable } from '../mutation/kill-table.ts';
import { agreeing, broadcasting, doublyEchoing } from '../mutation/subjects.ts';

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

// All that survives does so within a budget: the sender says at most four things, and a receiver one. With a sender that says five, BRB5
// catches these as well (an echo less after 15 steps, a voice more to join in and nobody joining in after 13). A claim about deliveries is
// vacuous where nobody delivers, and only validity sees that.
it("of the mistakes in Bracha's thresholds, validity and totality see most, and consistency only the grossest", () => {
  expect(killTable(doublyEchoing)).toMatchInlineSnapshot(`
    "                                                BRB1    BRB2    BRB3    BRB4    BRB5
    as it should be                                    -       -       -       -       -
    is ready with one echo less                        -       -       -       -       -
    is ready with one echo more                        9 vacuous       - vacuous vacuous
    joins in with one voice less                      16       ?       3       ?       ?
    joins in with one voice more                       -       -       -       -       -
    never joins in                                     -       -       -       -       -
    delivers with one voice less                       -       -       -       -      10
    delivers with one voice more                      15       -       -       -      14
    delivers with the first voice                     16       -       1       2       1"
  `);
});
