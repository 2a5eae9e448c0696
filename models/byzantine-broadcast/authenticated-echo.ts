import { match } from 'ts-pattern';
import { check } from '../../checker/check.ts';
import { propertiesOf, propertyOf } from '../../specs/abstraction.ts';
import { byzantineConsistentBroadcast } from '../../specs/byzantine-consistent-broadcast.ts';
import { byzantineReliableBroadcast } from '../../specs/byzantine-reliable-broadcast.ts';
import type { ProcessId } from '../../specs/event.ts';
import type { ArbitraryOptions } from '../failures/arbitrary.ts';
import { type Effects, process } from '../process.ts';
import { broadcastSystem } from './broadcast-system.ts';
import { type Tally, voicesFor, withVoice } from './tally.ts';

/** A process that broadcasts consistently. */
export interface AuthenticatedEcho {
  local: {
    readonly echoed: boolean;
    readonly echoes: Tally;
    readonly delivered: boolean;
  };
  message: { readonly kind: 'send' | 'echo'; readonly body: string };
  request: { readonly broadcast: string };
  indication: { readonly deliver: string; readonly from: ProcessId };
}
type Local = AuthenticatedEcho['local'];

/** The fewest echoes of one message of which any two sets have a correct process in common: more than (n + f) / 2. */
export function echoQuorum(n: number, f: number): number {
  return Math.floor((n + f) / 2) + 1;
}

/**
 * Authenticated echo broadcast: everyone echoes the first message of the sender to everyone, and delivers what a quorum has echoed. One
 * instance: the sender broadcasts one message.
 *
 * A process hears itself at once, and forgets echoes when it has delivered: both only make the space smaller.
 *
 * @param sender who may broadcast
 * @param quorum the echoes that a delivery takes
 * @param once false for the mistake of delivering again with every echo that comes after
 * @see Cachin, Guerraoui, Rodrigues 2011, Algorithm 3.16
 */
export const authenticatedEcho = (sender: ProcessId, quorum: number, once = true) => {
  const tellOthers = (message: AuthenticatedEcho['message'], fx: Effects<AuthenticatedEcho>) => {
    for (const other of fx.everyone) if (other !== fx.self) fx.send(other, message);
  };
  const onSend = (state: Local, body: string, fx: Effects<AuthenticatedEcho>): Local => {
    if (state.echoed) return state;
    tellOthers({ kind: 'echo', body }, fx);
    return onEcho({ ...state, echoed: true }, fx.self, body, fx);
  };
  const onEcho = (state: Local, from: ProcessId, body: string, fx: Effects<AuthenticatedEcho>): Local => {
    if (state.delivered) return state;
    const echoes = withVoice(state.echoes, from, body);
    if (voicesFor(echoes, body) < quorum) return { ...state, echoes };
    fx.indicate({ deliver: body, from: sender });
    return once ? { ...state, echoes: {}, delivered: true } : { ...state, echoes };
  };
  return process<AuthenticatedEcho>({
    init: () => ({ echoed: false, echoes: {}, delivered: false }),
    upon: {
      request(state, { broadcast: body }, fx) {
        tellOthers({ kind: 'send', body }, fx);
        return onSend(state, body, fx);
      },
      deliver: (state, from, { kind, body }, fx) =>
        match(kind)
          .with('send', () => (from === sender ? onSend(state, body, fx) : state))
          .with('echo', () => onEcho(state, from, body, fx))
          .exhaustive(),
    },
  });
};

/** Some of the processes s, p, q, r, of which s broadcasts A. */
export const echoSystem = (n: 3 | 4, quorum: number, failures: ArbitraryOptions, once = true) =>
  broadcastSystem(n, authenticatedEcho('s', quorum, once), failures);

const properties = [...propertiesOf(byzantineConsistentBroadcast), propertyOf(byzantineReliableBroadcast, 'BRB5')];
const says = { body: ['A', 'B'] };

/** Four processes, of which the sender or another one is Byzantine. Consistency is not totality: one delivers, and others wait for ever. Of a Byzantine sender validity says nothing. */
export default [
  check(
    'authenticated echo broadcast, the sender is Byzantine',
    echoSystem(4, echoQuorum(4, 1), { exactly: ['s'], says }),
    properties,
    { expect: { 'BCB1 validity': 'vacuous', 'BRB5 totality': 'violated' } },
  ),
  check(
    'authenticated echo broadcast, a receiver is Byzantine',
    echoSystem(4, echoQuorum(4, 1), { exactly: ['r'], says }),
    properties,
  ),
  check(
    'authenticated echo broadcast among too few: 3, a receiver is Byzantine',
    echoSystem(3, echoQuorum(3, 1), { exactly: ['q'], says }),
    propertiesOf(byzantineConsistentBroadcast),
    { expect: { 'BCB1 validity': 'violated' } },
  ),
  check(
    'authenticated echo broadcast that delivers with each further echo',
    echoSystem(4, echoQuorum(4, 1), { exactly: ['r'], says }, false),
    [propertyOf(byzantineConsistentBroadcast, 'BCB2')],
    { expect: 'violated' },
  ),
  check(
    'authenticated echo broadcast among too few: 3 with quorums of 2',
    echoSystem(3, 2, { exactly: ['s'], says }),
    propertiesOf(byzantineConsistentBroadcast),
    { expect: { 'BCB1 validity': 'vacuous', 'BCB4 consistency': 'violated' } },
  ),
];
