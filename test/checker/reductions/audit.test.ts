import { describe, expect, it } from 'vitest';
import { check } from '../../../checker/check.ts';
import { LearnedDependence } from '../../../checker/reductions/learned-dependence.ts';
import { type RunOptions, runCheck } from '../../../checker/run-check.ts';
import { breadthFirst } from '../../../checker/search/breadth-first.ts';
import { compareSearches } from '../../../checker/search/compare-searches.ts';
import { reportText } from '../../../checker/text/report-text.ts';
import { UserCode } from '../../../checker/user-code.ts';
import { lamportTwoPhaseCommit, resourceManagers } from '../../../models/atomic-commit/lamport-two-phase-commit.ts';
import { guarded } from '../../../models/guarded/guarded.ts';
import { mergingPerfect } from '../../../models/links/merging-perfect.ts';
import { perfect } from '../../../models/links/perfect.ts';
import { process } from '../../../models/process.ts';
import { at, system } from '../../../models/system.ts';
import { deadlockFree } from '../../../specs/deadlock-free.ts';
import { invariant } from '../../../specs/invariant.ts';
import { monitor } from '../../../specs/monitor.ts';
import type { Finitary } from '../../../specs/property.ts';
import { sometimes } from '../../../specs/sometimes.ts';
import { on } from '../../../specs/temporal/events.ts';
import { always, eventually } from '../../../specs/temporal/future.ts';
import { temporal } from '../../../specs/temporal.ts';
import { IndependentByOwner } from '../../differential/independent-by-owner.ts';

interface Sender {
  local: number;
  message: 'm';
}

/** A sender says one thing five times over a link on which equal messages under way are one. */
const retransmitting = system({
  processes: {
    sender: process<Sender>({
      init: () => 0,
      internal: [
        {
          name: 'send',
          when: (sent) => sent < 5,
          run: (sent, fx) => {
            fx.send('receiver', 'm');
            return sent + 1;
          },
        },
      ],
    }),
    receiver: process<Sender>({ init: () => 0, upon: { deliver: (count) => count + 1 } }),
  },
  links: mergingPerfect(),
});
const hearsTwice = sometimes<{ readonly local: { readonly receiver: number | null } }>(
  'the receiver hears it twice',
  ({ local }) => local.receiver === 2,
);

/** Two processes that each say once that they were asked. */
interface Asked {
  local: null;
  message: never;
  request: 'ask';
  indication: 'asked';
}
const asked = process<Asked>({
  init: () => null,
  upon: {
    request: (local, _request, fx) => {
      fx.indicate('asked');
      return local;
    },
  },
});
const twoAsked = system({
  processes: { p: asked, q: asked },
  links: perfect(),
  inputs: [at('p', 'ask'), at('q', 'ask')],
});
const pFirst = monitor('p is the first to say it', {
  observes: ['indication'],
  start: (): string => 'nobody',
  advance: (first, event) => (first === 'nobody' ? event.process : first),
  holds: (first) => first !== 'q',
});

const findingOf = (system: Parameters<typeof check>[1], property: Finitary, options: RunOptions) =>
  runCheck(check('audited', system, [property]), options).findings[0]!;

