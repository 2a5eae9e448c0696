import { describe, expect, it } from 'vitest';
import type { ProcessId } from '../../../specs/event.ts';
import { type Among, everyProcess, isAmong } from '../../../specs/temporal/among.ts';
import { and, correct, implies } from '../../../specs/temporal/connectives.ts';
import { on } from '../../../specs/temporal/events.ts';
import type { Claim } from '../../../specs/temporal/formula.ts';
import { always, eventually } from '../../../specs/temporal/future.ts';
import { temporal } from '../../../specs/temporal.ts';
import { type Play, plays } from '../../specs/plays.ts';
import { crashes, tells } from '../../specs/traces.ts';
import { verdict } from '../findings.ts';

const processes = ['p', 'q', 'r'];
const tell = (process: string) => tells(process, 'it');
const told = (process: ProcessId) => eventually('indication', (event) => event.process === process);
const runs: readonly Play[] = [
  { processes, stem: processes.map(tell) },
  { processes, stem: [tell('p'), tell('q')] },
  { processes, faulty: ['r'], stem: [tell('p'), tell('q')] },
  { processes, faulty: ['r'], stem: [tell('r'), crashes('r'), tell('q')] },
  { processes, faulty: processes, stem: [] },
];
const verdicts = (claim: Claim) =>
  runs.map((run) => {
    const found = verdict(plays([run]), temporal('P', claim));
    return [found.outcome, 'why' in found ? found.why : '', 'warnings' in found ? found.warnings : []];
  });

describe('what is claimed of every process', () => {
  it('is claimed of each by itself, as if it were written out', () => {
    expect(verdicts(everyProcess('any', told))).toEqual(verdicts(and(...processes.map(told))));
    expect(verdicts(everyProcess('any', told)).map(([outcome]) => outcome)).toEqual([
      'holds',
      'violated',
      'violated',
      'violated',
      'violated',
    ]);
  });

  it('is claimed of correct processes only where that is said, and says nothing where there are none', () => {
    const writtenOut = and(...processes.map((process) => implies(correct(process), told(process))));
    const outcomes = (claim: Claim) => verdicts(claim).map(([outcome]) => outcome);
    expect(outcomes(everyProcess('correct', told))).toEqual(['holds', 'violated', 'holds', 'violated', 'vacuous']);
    expect(outcomes(everyProcess('correct', told))).toEqual(outcomes(writtenOut));
  });

  it('binds whom it speaks of', () => {
    const nobodyTells = (among: Among) =>
      temporal('P', always(on('indication', ({ process }) => implies(isAmong(among, process), false))));
    const faultyOneTells = plays([{ processes, faulty: ['r'], stem: [tell('r')] }]);
    expect(verdict(faultyOneTells, nobodyTells('any')).outcome).toBe('violated');
    expect(verdict(faultyOneTells, nobodyTells('correct')).outcome).toBe('vacuous');
  });
});
