import { describe, expect, it } from 'vitest';
import type { Check } from '../../checker/check.ts';
import { classifyCheck } from '../../checker/classification/classify.ts';
import { classificationPhrase } from '../../checker/text/classification-text.ts';
import hastyAbort from '../../models/atomic-commit/hasty-abort.ts';
import hastyConsensus from '../../models/consensus/hasty-consensus.ts';
import oneMessage from '../../models/perfect-links/one-message.ts';
import banks from '../../models/total-order-broadcast/naive-bank.ts';

const [perfect, lossy, oweNothing] = oneMessage as [Check, Check, Check];
const naiveBank = banks[0]!;

function phrases(check: Check): Readonly<Record<string, string>> {
  return Object.fromEntries(
    classifyCheck(check).classifications.map((each) => [each.property, classificationPhrase(each)]),
  );
}

function classified(check: Check, property: string) {
  const { classified: found } = classifyCheck(check).classifications.find((each) => each.property === property)!;
  if (found.outcome !== 'classified') throw new Error(`${property} is ${found.outcome}: ${found.why}`);
  return found;
}

describe('of one message that is sent once', () => {
  it('reliable delivery is liveness by itself; it holds, is doomed, or is put off for ever, as the link has it', () => {
    expect([perfect, lossy, oweNothing].map((check) => phrases(check)['PL1 reliable delivery'])).toEqual([
      'liveness by itself; holds in this system',
      'liveness by itself; safety in this system',
      'liveness by itself; liveness in this system',
    ]);
  });

  it('reliable delivery is doomed two steps after the start where the link may lose it', () => {
    const { relative } = classified(lossy, 'PL1 reliable delivery');
    expect(relative.doomed?.execution.steps.map(({ action }) => action.kind)).toEqual(['request', 'lose']);
    expect(relative.doomed?.doomed).toBe(2);
    expect(relative.doomed?.violated).toBeUndefined();
  });

  it('reliable delivery is never beyond hope, and violated by stopping, where nothing is owed', () => {
    const { relative } = classified(oweNothing, 'PL1 reliable delivery');
    expect(relative.doomed).toBeUndefined();
    expect(relative.hopeful).toMatchObject({
      stem: 1,
      certificate: [],
      open: [{ claim: 'never: q delivers m from p', since: 1 }],
    });
    expect(relative.hopeful?.execution.steps).toHaveLength(1);
  });

  it('at most once and only if sent are safety, exactly once has both parts, and finite duplication is liveness', () => {
    expect(phrases(perfect)).toEqual({
      'PL1 reliable delivery': 'liveness by itself; holds in this system',
      'delivered exactly once': 'mixed by itself; holds in this system',
      'delivered at most once': 'safety by itself; holds in this system',
      'delivered only if sent': 'safety by itself; holds in this system',
      'FLL2 finite duplication': 'liveness by itself; holds in this system',
    });
  });
});

describe('agreement', () => {
  it('is safety among correct processes and among all, and liveness among those that never crash', () => {
    expect(phrases(hastyConsensus)).toEqual({
      'C4 agreement': 'safety by itself; safety in this system',
      'C4 among those that never crash': 'liveness by itself; mixed in this system',
      'UC4 uniform agreement': 'safety by itself; safety in this system',
    });
  });

  it('among those that never crash is beyond hope only where nobody may crash any more', () => {
    const { relative } = classified(hastyConsensus, 'C4 among those that never crash');
    expect(relative.doomed?.execution.faulty).toEqual([]);
    expect(relative.hopeful?.execution.faulty).toEqual(['p']);
  });
});

it('abort-validity is safety with an operator of the past, and liveness without tense', () => {
  expect(phrases(hastyAbort)).toEqual({
    'NBAC2 abort has a reason': 'safety by itself; safety in this system',
    'NBAC2 without tense': 'liveness by itself; mixed in this system',
  });
});

it("the naive bank's total order is doomed after 4 steps, and violated after 6 at the earliest", () => {
  const { relative } = classified(naiveBank, 'TOB5 total order');
  expect(relative.class).toBe('safety');
  expect(relative.doomed).toMatchObject({ doomed: 4, violated: 6 });
  expect(relative.firstViolation).toBe(6);
});

it("the naive bank's prefix order is violated at the very step with which it is doomed", () => {
  const { relative } = classified(naiveBank, "TOB5' prefix order");
  expect(relative.doomed).toMatchObject({ doomed: 4, violated: 4 });
});
