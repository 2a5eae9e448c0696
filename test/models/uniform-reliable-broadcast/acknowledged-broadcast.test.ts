import { describe, expect, it } from 'vitest';
import { inaccurateDetector } from '../../../models/detectors/inaccurate-detector.ts';
import allAck, { allAckAmongThree } from '../../../models/uniform-reliable-broadcast/all-ack.ts';
import majorityAck, {
  acknowledgedAmongThree,
  anyAck,
  majorityAck as byMajority,
} from '../../../models/uniform-reliable-broadcast/majority-ack.ts';
import { propertyOf } from '../../../specs/abstraction.ts';
import { uniformReliableBroadcast } from '../../../specs/uniform-reliable-broadcast.ts';
import { execution } from '../../checker/findings.ts';
import { exceptions } from '../ladder.ts';

const uniformAgreement = propertyOf(uniformReliableBroadcast, 'URB4');

describe('all-ack', () => {
  it('is uniform with a perfect detector, however many crash', () => {
    expect(exceptions(allAck, 'all-ack, one crash, with a perfect detector')).toEqual({});
    expect(exceptions(allAck, 'all-ack, two crashes, with a perfect detector')).toEqual({});
  });

  it('is not where someone is suspected who has not crashed: the sender delivers alone, and crashes', () => {
    expect(execution(allAckAmongThree(1, inaccurateDetector()), uniformAgreement)).toMatchInlineSnapshot(`
      "faulty: p
      start: p = {"all-ack uniform broadcast": {acknowledgements: [], delivered: [], … 3 more}, … 1 more}, q = {"all-ack uniform broadcast": {acknowledgements: [], delivered: [], … 3 more}, … 1 more}, r = {"all-ack uniform broadcast": {acknowledgements: [], delivered: [], … 3 more}, … 1 more}
      1. a client asks p: {broadcast: m}
           p sends {message: m, sender: p} to p
           p sends {message: m, sender: p} to q
           p sends {message: m, sender: p} to r
           p: ["all-ack uniform broadcast"].pending: [{message: m, sender: p}]
      2. p delivers {message: m, sender: p} from p
           p: ["all-ack uniform broadcast"].acknowledgements: [{by: [p], of: {message: m, sender: p}}]
      3. p is told to suspect q
           p: ["all-ack uniform broadcast"].suspected: [q]
      4. p is told to suspect r
           p: ["all-ack uniform broadcast"].suspected: [q, r]
      5. p takes its internal step "all-ack uniform broadcast: deliver"
           p indicates {deliver: m, from: p}
           p: ["all-ack uniform broadcast"].delivered: [{message: m, sender: p}]
      6. q is told to suspect p
           q: ["all-ack uniform broadcast"].suspected: [p]
      7. r is told to suspect p
           r: ["all-ack uniform broadcast"].suspected: [p]
      8. p crashes
      for ever: no step is taken any more
      fair, because:
        deliver {message: m, sender: p} from p to q (link p → q, weak): not owed after step 8
        deliver {message: m, sender: p} from p to r (link p → r, weak): not owed after step 8
      ✗ from step 5 on: never: q indicates {deliver: m, from: p}"
    `);
  });
});

