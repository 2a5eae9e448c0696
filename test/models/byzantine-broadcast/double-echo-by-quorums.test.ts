import { expect, test } from 'vitest';
import { runCheck } from '../../../checker/run-check.ts';
import { executionLines } from '../../../checker/text/execution-text.ts';
import checks from '../../../models/byzantine-broadcast/double-echo-by-quorums.ts';

const executionOf = (what: string, property: string) => {
  const shipped = checks.find(({ name }) => name === `Bracha's broadcast by quorums, ${what}`)!;
  const { verdict } = runCheck(shipped).findings.find((finding) => finding.property === property)!;
  if (verdict.outcome !== 'violated' || verdict.evidence.kind !== 'bad prefix') throw new Error(verdict.outcome);
  return executionLines(verdict.evidence.execution).join('\n');
};

test("Bracha's broadcast among six with thresholds of four is inconsistent after ten steps: two Byzantine voices help both halves", () => {
  expect(executionOf('6 with thresholds of 4', 'consistency')).toMatchInlineSnapshot(`
    "start: echoed[p1] = null, echoed[p2] = null, echoed[p3] = null, echoed[p4] = null, ready[p1] = null, ready[p2] = null, ready[p3] = null, ready[p4] = null, delivered[p1] = null, delivered[p2] = null, delivered[p3] = null, delivered[p4] = null
     1. echo(p1, A)
          echoed[p1] = A
     2. echo(p2, A)
          echoed[p2] = A
     3. echo(p3, B)
          echoed[p3] = B
     4. echo(p4, B)
          echoed[p4] = B
     5. get ready(p1, A)
          ready[p1] = A
     6. get ready(p2, A)
          ready[p2] = A
     7. get ready(p3, B)
          ready[p3] = B
     8. get ready(p4, B)
          ready[p4] = B
     9. deliver(p1, A)
          delivered[p1] = A
    10. deliver(p2, B)
          delivered[p2] = B"
  `);
});

test('with amplification by a single voice, one that a Byzantine voice has made ready for another message delivers nothing', () => {
  expect(executionOf('4 with amplification by one voice', 'totality')).toMatchInlineSnapshot(`
    "start: echoed[p1] = null, echoed[p2] = null, echoed[p3] = null, ready[p1] = null, ready[p2] = null, ready[p3] = null, delivered[p1] = null, delivered[p2] = null, delivered[p3] = null
    1. get ready(p1, A)
         ready[p1] = A
    2. get ready(p2, A)
         ready[p2] = A
    3. get ready(p3, B)
         ready[p3] = B
    4. deliver(p1, A)
         delivered[p1] = A"
  `);
});
