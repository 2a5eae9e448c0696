import { check } from '../../checker/check.ts';
import { invariant } from '../../specs/invariant.ts';
import { guarded, perProcess } from '../guarded/guarded.ts';
import { type Thresholds, thresholds } from './double-echo.ts';

type Body = 'A' | 'B';
/** What a correct process has said in a round, or delivered; null for nothing yet. */
type Said = Readonly<Record<string, Body | null>>;

interface State {
  readonly echoed: Said;
  readonly ready: Said;
  readonly delivered: Said;
}

/**
 * Bracha's broadcast with a quorum heard in one step: what the correct processes have said, without messages under way. The Byzantine
 * processes have no steps: each counts as a voice in every quorum that wants one. So seven processes are few configurations, where messages
 * by themselves come to a million with four; and executions are as short as they can be told.
 *
 * @param correct how many processes are correct
 * @param byzantine how many are not; the sender is one of them, unless it says `bodies` of one
 * @param bodies what the sender says: to some this and to others that
 * @see Bracha 1987
 */
function doubleEchoByQuorums(
  correct: number,
  byzantine: number,
  bodies: readonly Body[],
  { echoes, amplify, deliver }: Thresholds,
) {
  const names = Array.from({ length: correct }, (_, index) => `p${index + 1}`);
  const ways = names.flatMap((name) => bodies.map((body) => [name, body] as const));
  const voices = (said: Said, body: Body) => names.filter((name) => said[name] === body).length;
  const mayBeReady = ({ echoed, ready }: State, body: Body, helped: number) =>
    voices(echoed, body) + helped >= echoes || voices(ready, body) + helped >= amplify;
  const mayDeliver = ({ ready }: State, body: Body, helped: number) => voices(ready, body) + helped >= deliver;
  const isCorrect = bodies.length === 1;

  const description = guarded({
    variables: {
      echoed: perProcess(names, null as Body | null),
      ready: perProcess(names, null as Body | null),
      delivered: perProcess(names, null as Body | null),
    },
    actions: (action) => [
      action('echo', ways, {
        when: ({ echoed }, [name]) => echoed[name] === null,
        run: (s, [name, body]) => {
          s.echoed[name] = body;
        },
      }),
      action('get ready', ways, {
        when: (s, [name, body]) => s.ready[name] === null && mayBeReady(s, body, byzantine),
        run: (s, [name, body]) => {
          s.ready[name] = body;
        },
      }),
      action('deliver', ways, {
        when: (s, [name, body]) => s.delivered[name] === null && mayDeliver(s, body, byzantine),
        run: (s, [name, body]) => {
          s.delivered[name] = body;
        },
      }),
    ],
  });

  /** Whether nothing happens any more if the Byzantine processes say no more. */
  const isAtRestWithoutThem = (s: State) =>
    names.every(
      (name) =>
        (s.echoed[name] !== null || !isCorrect) &&
        bodies.every(
          (body) =>
            (s.ready[name] !== null || !mayBeReady(s, body, 0)) &&
            (s.delivered[name] !== null || !mayDeliver(s, body, 0)),
        ),
    );
  const someDelivered = ({ delivered }: State) => names.some((name) => delivered[name] !== null);
  const allDelivered = ({ delivered }: State) => names.every((name) => delivered[name] !== null);
  // What a correct sender says, all deliver; no two deliver differently; and once one has delivered, all do: also if the Byzantine
  // processes say no more.
  const validity = invariant<State>('validity', (s) => allDelivered(s) || !isAtRestWithoutThem(s));
  const consistency = invariant<State>(
    'consistency',
    ({ delivered }) => new Set(names.map((name) => delivered[name]).filter((body) => body !== null)).size <= 1,
  );
  const totality = invariant<State>('totality', (s) => !someDelivered(s) || allDelivered(s) || !isAtRestWithoutThem(s));
  return { description, properties: isCorrect ? [validity, consistency, totality] : [consistency, totality] };
}

/** n processes, of which f are Byzantine: the sender one of them, or not. */
function checkOf(
  what: string,
  [n, f]: readonly [number, number],
  sender: 'correct' | 'Byzantine',
  by: Thresholds = thresholds(n, f),
  violated: readonly string[] = [],
) {
  const { description, properties } = doubleEchoByQuorums(n - f, f, sender === 'correct' ? ['A'] : ['A', 'B'], by);
  return check(`Bracha's broadcast by quorums, ${what}`, description, properties, {
    expect: Object.fromEntries(violated.map((name) => [name, 'violated'])),
  });
}

const textbook = thresholds(4, 1);
export default [
  checkOf('4 of which 1 is Byzantine', [4, 1], 'Byzantine'),
  checkOf('4 of which 1 is Byzantine, the sender is correct', [4, 1], 'correct'),
  checkOf('7 of which 2 are Byzantine', [7, 2], 'Byzantine'),
  checkOf('3 are too few, the sender is correct', [3, 1], 'correct', thresholds(3, 1), ['validity', 'totality']),
  checkOf('6 are too few, the sender is correct', [6, 2], 'correct', thresholds(6, 2), ['validity', 'totality']),
  checkOf('3 with thresholds of 2', [3, 1], 'Byzantine', { echoes: 2, amplify: 2, deliver: 2 }, [
    'consistency',
    'totality',
  ]),
  checkOf('6 with thresholds of 4', [6, 2], 'Byzantine', { echoes: 4, amplify: 4, deliver: 4 }, [
    'consistency',
    'totality',
  ]),
  checkOf('4 without amplification', [4, 1], 'Byzantine', { ...textbook, amplify: Number.POSITIVE_INFINITY }, [
    'totality',
  ]),
  checkOf('4 with amplification by one voice', [4, 1], 'Byzantine', { ...textbook, amplify: 1 }, ['totality']),
];
