import { describe, expect, it } from 'vitest';
import { registerOf } from '../../../models/registers/majority-voting.ts';
import { propertyOf } from '../../../specs/abstraction.ts';
import { atomicRegister } from '../../../specs/atomic-register.ts';
import { regularRegister } from '../../../specs/regular-register.ts';
import { sharedAtomicRegister } from '../../../specs/shared-atomic-register.ts';
import { execution, phrase } from '../../checker/findings.ts';

const ordering = propertyOf(atomicRegister, 'ONAR3');
const validity = propertyOf(regularRegister, 'ONRR2');
const atomicity = propertyOf(sharedAtomicRegister, 'NNAR2');

describe('a register by majority voting', () => {
  it('may be read new first and then old: it is regular, and not atomic', () => {
    expect(execution(registerOf({}, 0), ordering)).toMatchInlineSnapshot(`
      "start: w = {copy: {stamp: 0, value: null}, operations: 0, pending: null}, r = {copy: {stamp: 0, value: null}, operations: 0, pending: null}, s = {copy: {stamp: 0, value: null}, operations: 0, pending: null}
      1. a client asks w: {write: A}
           w sends {copy: {stamp: 1, value: A}, kind: write, operation: 1} to r
           w sends {copy: {stamp: 1, value: A}, kind: write, operation: 1} to s
           w: copy.stamp: 1
           w: copy.value: A
           w: operations: 1
           w: pending: {acks: [w], copy: {stamp: 1, value: A}, phase: write, returns: written}
      2. a client asks r: read
           r sends {kind: query, operation: 1} to w
           r sends {kind: query, operation: 1} to s
           r: operations: 1
           r: pending: {copies: {r: {stamp: 0, value: null}}, phase: query}
      3. w delivers {kind: query, operation: 1} from r
           w sends {copy: {stamp: 1, value: A}, kind: value, operation: 1} to r
      4. r delivers {copy: {stamp: 1, value: A}, kind: value, operation: 1} from w
           r indicates {read: A}
           r: pending: null
      5. a client asks r: read
           r sends {kind: query, operation: 2} to w
           r sends {kind: query, operation: 2} to s
           r: operations: 2
           r: pending: {copies: {r: {stamp: 0, value: null}}, phase: query}
      6. s delivers {kind: query, operation: 2} from r
           s sends {copy: {stamp: 0, value: null}, kind: value, operation: 2} to r
      7. r delivers {copy: {stamp: 0, value: null}, kind: value, operation: 2} from s
           r indicates {read: null}
           r: pending: null"
    `);
    expect(phrase(registerOf({}, 0), atomicity)).toBe(phrase(registerOf({}, 0), ordering));
  });

  it('is atomic where readers impose what they read, by ordering and by linearisation alike', () => {
    expect([ordering, atomicity].map((claim) => phrase(registerOf({ imposes: true }, 0), claim))).toEqual(
      Array(2).fill('holds (exhaustive)'),
    );
  });

  it('needs quorums that have a process in common, and the latest of their copies', () => {
    expect(phrase(registerOf({ quorum: 1 }, 0), validity)).toBe('violated in 2 steps');
    expect(phrase(registerOf({ returns: 'its own' }, 0), validity)).toBe('violated in 6 steps');
  });
});
