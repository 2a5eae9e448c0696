import { expect, it } from 'vitest';
import { killTable } from './kill-table.ts';
import { committing } from './subjects.ts';

// What survives makes no difference, but for one. Two messages for one say nothing new; a no that is no decision by itself only delays what
// the coordinator says; and the order in which a process tells its client and the others does not matter, even where a crash may come in
// between. But who forgets what was delivered never asks anybody for a vote, and NBAC1 speaks of those that have voted: doing nothing at all
// satisfies it, and two claims are vacuous, which is how it shows. A vote too many, and a no that is ignored, have the coordinator wait for
// ever, and only NBAC1 sees that.
it('of the mistakes in two-phase commit, some claim catches all but those that make no difference', () => {
  expect(killTable(committing)).toMatchInlineSnapshot(`
    "                                               NBAC1   NBAC2   NBAC3   NBAC4   NBAC5
    as it should be                                    -       -       -       -       -
    aborts when it hears nothing                       -       4       -       -       8
    commits with one vote less                         -       -       6       -       6
    commits with one vote more                         7       -       -       -       -
    the coordinator ignores a no                       7       -       -       -       -
    a no is no decision by itself                      -       -       -       -       -
    passes nothing on                                  7       -       -       -       -
    leaves out the last receiver                       4       -       -       -       -
    sends everything twice                             -       -       -       -       -
    tells everything twice                             -       -       -       3       -
    tells its client nothing                           7       -       - vacuous vacuous
    tells its client first                             -       -       -       -       -
    tells its client last                              -       -       -       -       -
    forgets what was delivered                         -       -       - vacuous vacuous"
  `);
});
