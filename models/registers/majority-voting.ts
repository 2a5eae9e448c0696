import { match, P } from 'ts-pattern';
import { check } from '../../checker/check.ts';
import { propertiesOf } from '../../specs/abstraction.ts';
import { atomicRegister } from '../../specs/atomic-register.ts';
import type { ProcessId } from '../../specs/event.ts';
import type { RegisterIndication, RegisterRequest } from '../../specs/register-history.ts';
import { regularRegister } from '../../specs/regular-register.ts';
import { crashStop } from '../failures/crash-stop.ts';
import { perfect } from '../links/perfect.ts';
import { type Effects, process, refuse } from '../process.ts';
import { at, system } from '../system.ts';

/** A value with the number of its write; 0 for the value at the start. */
interface Copy {
  readonly stamp: number;
  readonly value: string | null;
}

/** What a process waits for, as the writer or as a reader; operations of one process have numbers. */
type Pending =
  | {
      readonly phase: 'write';
      readonly copy: Copy;
      readonly acks: readonly ProcessId[];
      readonly returns: RegisterIndication;
    }
  | { readonly phase: 'query'; readonly copies: Readonly<Record<ProcessId, Copy>> };

interface Majority {
  local: {
    readonly copy: Copy;
    readonly operations: number;
    readonly pending: Pending | null;
  };
  message:
    | { readonly kind: 'write' | 'value'; readonly operation: number; readonly copy: Copy }
    | { readonly kind: 'ack' | 'query'; readonly operation: number };
  request: RegisterRequest & ('read' | { readonly write: string });
  indication: RegisterIndication;
}
type Local = Majority['local'];

/** What the register rests on, and what may be wrong with it. */
export interface MajorityVariant {
  /** How many processes an operation waits for, itself included: any two such sets must have one in common. */
  readonly quorum: number;
  /** Which copy a read returns, of those that it hears of: the one of the latest write. */
  readonly returns: 'the latest' | 'its own';
  /** Whether a reader writes what it has read before it returns. */
  readonly imposes: boolean;
}

/** A regular register among three. */
const majorityVoting: MajorityVariant = { quorum: 2, returns: 'the latest', imposes: false };

/**
 * A register whose copies are kept by all processes: a write has a majority store its value, a read asks a majority, and returns the value
 * with the highest number. Majorities have a process in common, so that a read hears of the last write; but of a write that is under way
 * one read may hear, and the next one not, unless readers impose what they return.
 *
 * A process serves itself at once: it only makes the space smaller.
 *
 * @see Cachin, Guerraoui, Rodrigues 2011, Algorithm 4.2 (majority voting), and 4.6 and 4.7 (read-impose write-majority)
 */
const member = ({ quorum, returns, imposes }: MajorityVariant) => {
  const others = (fx: Effects<Majority>) => fx.everyone.filter((other) => other !== fx.self);

  const write = (state: Local, copy: Copy, answer: RegisterIndication, fx: Effects<Majority>): Local => {
    for (const to of others(fx)) fx.send(to, { kind: 'write', operation: state.operations, copy });
    return settle({ ...state, copy, pending: { phase: 'write', copy, acks: [fx.self], returns: answer } }, fx);
  };

  /** Goes on as soon as a quorum has answered. */
  const settle = (state: Local, fx: Effects<Majority>): Local => {
    const { pending } = state;
    if (pending?.phase === 'write') {
      if (pending.acks.length < quorum) return state;
      fx.indicate(pending.returns);
      return { ...state, pending: null };
    }
    const copies = Object.values(pending?.copies ?? {});
    if (copies.length < quorum) return state;
    const read = returns === 'the latest' ? copies.reduce(latest) : state.copy;
    if (imposes)
      return write({ ...state, operations: state.operations + 1 }, latest(read, state.copy), { read: read.value }, fx);
    fx.indicate({ read: read.value });
    return { ...state, pending: null };
  };

  return process<Majority>({
    init: () => ({ copy: { stamp: 0, value: null }, operations: 0, pending: null }),
    upon: {
      request(state, request, fx) {
        if (state.pending !== null) return refuse;
        const next = { ...state, operations: state.operations + 1 };
        if (request !== 'read') {
          return write(next, { stamp: state.copy.stamp + 1, value: request.write }, 'written', fx);
        }
        for (const to of others(fx)) fx.send(to, { kind: 'query', operation: next.operations });
        return settle({ ...next, pending: { phase: 'query', copies: { [fx.self]: state.copy } } }, fx);
      },
      deliver(state, from, message, fx) {
        const { operation } = message;
        const mine = operation === state.operations;
        return match([message, state.pending] as const)
          .with([{ kind: 'write' }, P.any], ([{ copy }]) => {
            fx.send(from, { kind: 'ack', operation });
            return { ...state, copy: latest(state.copy, copy) };
          })
          .with([{ kind: 'query' }, P.any], () => {
            fx.send(from, { kind: 'value', operation, copy: state.copy });
            return state;
          })
          .with([{ kind: 'ack' }, { phase: 'write' }], ([, pending]) =>
            mine ? settle({ ...state, pending: { ...pending, acks: [...pending.acks, from].sort() } }, fx) : state,
          )
          .with([{ kind: 'value' }, { phase: 'query' }], ([{ copy }, pending]) =>
            mine
              ? settle({ ...state, pending: { ...pending, copies: { ...pending.copies, [from]: copy } } }, fx)
              : state,
          )
          .otherwise(() => state);
      },
    },
  });
};

function latest(one: Copy, other: Copy): Copy {
  return other.stamp > one.stamp ? other : one;
}

/** The writer w, and the readers r and s, of which so many may crash; w writes once, r reads twice. */
export function registerOf(difference: Partial<MajorityVariant>, crashes: number) {
  const process = member({ ...majorityVoting, ...difference });
  return system({
    processes: { w: process, r: process, s: process },
    links: perfect(),
    failures: crashStop({ atMost: crashes }),
    inputs: [at('w', { write: 'A' }), at('r', 'read'), at('r', 'read')],
  });
}

const [regular, atomic] = [propertiesOf(regularRegister), propertiesOf(atomicRegister)];
const broken = { expect: 'violated' } as const;

export default [
  check('register by majority voting, one crash', registerOf({}, 1), regular),
  check('register by majority voting, taken for an atomic one', registerOf({}, 0), [atomic[2]!], broken),
  check('register whose readers impose what they read', registerOf({ imposes: true }, 0), atomic),
  check('register by majority voting, two crashes', registerOf({}, 2), [regular[0]!, atomic[0]!], broken),
  check('register with quorums of one', registerOf({ quorum: 1 }, 0), [regular[1]!, atomic[1]!], broken),
  check('register whose readers return their own copy', registerOf({ returns: 'its own' }, 0), [regular[1]!], broken),
];

/** Millions of configurations: what was invoked and completed when is a part of them. */
export const imposingWithCrash = check(
  'register whose readers impose what they read, one crash',
  registerOf({ imposes: true }, 1),
  atomic,
);
