import { match } from 'ts-pattern';
import { check } from '../../checker/check.ts';
import { propertiesOf, propertyOf } from '../../specs/abstraction.ts';
import { byzantineReliableBroadcast } from '../../specs/byzantine-reliable-broadcast.ts';
import type { ProcessId } from '../../specs/event.ts';
import { type ArbitraryOptions, arbitrary } from '../failures/arbitrary.ts';
import { family } from '../family.ts';
import { authenticated } from '../links/authenticated.ts';
import { perfect } from '../links/perfect.ts';
import { noFailure, upToByzantine, upToCrashes, usualLinks, usualTiming } from '../points.ts';
import { type Effects, process } from '../process.ts';
import { asynchronous } from '../timing/asynchronous.ts';
import { echoQuorum } from './authenticated-echo.ts';
import { broadcastSystem, broadcastUnder, type Size } from './broadcast-system.ts';
import { type Tally, voicesFor, withVoice } from './tally.ts';

/** A process that broadcasts reliably. */
export interface DoubleEcho {
  local: {
    readonly echoed: boolean;
    readonly echoes: Tally;
    readonly ready: boolean;
    readonly readies: Tally;
    readonly delivered: boolean;
  };
  message: { readonly kind: 'send' | 'echo' | 'ready'; readonly body: string };
  request: { readonly broadcast: string };
  indication: { readonly deliver: string; readonly from: ProcessId };
}
type Local = DoubleEcho['local'];

/** How many voices for a message it takes for each step. */
export interface Thresholds {
  /** Echoes to become ready. */
  readonly echoes: number;
  /** Others who are ready, to become ready without echoes; infinitely many: never. */
  readonly amplify: number;
  /** Processes that are ready, to deliver. */
  readonly deliver: number;
}

/** The textbook's thresholds for n processes of which f are Byzantine. */
export function thresholds(n: number, f: number): Thresholds {
  return { echoes: echoQuorum(n, f), amplify: f + 1, deliver: 2 * f + 1 };
}

/**
 * Bracha's broadcast, also called authenticated double echo: as authenticated echo, but what a quorum has echoed is made sure of by a
 * second round, which also carries along those who heard no quorum. One instance: the sender broadcasts one message.
 *
 * A process hears itself at once, and forgets voices on which nothing depends any more: both only make the space smaller.
 *
 * @param sender who may broadcast
 * @param once false for the mistake of delivering again with every voice that comes after
 * @see Bracha 1987; Cachin, Guerraoui, Rodrigues 2011, Algorithm 3.18
 */
export const doubleEcho = (sender: ProcessId, { echoes: quorum, amplify, deliver }: Thresholds, once = true) => {
  const tellOthers = (message: DoubleEcho['message'], fx: Effects<DoubleEcho>) => {
    for (const other of fx.everyone) if (other !== fx.self) fx.send(other, message);
  };
  const onSend = (state: Local, body: string, fx: Effects<DoubleEcho>): Local => {
    if (state.echoed) return state;
    tellOthers({ kind: 'echo', body }, fx);
    return onEcho({ ...state, echoed: true }, fx.self, body, fx);
  };
  const onEcho = (state: Local, from: ProcessId, body: string, fx: Effects<DoubleEcho>): Local => {
    if (state.ready) return state;
    const echoes = withVoice(state.echoes, from, body);
    return voicesFor(echoes, body) < quorum ? { ...state, echoes } : becomeReady(state, body, fx);
  };
  const becomeReady = (state: Local, body: string, fx: Effects<DoubleEcho>): Local => {
    tellOthers({ kind: 'ready', body }, fx);
    return onReady({ ...state, echoes: {}, ready: true }, fx.self, body, fx);
  };
  const onReady = (state: Local, from: ProcessId, body: string, fx: Effects<DoubleEcho>): Local => {
    if (state.delivered) return state;
    const heard = { ...state, readies: withVoice(state.readies, from, body) };
    const count = voicesFor(heard.readies, body);
    if (!state.ready && count >= amplify) return becomeReady(heard, body, fx);
    if (count < deliver) return heard;
    fx.indicate({ deliver: body, from: sender });
    return once ? { ...heard, readies: {}, delivered: true } : heard;
  };
  return process<DoubleEcho>({
    init: () => ({ echoed: false, echoes: {}, ready: false, readies: {}, delivered: false }),
    upon: {
      request(state, { broadcast: body }, fx) {
        tellOthers({ kind: 'send', body }, fx);
        return onSend(state, body, fx);
      },
      deliver: (state, from, { kind, body }, fx) =>
        match(kind)
          .with('send', () => (from === sender ? onSend(state, body, fx) : state))
          .with('echo', () => onEcho(state, from, body, fx))
          .with('ready', () => onReady(state, from, body, fx))
          .exhaustive(),
    },
  });
};

/** Some of the processes s, p, q, r, t, u, of which s broadcasts A. */
export const doubleEchoSystem = (n: Size, limits: Thresholds, failures: ArbitraryOptions, once = true) =>
  broadcastSystem(n, doubleEcho('s', limits, once), failures);

