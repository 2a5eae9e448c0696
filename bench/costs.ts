import {
  arbitrary,
  at,
  authenticateAndFilter,
  authenticatedPerfect,
  broadcastMedium,
  check,
  crashRecovery,
  crashStop,
  deadlockFree,
  fairLoss,
  fairLossFifo,
  fifoPerfect,
  type Links,
  logDelivered,
  loggedPerfect,
  mergingPerfect,
  numberInOrder,
  omission,
  over,
  perfect,
  stubborn,
  system,
  tcp,
  udp,
} from '../index.ts';
import { eliminateDuplicates } from '../models/perfect-links/eliminate-duplicates.ts';
import { eager } from '../models/reliable-broadcast/eager-reliable-broadcast.ts';
import { retransmitForever } from '../models/stubborn-links/retransmit-forever.ts';

const links: Readonly<Record<string, Links>> = {
  perfect: perfect(),
  'perfect, merging': mergingPerfect(),
  'perfect, FIFO': fifoPerfect(),
  'perfect, authenticated': authenticatedPerfect(),
  'perfect, FIFO, implemented over perfect': over(numberInOrder, perfect()),
  'perfect, authenticated, implemented over stubborn': over(authenticateAndFilter, stubborn()),
  'perfect, logged': loggedPerfect(),
  'perfect, logged, implemented over stubborn': over(logDelivered, stubborn()),
  'perfect, implemented over stubborn': over(eliminateDuplicates, stubborn()),
  'perfect, implemented over fair-loss': over(eliminateDuplicates, over(retransmitForever, fairLoss())),
  stubborn: stubborn(),
  'fair-loss': fairLoss(),
  'fair-loss, no duplication': fairLoss({ duplication: false }),
  'fair-loss, in order, 2 under way': fairLossFifo({ capacity: 2 }),
  UDP: udp(),
  'TCP, any number of resets': tcp(),
  'TCP, one reset': tcp({ resets: 1 }),
  'broadcast medium': broadcastMedium(),
};

const failures = {
  'no process fails': {},
  'at most one crashes': { failures: crashStop({ atMost: 1 }) },
  'at most one crashes, and recovers': { failures: crashRecovery({ atMost: 1, crashes: 1 }) },
  'at most one omits messages': { failures: omission({ atMost: 1 }) },
  'at most one is Byzantine': { failures: arbitrary({ atMost: 1, says: { body: ['m', 'x'] } }) },
  'at most one sends one wrong message': {
    failures: arbitrary({ atMost: 1, may: 'send wrong messages', acts: 1, says: { body: ['m', 'x'] } }),
  },
};

/**
 * What each link model and each failure model costs: one protocol, eager reliable broadcast between two processes, under all of them, with a
 * property that has no memory of its own. For `counterpoint check bench/costs.ts --table`.
 */
export default Object.entries(links).flatMap(([link, model]) =>
  Object.entries(failures)
    // On a medium nobody can omit to tell one and not another; and a Byzantine process could number messages without end.
    .filter(([fault]) => !(link === 'broadcast medium' && fault === 'at most one omits messages'))
    .filter(([fault]) => !(link === 'perfect, FIFO, implemented over perfect' && fault === 'at most one is Byzantine'))
    .map(([fault, failing]) =>
      check(
        `${link}; ${fault}`,
        system({ processes: { p: eager, q: eager }, links: model, ...failing, inputs: [at('p', { broadcast: 'm' })] }),
        [deadlockFree(() => true)],
      ),
    ),
);