describe('majority-ack', () => {
  it('is uniform without a detector where a majority is correct', () => {
    expect(exceptions(majorityAck, 'majority-ack, one crash')).toEqual({});
  });

  it('waits for ever where a majority may crash: the sender for acknowledgements, and others for what two have delivered', () => {
    expect(exceptions(majorityAck, 'majority-ack, two crashes')).toEqual({
      'URB1 validity': 'violated by stopping for ever after 4 steps',
      'URB4 uniform agreement': 'violated by stopping for ever after 5 steps',
    });
    const two = acknowledgedAmongThree(byMajority, 2);
    expect(execution(two, propertyOf(uniformReliableBroadcast, 'URB1'))).toMatchInlineSnapshot(`
      "faulty: q, r
      start: p = {"basic broadcast": null, "majority-ack uniform broadcast": {acknowledgements: [], … 4 more}}, q = {"basic broadcast": null, "majority-ack uniform broadcast": {acknowledgements: [], … 4 more}}, r = {"basic broadcast": null, "majority-ack uniform broadcast": {acknowledgements: [], … 4 more}}
      1. a client asks p: {broadcast: m}
           p sends {message: m, sender: p} to p
           p sends {message: m, sender: p} to q
           p sends {message: m, sender: p} to r
           p: ["majority-ack uniform broadcast"].pending: [{message: m, sender: p}]
      2. p delivers {message: m, sender: p} from p
           p: ["majority-ack uniform broadcast"].acknowledgemen…: [{by: [p], of: {message: m, sender: p}}]
      3. q delivers {message: m, sender: p} from p; q crashes after 0 of 4 effects
      4. r delivers {message: m, sender: p} from p; r crashes after 0 of 4 effects
      for ever: no step is taken any more
      fair: nothing is owed any more
      ✗ from step 1 on: never: p indicates {deliver: m, from: p}"
    `);
    expect(execution(two, uniformAgreement)).toMatchInlineSnapshot(`
      "faulty: p, q
      start: p = {"basic broadcast": null, "majority-ack uniform broadcast": {acknowledgements: [], … 4 more}}, q = {"basic broadcast": null, "majority-ack uniform broadcast": {acknowledgements: [], … 4 more}}, r = {"basic broadcast": null, "majority-ack uniform broadcast": {acknowledgements: [], … 4 more}}
      1. a client asks p: {broadcast: m}; p crashes after 2 of 3 effects
           p sends {message: m, sender: p} to p
           p sends {message: m, sender: p} to q
      2. q delivers {message: m, sender: p} from p
           q sends {message: m, sender: p} to p
           q sends {message: m, sender: p} to q
           q sends {message: m, sender: p} to r
           q: ["majority-ack uniform broadcast"].acknowledgemen…: [{by: [p], of: {message: m, sender: p}}]
           q: ["majority-ack uniform broadcast"].pending: [{message: m, sender: p}]
      3. q delivers {message: m, sender: p} from q
           q: ["majority-ack uniform broadcast"].acknowledgemen…: [p, q]
      4. q takes its internal step "majority-ack uniform broadcast: deliver"
           q indicates {deliver: m, from: p}
           q: ["majority-ack uniform broadcast"].delivered: [{message: m, sender: p}]
      5. q crashes
      for ever: no step is taken any more
      fair, because:
        deliver {message: m, sender: p} from p to p (link p → p, weak): not owed after step 5
        deliver {message: m, sender: p} from q to p (link q → p, weak): not owed after step 5
        deliver {message: m, sender: p} from q to r (link q → r, weak): not owed after step 5
      ✗ from step 4 on: never: r indicates {deliver: m, from: p}"
    `);
  });

  it('is not uniform with a quorum of one: the sender delivers alone, and crashes', () => {
    expect(execution(acknowledgedAmongThree(anyAck, 1), uniformAgreement)).toMatchInlineSnapshot(`
      "faulty: p
      start: p = {"any-ack uniform broadcast": {acknowledgements: [], delivered: [], … 3 more}, … 1 more}, q = {"any-ack uniform broadcast": {acknowledgements: [], delivered: [], … 3 more}, … 1 more}, r = {"any-ack uniform broadcast": {acknowledgements: [], delivered: [], … 3 more}, … 1 more}
      1. a client asks p: {broadcast: m}
           p sends {message: m, sender: p} to p
           p sends {message: m, sender: p} to q
           p sends {message: m, sender: p} to r
           p: ["any-ack uniform broadcast"].pending: [{message: m, sender: p}]
      2. p delivers {message: m, sender: p} from p
           p: ["any-ack uniform broadcast"].acknowledgements: [{by: [p], of: {message: m, sender: p}}]
      3. p takes its internal step "any-ack uniform broadcast: deliver"
           p indicates {deliver: m, from: p}
           p: ["any-ack uniform broadcast"].delivered: [{message: m, sender: p}]
      4. p crashes
      for ever: no step is taken any more
      fair, because:
        deliver {message: m, sender: p} from p to q (link p → q, weak): not owed after step 4
        deliver {message: m, sender: p} from p to r (link p → r, weak): not owed after step 4
      ✗ from step 3 on: never: q indicates {deliver: m, from: p}"
    `);
  });
});
