import { describe, expect, it } from 'vitest';
import {
  BadInput,
  check,
  classificationText,
  hopeStrip,
  invariant,
  matrixMarkdown,
  matrixText,
  perfect,
  process,
  reportText,
  runCheck,
  sequenceDiagram,
  stateDiagram,
  system,
} from '../../index.ts';

const idle = system({ processes: { p: process({ init: () => null }) }, links: perfect() });
const stated = check('idle', idle, [invariant('fine', () => true)]);
const report = runCheck(stated);

// What JavaScript may be given, where TypeScript would object.
const wrong = (value: unknown) => value as never;

describe('what shows a finding says in one sentence that it was given something else', () => {
  it.each<[string, () => unknown, string]>([
    [
      'reportText',
      () => reportText(wrong(undefined)),
      'reportText: expected a report, as runCheck(…) returns it, found undefined. Pass that.',
    ],
    [
      'classificationText, of another report',
      () => classificationText(wrong({ check: 'idle' })),
      'classificationText: expected a report, as classifyCheck(…) returns it, found {check: idle}. Pass that.',
    ],
    [
      'matrixText',
      () => matrixText(wrong(null), () => undefined),
      'matrixText: expected a matrix, as runMatrix(…) returns it, found null. Pass that.',
    ],
    [
      'matrixMarkdown, of no matrix',
      () => matrixMarkdown(wrong(7), () => undefined),
      'matrixMarkdown: expected a matrix, as runMatrix(…) returns it, found 7. Pass that.',
    ],
    [
      'sequenceDiagram',
      () => sequenceDiagram(wrong(undefined), { property: 'fine', outcome: 'violated', check: 'idle' }),
      'sequenceDiagram: expected an execution or a lasso, as a verdict has it, found undefined. Pass that.',
    ],
    [
      'sequenceDiagram, without a caption',
      () => sequenceDiagram(wrong({ processes: [], steps: [] }), wrong(undefined)),
      'sequenceDiagram: expected { property, outcome, check } as the second argument, found undefined. Say what the execution is shown for.',
    ],
    [
      'stateDiagram, of a table and not of its rows',
      () => stateDiagram(wrong({ start: 'a', rows: [] }), 'a', 'a table'),
      'stateDiagram, the first argument: expected a list, found {start: a, rows: []}.',
    ],
    [
      'stateDiagram, of other rows',
      () => stateDiagram(wrong([{ from: 'a' }]), 'a', 'a table'),
      'stateDiagram: expected rows { fromState, event, toState }, found [{from: a}]. Pass those of a table.',
    ],
    [
      'stateDiagram, without a title',
      () => stateDiagram([], 'a', wrong(undefined)),
      'stateDiagram: expected the state it starts in and a title, found a and undefined.',
    ],
    [
      'hopeStrip',
      () => hopeStrip(wrong(undefined), 'fine', 'idle'),
      'hopeStrip, execution: expected an execution beyond hope, as classifyCheck(…) finds it, found undefined. Pass that.',
    ],
  ])('%s', (_, show, sentence) => {
    expect(show).toThrow(new BadInput(sentence));
  });

  it('and takes what it is for', () => {
    expect(reportText(report)).toContain('fine: holds (exhaustive)');
    expect(() => reportText(wrong(stated))).toThrow(BadInput);
  });
});