describe('an audit', () => {
  it('repeats the search without the reduction, and says what it compared', () => {
    const rms = resourceManagers(3);
    const report = runCheck(check('2pc', lamportTwoPhaseCommit(rms), [deadlockFree()]), { audit: true });
    const [finding] = report.findings;
    expect(finding!.explored).toMatchObject({ states: 288, depth: 10, reduction: 'sleep sets' });
    expect(finding!.explored.transitions).toBeLessThan(850);
    expect(finding!.audit).toEqual({
      // Lamport's TwoPhase.tla, counted by TLC.
      transitions: 1_145,
      same: ['288 states', 'depth 10', 'no bound hit', '0 states with no step enabled', 'no deadlock: never asked'],
      different: [],
    });
    expect(reportText(report)).toMatch(
      /288 states, \d+ transitions with sleep sets, depth 10 .*\n {4}audit: without the reduction, 1,145 transitions; the same: 288 states, depth 10, /,
    );
  });

  it('compares counterexamples, and deadlocks', () => {
    const counters = guarded({
      variables: { a: 0, b: 0 },
      actions: (action) => [
        action('raise a', { when: (s) => s.a < 3, run: (s) => void s.a++ }),
        action('raise b', { when: (s) => s.b < 3, run: (s) => void s.b++ }),
      ],
    });
    const together = invariant<{ readonly a: number; readonly b: number }>('never both 2', (s) => s.a < 2 || s.b < 2);
    const violated = findingOf(counters, together, { audit: true });
    expect(violated.verdict.outcome).toBe('violated');
    expect(violated.audit!.same).toContain('never both 2: decided by an execution of 4 steps');
    const blocked = findingOf(
      counters,
      deadlockFree(() => true),
      { audit: true },
    );
    expect(blocked.audit!.same).toContain('1 state with no step enabled');
  });

  it('compares nothing where a search was cut by memory', () => {
    const { audit } = findingOf(lamportTwoPhaseCommit(resourceManagers(7)), deadlockFree(), {
      audit: true,
      bounds: { memory: 200_000 },
    });
    expect(audit).toMatchObject({ same: [], different: [], notCompared: expect.stringContaining('memory') });
  });

  it('needs a reduction', () => {
    expect(() => findingOf(twoAsked, pFirst, { audit: true, reduction: 'none' })).toThrow(
      `check "audited": expected a reduction to audit, found 'none'. Name 'sleep sets', or leave out the audit.`,
    );
  });
});

describe('with sleep sets', () => {
  it('a delivery before a retransmission over an idempotent link is not the same as one after it', () => {
    const { verdict, audit } = findingOf(retransmitting, hearsTwice, { audit: true });
    expect(verdict).toMatchObject({ outcome: 'holds', extent: 'witness' });
    expect(audit!.different).toEqual([]);
    const model = retransmitting.model(new UserCode());
    const search = (kind: typeof LearnedDependence) =>
      breadthFirst(model.system, [], {
        memory: 2 ** 30,
        otherBytes: () => 0,
        dependence: () => new kind(model.system),
      });
    const [right, byOwner] = [search(LearnedDependence), search(IndependentByOwner)];
    // Sent s times: s ways of having heard all that is not under way, and s with something under way.
    expect(right.states).toBe(1 + 2 * (1 + 2 + 3 + 4 + 5));
    expect(compareSearches(byOwner, right).different).toEqual(['31 states, but not the same ones in the same order']);
  });

  it('the order of two events that a monitor observes is not skipped', () => {
    const { verdict, audit, explored } = findingOf(twoAsked, pFirst, { audit: true });
    expect(verdict).toMatchObject({ outcome: 'violated', evidence: { execution: { steps: { length: 1 } } } });
    expect(audit!.different).toEqual([]);
    expect(explored.states).toBe(3);
  });

  it('events that a monitor does not observe cost no reduction', () => {
    const noCrash = monitor('nobody crashes', {
      observes: ['crash'],
      start: () => true,
      advance: () => false,
      holds: (none) => none,
    });
    const many = system({
      processes: { p: asked, q: asked, r: asked },
      links: perfect(),
      inputs: ['p', 'q', 'r'].flatMap((name) => [at(name as 'p', 'ask'), at(name as 'p', 'ask')]),
    });
    const every = monitor('anything', {
      observes: ['indication'],
      start: () => 0,
      advance: (n) => n,
      holds: () => true,
    });
    const [ignoring, observing] = [noCrash, every].map((property) =>
      findingOf(many, property, { reduction: 'sleep sets' }),
    );
    expect(ignoring!.explored.states).toBe(27);
    expect(ignoring!.explored.transitions).toBeLessThan(54);
    expect(observing!.explored).toMatchObject({ states: 27 });
  });

  it('a temporal property is decided on all steps, and says so', () => {
    const answered = temporal(
      'p answers',
      always(on('request', ({ process: who }) => eventually('indication', (said) => said.process === who))),
    );
    const report = runCheck(check('asked', twoAsked, [answered]), { reduction: 'sleep sets' });
    expect(reportText(report)).toContain('no reduction: a temporal property is decided on all steps');
    expect(report.findings[0]!.explored.reduction).toBeUndefined();
  });

  it('a reduction that is none is refused', () => {
    expect(() => check('c', twoAsked, [pFirst], { reduction: 'ample sets' as never })).toThrow(
      `check "c": expected the reduction to be 'none' or 'sleep sets', found "ample sets". Use one of them.`,
    );
  });
});
