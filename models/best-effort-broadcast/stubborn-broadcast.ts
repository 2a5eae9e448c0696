import { check } from '../../checker/check.ts';
import { propertiesOf, propertyOf } from '../../specs/abstraction.ts';
import { stubbornBestEffortBroadcast } from '../../specs/stubborn-best-effort-broadcast.ts';
import { arbitrary } from '../failures/arbitrary.ts';
import { crashStop } from '../failures/crash-stop.ts';
import type { FailureModel } from '../failures/failure-model.ts';
import type { Link } from '../links/link.ts';
import { perfect } from '../links/perfect.ts';
import { stubborn } from '../links/stubborn.ts';
import { processOf } from '../process-of.ts';
import { at, system } from '../system.ts';
import { basicBroadcast } from './basic-broadcast.ts';

/** Two processes, of which one may crash. */
const basicOver = (links: Link, failures: FailureModel = crashStop({ atMost: 1 })) =>
  system({
    processes: { p: processOf(basicBroadcast), q: processOf(basicBroadcast) },
    links,
    failures,
    inputs: [at('p', { broadcast: 'm' })],
  });

const properties = propertiesOf(stubbornBestEffortBroadcast);

/** Basic broadcast passes on what its links promise: that a message comes again and again, or that it comes once. */
export default [
  check('basic broadcast over stubborn links', basicOver(stubborn()), properties),
  check('basic broadcast over perfect links, taken for a stubborn one', basicOver(perfect()), properties, {
    expect: { 'SBEB1 best-effort validity': 'violated' },
  }),
  check(
    'basic broadcast over stubborn links, one is Byzantine',
    basicOver(stubborn(), arbitrary({ exactly: ['q'] })),
    [propertyOf(stubbornBestEffortBroadcast, 'SBEB2')],
    { expect: 'violated' },
  ),
];
