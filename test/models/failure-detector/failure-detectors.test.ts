import { describe, expect, it } from 'vitest';
import { findingLines } from '../../../checker/text/verdict-text.ts';
import excludeOnTimeout, { watchEachOther } from '../../../models/failure-detector/exclude-on-timeout.ts';
import increasingTimeout, { watchTheOther } from '../../../models/failure-detector/increasing-timeout.ts';
import oracles from '../../../models/failure-detector/oracles.ts';
import { asynchronous } from '../../../models/timing/asynchronous.ts';
import { partiallySynchronous } from '../../../models/timing/partially-synchronous.ts';
import { synchronous } from '../../../models/timing/synchronous.ts';
import { deadlockFree } from '../../../specs/deadlock-free.ts';
import { eventualAccuracy, strongAccuracy } from '../../../specs/failure-detector.ts';
import { execution, finding, phrase, phrases } from '../../checker/findings.ts';

/** The steps of the lasso that shows a violation of accuracy, as text. */
function stemAndLoop(system: ReturnType<typeof watchTheOther>): readonly string[] {
  const lines = findingLines(finding(system, eventualAccuracy)).join('\n');
  return lines.slice(0, lines.indexOf('fair, because')).split('for ever: steps');
}

describe('exclude on timeout', () => {
  const [perfect, hasty, slow] = excludeOnTimeout.map((check) => phrases(check));

  it('is a perfect failure detector under synchrony, and detects', () => {
    expect(perfect).toEqual({
      'PFD1 strong completeness': 'holds (exhaustive)',
      'PFD2 strong accuracy': 'holds (exhaustive)',
      'a crash is detected': 'holds, with a witness of 7 steps',
    });
  });

  // Where asynchrony is told with ticks, it takes four steps: a request, two ticks, the suspicion. Without ticks, a timer may fire at once.
  it('suspects a process that is alive after two timeouts under asynchrony', () => {
    expect(slow!['PFD1 strong completeness']).toBe('holds (exhaustive)');
    expect(execution(watchEachOther(asynchronous(), 2), strongAccuracy)).toMatchInlineSnapshot(`
      "start: p = {alive: [q], suspected: []}, q = {alive: [p], suspected: []}, timers of p = [period], timers of q = [period]
      1. the timer "period" of p fires
           p sends "heartbeat request" to q
           p: alive: []
      2. the timer "period" of p fires
           p indicates {suspect: q}
           p sends "heartbeat request" to q
           p: suspected: [q]"
    `);
  });

  it('suspects a process that is alive where its period is shorter than a round trip', () => {
    expect(hasty!['PFD2 strong accuracy']).toBe('violated in 6 steps');
    for (const delay of [1, 2, 3]) {
      expect(phrase(watchEachOther(synchronous({ delay }), 2 * delay), strongAccuracy)).toBe('holds (exhaustive)');
      expect(phrase(watchEachOther(synchronous({ delay }), 2 * delay - 1), strongAccuracy)).toMatch('violated');
    }
  });

  it('lets time pass, whoever crashes and whatever is under way', () => {
    expect(phrase(watchEachOther(synchronous({ delay: 2 }), 4), deadlockFree())).toBe('holds (exhaustive)');
  });
});

describe('increasing timeout', () => {
  const found = Object.fromEntries(increasingTimeout.map((check) => [check.name, phrases(check)]));
  const accuracy = 'EPFD2 eventual strong accuracy';

  it('is an eventually perfect failure detector where messages arrive in time in the end', () => {
    expect(found['increasing timeout']).toEqual({
      'EPFD1 strong completeness': 'holds (exhaustive)',
      [accuracy]: 'holds (exhaustive)',
    });
  });

  it('suspects and restores for ever where they never do, or where its period does not grow, or not enough', () => {
    for (const name of [
      'increasing timeout, asynchronous',
      'a timeout that does not increase',
      'a timeout that stops increasing below a round trip',
    ]) {
      expect(found[name]![accuracy]).toMatch(/^violated by a loop/);
    }
    const [, loop] = stemAndLoop(watchTheOther({ most: 3, grows: false }));
    expect(loop).toContain('p indicates {suspect: q}');
    expect(loop).toContain('p indicates {restore: q}');
  });

  it('suspects for ever, and never waits longer, where late replies are discarded', () => {
    const [stem, loop] = stemAndLoop(watchTheOther({ most: 3, acceptsLate: false }));
    expect(stem).toContain('p indicates {suspect: q}');
    expect(loop).toContain('q sends {reply:');
    expect(loop).not.toMatch(/indicates|delay/);
  });

  it('needs periods that can outgrow a round trip, whatever the bound is', () => {
    const claim = eventualAccuracy;
    for (const delay of [1, 2]) {
      const timing = partiallySynchronous({ delay });
      expect(phrase(watchTheOther({ most: 2 * delay }, timing), claim)).toBe('holds (exhaustive)');
      expect(phrase(watchTheOther({ most: 2 * delay - 1 }, timing), claim)).toMatch('violated');
    }
    expect(phrase(watchTheOther({ most: 4 }, partiallySynchronous({ delayAtMost: 2 })), claim)).toBe(
      'holds (exhaustive)',
    );
  });
});

describe('an oracle', () => {
  const found = Object.fromEntries(oracles.map((check) => [check.name, phrases(check)]));
  const holds = 'holds (exhaustive)';

  it('is the failure detector that is assumed in the place of one over timers', () => {
    expect(found['perfect failure detector, assumed']).toEqual({
      'PFD1 strong completeness': holds,
      'PFD2 strong accuracy': holds,
      'a crash is detected': 'holds, with a witness of 2 steps',
    });
    expect(found['eventually perfect failure detector, assumed']).toEqual({
      'EPFD1 strong completeness': holds,
      'EPFD2 eventual strong accuracy': holds,
    });
  });

  it('is not complete where it may keep silent about a crash', () => {
    expect(found['perfect failure detector, which may keep silent']!['PFD1 strong completeness']).toBe(
      'violated by stopping for ever after 1 step',
    );
  });

  it('is not accurate where it may suspect anyone: the first suspicion shows it', () => {
    expect(found['a failure detector that may suspect anyone']!['PFD2 strong accuracy']).toBe('violated in 1 step');
    expect(found['eventually perfect failure detector, taken for a perfect one']!['PFD2 strong accuracy']).toBe(
      'violated in 1 step',
    );
  });

  it('is not even eventually perfect where it need not take a suspicion back', () => {
    expect(found['eventually perfect failure detector, which may keep silent']).toEqual({
      'EPFD1 strong completeness': 'violated by stopping for ever after 2 steps',
      'EPFD2 eventual strong accuracy': 'violated by stopping for ever after 2 steps',
    });
  });
});
