import { describe, expect, it } from 'vitest';
import { BadInput } from '../../../checker/bad-input.ts';
import { check } from '../../../checker/check.ts';
import { runCheck } from '../../../checker/run-check.ts';
import type { Detector } from '../../../models/detectors/detector.ts';
import { eventuallyPerfectDetector } from '../../../models/detectors/eventually-perfect-detector.ts';
import { inaccurateDetector } from '../../../models/detectors/inaccurate-detector.ts';
import { leaderOracle } from '../../../models/detectors/leader-oracle.ts';
import { perfectDetector } from '../../../models/detectors/perfect-detector.ts';
import { arbitrary } from '../../../models/failures/arbitrary.ts';
import { crashRecovery } from '../../../models/failures/crash-recovery.ts';
import { crashStop } from '../../../models/failures/crash-stop.ts';
import type { FailureModel } from '../../../models/failures/failure-model.ts';
import { layer, over } from '../../../models/layer.ts';
import type { PerfectLinks } from '../../../models/links/link-ports.ts';
import { perfect } from '../../../models/links/perfect.ts';
import { process } from '../../../models/process.ts';
import { processOf } from '../../../models/process-of.ts';
import { system } from '../../../models/system.ts';
import type { Configuration } from '../../../models/system-definition.ts';
import { synchronous } from '../../../models/timing/synchronous.ts';
import type { ProcessId } from '../../../specs/event.ts';
import { invariant } from '../../../specs/invariant.ts';
import { sometimes } from '../../../specs/sometimes.ts';
import { implies } from '../../../specs/temporal/connectives.ts';
import { always, eventuallyAlways } from '../../../specs/temporal/future.ts';
import { temporal } from '../../../specs/temporal.ts';
import { execution, finding, phrase } from '../../checker/findings.ts';

interface Listener {
  local: { readonly suspected: readonly ProcessId[]; readonly leader: ProcessId | null };
}

/** Remembers what it is told. */
const listener = process<Listener>({
  init: () => ({ suspected: [], leader: null }),
  upon: {
    suspect: (state, other) => ({ ...state, suspected: [...state.suspected, other].sort() }),
    restore: (state, other) => ({ ...state, suspected: state.suspected.filter((process) => process !== other) }),
    trust: (state, leader) => ({ ...state, leader }),
  },
});

const names = ['p', 'q', 'r'] as const;
type Name = (typeof names)[number];
interface Listening {
  local: Record<Name, Listener['local'] | null>;
  crashed(process: Name): boolean;
}

const listening = (detector: Detector, failures: FailureModel = crashStop({ atMost: 2 })) =>
  system({ processes: { p: listener, q: listener, r: listener }, links: perfect(), failures, detector });

const suspects = ({ local }: Listening, watcher: Name, other: Name) =>
  local[watcher]?.suspected.includes(other) ?? false;

describe('a perfect failure detector', () => {
  it('lets nobody suspect who is up, and tells each process once of each crash', () => {
    const accurate = invariant<Listening>('accurate', (state) =>
      names.every((p) => names.every((q) => state.crashed(q) || !suspects(state, p, q))),
    );
    const once = invariant<Listening>('once', ({ local }) =>
      names.every((p) => new Set(local[p]?.suspected).size === (local[p]?.suspected.length ?? 0)),
    );
    expect(phrase(listening(perfectDetector()), accurate)).toBe('holds (exhaustive)');
    expect(phrase(listening(perfectDetector()), once)).toBe('holds (exhaustive)');
    expect(phrase(listening(inaccurateDetector()), accurate)).toBe('violated in 1 step');
  });

  it('owes the news of a crash to whoever is up, under a clock, too', () => {
    const crash = sometimes<Listening>('q is suspected', (state) => suspects(state, 'p', 'q'));
    const timed = system({ ...listening(perfectDetector()).definition, timing: synchronous({ delay: 1 }) });
    expect(execution(timed, crash)).toMatchInlineSnapshot(`
      "faulty: q
      start: p = {leader: null, suspected: []}, q = {leader: null, suspected: []}, r = {leader: null, suspected: []}
      1. q crashes
      2. p is told to suspect q
           p: suspected: [q]"
    `);
    const told = temporal<Listening>(
      'in the end p is down or suspects q',
      implies<Listening>(
        (_, world) => !world.correct('q'),
        eventuallyAlways<Listening>((state) => !state.crashed('q') || state.crashed('p') || suspects(state, 'p', 'q')),
      ),
    );
    expect(phrase(timed, told)).toBe('holds (exhaustive)');
  });

  it('has nothing to tell where nobody crashes', () => {
    const { failures: _, ...safe } = listening(perfectDetector()).definition;
    expect(
      phrase(
        system(safe),
        sometimes<Listening>('p suspects', ({ local }) => local.p!.suspected.length > 0),
      ),
    ).toBe('violated: no execution in scope is a witness (exhaustive)');
  });
});

describe('an eventually perfect failure detector', () => {
  it('may suspect and restore anyone, until it is right for ever', () => {
    const system = listening(eventuallyPerfectDetector(), crashStop({ exactly: ['r'] }));
    const never = temporal<Listening>(
      'p never suspects q',
      always<Listening>((state) => !suspects(state, 'p', 'q')),
    );
    const right = temporal<Listening>(
      'in the end p suspects who has crashed',
      eventuallyAlways<Listening>(
        (state) => suspects(state, 'p', 'r') === state.crashed('r') && !suspects(state, 'p', 'q'),
      ),
    );
    expect(phrase(system, never)).toMatch(/^violated/);
    expect(phrase(system, right)).toBe('holds (exhaustive)');
  });
});

