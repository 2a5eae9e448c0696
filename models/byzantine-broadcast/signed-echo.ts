import { match } from 'ts-pattern';
import { check } from '../../checker/check.ts';
import { propertiesOf, propertyOf } from '../../specs/abstraction.ts';
import { byzantineConsistentBroadcast } from '../../specs/byzantine-consistent-broadcast.ts';
import type { ProcessId } from '../../specs/event.ts';
import type { Signed } from '../cryptography/term.ts';
import type { ArbitraryOptions } from '../failures/arbitrary.ts';
import { type Effects, process } from '../process.ts';
import { echoQuorum } from './authenticated-echo.ts';
import { broadcastSystem } from './broadcast-system.ts';

/** A signature on the message that its process echoes. */
type Echo = Signed<{ readonly body: string }>;

/** A process that broadcasts consistently, with signatures. */
interface SignedEcho {
  local: {
    readonly echoed: boolean;
    /** What the sender has: at most one echo of each process, in the order of their names. */
    readonly echoes: readonly Echo[];
    readonly final: boolean;
    readonly delivered: boolean;
  };
  message:
    | { readonly kind: 'send'; readonly body: string }
    | { readonly kind: 'echo'; readonly echo: Echo }
    /** The message is what they echo. */
    | { readonly kind: 'final'; readonly echoes: readonly Echo[] };
  request: { readonly broadcast: string };
  indication: { readonly deliver: string; readonly from: ProcessId };
}
type Local = SignedEcho['local'];

/** Counts signatures, and not those who have signed; or delivers whenever there are enough, also once more. */
type Mistake = 'counts signatures' | 'forgets that it delivered';

/**
 * Signed echo broadcast: everyone signs the first message of the sender, for the sender alone; with a quorum of signatures, which everyone
 * checks, the sender has it delivered. One instance: the sender broadcasts one message.
 *
 * A process hears itself at once, and the sender forgets the echoes when it has used them: both only make the space smaller.
 *
 * @param sender who may broadcast
 * @param quorum the echoes that a delivery takes
 * @param mistake what it does wrong, if anything
 * @see Cachin, Guerraoui, Rodrigues 2011, Algorithm 3.17
 */
const signedEcho = (sender: ProcessId, quorum: number, mistake?: Mistake) => {
  const tellOthers = (message: SignedEcho['message'], fx: Effects<SignedEcho>) => {
    for (const other of fx.everyone) if (other !== fx.self) fx.send(other, message);
  };
  const onSend = (state: Local, body: string, fx: Effects<SignedEcho>): Local => {
    if (state.echoed) return state;
    const echo = fx.sign({ body });
    const echoed = { ...state, echoed: true };
    if (fx.self === sender) return onEcho(echoed, fx.self, echo, fx);
    fx.send(sender, { kind: 'echo', echo });
    return echoed;
  };
  const onEcho = (state: Local, from: ProcessId, echo: Echo, fx: Effects<SignedEcho>): Local => {
    const isNew = state.echoes.every(({ signature }) => signature !== from);
    if (state.final || !isNew || !fx.verify(echo, from)) return state;
    const echoes = [...state.echoes, echo].sort((a, b) => (a.signature < b.signature ? -1 : 1));
    const alike = echoes.filter(({ content }) => content.body === echo.content.body);
    if (alike.length < quorum) return { ...state, echoes };
    tellOthers({ kind: 'final', echoes: alike }, fx);
    return onFinal({ ...state, echoes: [], final: true }, alike, fx);
  };
  const onFinal = (state: Local, echoes: readonly Echo[], fx: Effects<SignedEcho>): Local => {
    const { body } = echoes[0]!.content;
    const genuine = echoes.filter((echo) => echo.content.body === body && fx.verify(echo, echo.signature));
    const voices =
      mistake === 'counts signatures' ? genuine.length : new Set(genuine.map(({ signature }) => signature)).size;
    if (state.delivered || voices < quorum) return state;
    fx.indicate({ deliver: body, from: sender });
    return { ...state, delivered: mistake !== 'forgets that it delivered' };
  };
  return process<SignedEcho>({
    init: () => ({ echoed: false, echoes: [], final: false, delivered: false }),
    upon: {
      request(state, { broadcast: body }, fx) {
        tellOthers({ kind: 'send', body }, fx);
        return onSend(state, body, fx);
      },
      deliver: (state, from, message, fx) =>
        match(message)
          .with({ kind: 'send' }, ({ body }) => (from === sender ? onSend(state, body, fx) : state))
          .with({ kind: 'echo' }, ({ echo }) => (fx.self === sender ? onEcho(state, from, echo, fx) : state))
          .with({ kind: 'final' }, ({ echoes }) => onFinal(state, echoes, fx))
          .exhaustive(),
    },
  });
};

/** Some of the processes s, p, q, r, of which s broadcasts A. */
export const signedEchoSystem = (n: 3 | 4, quorum: number, failures: ArbitraryOptions, mistake?: Mistake) =>
  broadcastSystem(n, signedEcho('s', quorum, mistake), failures);

const properties = propertiesOf(byzantineConsistentBroadcast);
const [noDuplication, integrity, consistency] = ['BCB2', 'BCB3', 'BCB4'].map((label) =>
  propertyOf(byzantineConsistentBroadcast, label),
);
const says = { body: ['A', 'B'] };

/** Four processes, of which the sender or another one is Byzantine. */
export default [
  check(
    'signed echo broadcast, the sender is Byzantine',
    signedEchoSystem(4, echoQuorum(4, 1), { exactly: ['s'], says }),
    properties.filter(({ name }) => !name.startsWith('BCB1')),
  ),
  check(
    'signed echo broadcast, a receiver is Byzantine',
    signedEchoSystem(4, echoQuorum(4, 1), { exactly: ['r'], says }),
    properties,
  ),
  check(
    'signed echo broadcast among too few: 3 with quorums of 2',
    signedEchoSystem(3, 2, { exactly: ['s'], says }),
    [consistency!],
    { expect: 'violated' },
  ),
  check(
    'signed echo broadcast, one signature counts as often as it comes',
    signedEchoSystem(4, echoQuorum(4, 1), { exactly: ['r'], says }, 'counts signatures'),
    [integrity!],
    { expect: 'violated' },
  ),
  check(
    'signed echo broadcast, delivered as often as it comes',
    signedEchoSystem(3, 2, { exactly: ['s'], says }, 'forgets that it delivered'),
    [noDuplication!],
    { expect: 'violated' },
  ),
];