const properties = propertiesOf(byzantineReliableBroadcast);
const [validity, totality] = [properties[0]!, properties[4]!];
const says = { body: ['A', 'B'] };
const sender = { exactly: ['s'], says };
const receiver = { exactly: ['q'], says };
const textbook = thresholds(4, 1);
const two: Thresholds = { echoes: 2, amplify: 2, deliver: 2 };
/** Of a Byzantine sender validity says nothing. */
const vacuous = { 'BRB1 validity': 'vacuous' } as const;

/**
 * That each threshold is needed, and more than three times as many processes as are Byzantine: among fewer, those of the textbook wait for
 * one voice too many, and lower ones are no quorums.
 */
export default [
  check(
    "Bracha's broadcast without amplification, the sender is Byzantine and has one message",
    doubleEchoSystem(4, { ...textbook, amplify: Number.POSITIVE_INFINITY }, { ...sender, says: { body: ['A'] } }),
    [totality],
    { expect: 'violated' },
  ),
  check(
    "Bracha's broadcast with amplification by one voice, the sender is Byzantine and speaks twice",
    doubleEchoSystem(4, { ...textbook, amplify: 1 }, { ...sender, acts: 2 }),
    [totality],
    { expect: 'violated' },
  ),
  check(
    "Bracha's broadcast among too few: 3, a receiver is Byzantine",
    doubleEchoSystem(3, thresholds(3, 1), receiver),
    properties,
    { expect: { 'BRB1 validity': 'violated', 'BRB5 totality': 'violated' } },
  ),
  check(
    "Bracha's broadcast among too few: 6, of which 2 are Byzantine and silent",
    doubleEchoSystem(6, thresholds(6, 2), { exactly: ['t', 'u'], acts: 0 }),
    [validity],
    { expect: 'violated' },
  ),
  check(
    "Bracha's broadcast among too few: 3, the sender is Byzantine",
    doubleEchoSystem(3, thresholds(3, 1), sender),
    properties,
    { expect: { ...vacuous, 'BRB5 totality': 'violated' } },
  ),
  check(
    "Bracha's broadcast among too few: 3 with thresholds of 2, the sender is Byzantine",
    doubleEchoSystem(3, two, sender),
    properties,
    { expect: { ...vacuous, 'BRB4 consistency': 'violated', 'BRB5 totality': 'violated' } },
  ),
  check(
    "Bracha's broadcast that delivers with the first voice, a receiver is Byzantine",
    doubleEchoSystem(4, { ...textbook, deliver: 1 }, receiver),
    [propertyOf(byzantineReliableBroadcast, 'BRB3')],
    { expect: 'violated' },
  ),
  check(
    "Bracha's broadcast that delivers with each further voice, a receiver is Byzantine",
    doubleEchoSystem(4, textbook, receiver, false),
    [propertyOf(byzantineReliableBroadcast, 'BRB2')],
    { expect: 'violated' },
  ),
];

const crash = upToCrashes(1);

/**
 * Among three, with the thresholds of the textbook for one that is Byzantine: one too few for that. All properties speak of correct
 * processes only.
 */
export const doubleEchoFamily = family("Bracha's broadcast among 3", {
  system: (model) => broadcastUnder(3, doubleEcho('s', thresholds(3, 1)), model),
  properties,
  failures: [noFailure, crash, upToByzantine(1, { says, over: crash })],
  links: [
    ...usualLinks(['perfect', 'fair-loss without copies'], authenticated),
    // Whoever is Byzantine may claim to be anyone.
    { name: 'perfect, not authenticated', model: perfect(), includes: [{ point: 'perfect', of: 'executions' }] },
  ],
  timing: usualTiming,
  bounds: { states: 60_000 },
});

/**
 * Among four, as many as it takes. Receivers are alike, so that one stands for all. What holds where messages take any time holds under
 * clocks as well, which multiply the configurations by six and more. Where nobody fails, most messages are under way: five million
 * configurations, of which the first are looked at. All of it takes a minute.
 */
export const doubleEchoFamilyAmongFour = family("Bracha's broadcast among 4", {
  system: (model) => broadcastUnder(4, doubleEcho('s', textbook), model),
  properties,
  failures: [
    noFailure,
    { name: 'the sender is Byzantine', model: arbitrary(sender) },
    { name: 'a receiver is Byzantine', model: arbitrary(receiver) },
  ],
  links: [
    ...usualLinks(['perfect'], authenticated),
    { name: 'perfect, not authenticated', model: perfect(), includes: [{ point: 'perfect', of: 'executions' }] },
  ],
  timing: [{ name: 'asynchronous', model: asynchronous() }],
  bounds: { states: 1_250_000 },
});

/** Four processes, of which one is Byzantine: as many as it takes, and as few. Hundreds of thousands of configurations and more. */
export const doubleEchoAmongFour = [
  check("Bracha's broadcast, the sender is Byzantine", doubleEchoSystem(4, textbook, sender), properties, {
    expect: vacuous,
  }),
  check("Bracha's broadcast, a receiver is Byzantine", doubleEchoSystem(4, textbook, receiver), properties),
  check(
    "Bracha's broadcast with amplification by one voice, the sender is Byzantine",
    doubleEchoSystem(4, { ...textbook, amplify: 1 }, sender),
    [propertyOf(byzantineReliableBroadcast, 'BRB4')],
  ),
];