describe('a leader oracle', () => {
  const agree = temporal<Listening>(
    'in the end everyone who is up trusts one correct process',
    implies<Listening>(
      (_, world) => names.some((p) => world.correct(p)),
      eventuallyAlways<Listening>(({ local }, world) =>
        names.some((l) => world.correct(l) && names.every((p) => !world.correct(p) || local[p]?.leader === l)),
      ),
    ),
  );

  it('has everyone trust one correct process in the end, and anyone before', () => {
    const system = listening(leaderOracle(), crashStop({ atMost: 1 }));
    expect(phrase(system, agree)).toBe('holds (exhaustive)');
    const faultyLeader = sometimes<Listening>(
      'p trusts a process that has crashed, and q another',
      ({ local, crashed }) => local.p?.leader === 'r' && local.q?.leader === 'q' && crashed('r'),
    );
    expect(phrase(system, faultyLeader)).toBe('holds, with a witness of 3 steps');
  });

  it('tells a process again that recovers', () => {
    expect(phrase(listening(leaderOracle(), crashRecovery({ exactly: [], crashes: 1 })), agree)).toBe(
      'holds (exhaustive)',
    );
  });

  it('makes no Byzantine process the leader in the end', () => {
    expect(phrase(listening(leaderOracle(), arbitrary({ exactly: ['r'], says: ['x'] })), agree)).toBe(
      'holds (exhaustive)',
    );
  });
});

describe('what a detector tells', () => {
  const log = (name: string) =>
    layer<PerfectLinks, PerfectLinks>()({
      name,
      init: (): readonly ProcessId[] => [],
      upon: { suspect: (known, other) => [...known, other] },
    });
  const deaf = layer<PerfectLinks, PerfectLinks>()({ name: 'deaf', init: () => null, upon: {} });

  it('every layer is told that has a handler for it', () => {
    const stack = processOf(over(log('upper'), over(deaf, log('lower'))));
    const told = system({
      processes: { p: stack, q: stack },
      links: perfect(),
      failures: crashStop({ exactly: ['q'] }),
      detector: perfectDetector(),
    });
    const both = sometimes<Configuration>('both layers know', ({ local }) => {
      const memories = local.p as Readonly<Record<string, readonly ProcessId[]>> | null;
      return ['upper', 'lower'].every((name) => memories?.[name]?.includes('q') ?? false);
    });
    expect(phrase(told, both)).toBe('holds, with a witness of 2 steps');
  });

  it('reaches a process over implemented links', () => {
    const layered = system({
      ...listening(perfectDetector(), crashStop({ exactly: ['q'] })).definition,
      links: over(log('links'), perfect()),
    });
    expect(
      phrase(
        layered,
        sometimes<Listening>('p suspects q', (state) => suspects(state, 'p', 'q')),
      ),
    ).toBe('holds, with a witness of 2 steps');
  });

  it('is said to be missing where a process waits for it in vain', () => {
    const { detector: _, ...without } = listening(perfectDetector()).definition;
    const warnings = (definition: typeof without & { detector?: Detector }) => {
      const { verdict } = runCheck(check('c', system(definition), [invariant('fine', () => true)])).findings[0]!;
      return 'warnings' in verdict ? verdict.warnings : [];
    };
    expect(warnings({ ...without, processes: { ...without.processes, q: quiet, r: quiet } })).toEqual([
      'upon.suspect of process p never runs: the system has no detector that tells it. Give it one, such as eventuallyPerfectDetector(), or leave the handler out.',
      'upon.restore of process p never runs: the system has no detector that tells it. Give it one, such as eventuallyPerfectDetector(), or leave the handler out.',
      'upon.trust of process p never runs: the system has no detector that tells it. Give it one, such as leaderOracle(), or leave the handler out.',
    ]);
  });
});

describe('a detector that nobody listens to', () => {
  it('changes nothing, and is said to', () => {
    const { definition } = listening(eventuallyPerfectDetector());
    const deafened = system({ ...definition, processes: { p: quiet, q: quiet, r: quiet } });
    const { verdict, explored } = finding(
      deafened,
      invariant('fine', () => true),
    );
    expect(verdict.outcome === 'holds' && verdict.warnings).toEqual([
      'The system has an eventually perfect failure detector, which has nobody to tell: no process has upon.suspect. Add the handler, or leave the detector out.',
    ]);
    const { detector: _, ...without } = definition;
    const alone = system({ ...without, processes: { p: quiet, q: quiet, r: quiet } });
    expect(explored.states).toBe(
      finding(
        alone,
        invariant('fine', () => true),
      ).explored.states,
    );
  });
});

const quiet = process<Listener>({ init: () => ({ suspected: [], leader: null }) });

describe('a description of a system with a detector is refused', () => {
  const anything = [sometimes('anything', () => true)];
  const refusal = (definition: object) => () => runCheck(check('c', system(definition as never), anything));
  const { definition } = listening(perfectDetector());

  it.each<[string, object, string]>([
    [
      'that is none',
      { detector: perfectDetector },
      'system: expected a detector, such as perfectDetector(), found the function perfectDetector. Call the function that makes it.',
    ],
    [
      'for processes that recover',
      { failures: crashRecovery({ atMost: 1 }) },
      'system: a perfect failure detector tells of crashes that are for ever: expected crashStop, found processes that recover. Use leaderOracle(), or another failure model.',
    ],
    [
      'for Byzantine processes',
      { failures: arbitrary({ atMost: 1 }) },
      'system: a perfect failure detector tells of crashes that are for ever: expected crashStop, found processes that are Byzantine. Use leaderOracle(), or another failure model.',
    ],
  ])('%s', (_, change, sentence) => {
    expect(refusal({ ...definition, ...change })).toThrow(new BadInput(sentence));
  });
});
