import { check } from '../../checker/check.ts';
import { perfect } from '../../models/links/perfect.ts';
import { type Effects, type Process, process, type Refusal, refuse } from '../../models/process.ts';
import { system } from '../../models/system.ts';
import { invariant } from '../../specs/invariant.ts';
import { naiveSystem } from '../naive/naive-system.ts';
import type { BenchModel, PublishedCounts } from './bench-model.ts';

/** A round and its leader, compared in that order. */
type Ballot = readonly [round: number, leader: string];

type Proposal = readonly [request: number, client: string, value: string];

type Accepted = readonly [ballot: Ballot, proposal: Proposal];

type Message =
  | { readonly type: 'put'; readonly request: number; readonly value: string }
  | { readonly type: 'get'; readonly request: number }
  | { readonly type: 'put ok'; readonly request: number }
  | { readonly type: 'get ok'; readonly request: number; readonly value: string }
  | { readonly type: 'prepare'; readonly ballot: Ballot }
  | { readonly type: 'prepared'; readonly ballot: Ballot; readonly lastAccepted: Accepted | null }
  | { readonly type: 'accept'; readonly ballot: Ballot; readonly proposal: Proposal }
  | { readonly type: 'accepted'; readonly ballot: Ballot }
  | { readonly type: 'decided'; readonly ballot: Ballot; readonly proposal: Proposal };

interface Server {
  local: {
    readonly ballot: Ballot;
    readonly proposal: Proposal | null;
    /** Who answered the prepare message of this ballot, sorted by name. */
    readonly prepares: readonly (readonly [from: string, lastAccepted: Accepted | null])[];
    readonly accepts: readonly string[];
    readonly accepted: Accepted | null;
    readonly decided: boolean;
  };
  message: Message;
}

interface Client {
  local: { readonly awaiting: number | null; readonly operations: number };
  message: Message;
}

const servers = ['s0', 's1', 's2'] as const;
const majority = 2;

/** Stateright, examples/paxos.rs: `can_model_paxos`, and `paxos check 3`. */
const published: Readonly<Record<number, PublishedCounts>> = {
  2: { states: 16_668, transitions: 32_970, source: 'Stateright, examples/paxos.rs' },
  3: { states: 1_194_428, transitions: 2_420_476, source: 'Stateright, examples/paxos.rs' },
};

/**
 * Single-decree Paxos with clients that put and then get, as Stateright's example has it.
 *
 * There, a delivery that neither changes its receiver nor sends anything is no step, and leaves the message where it is. Here, the
 * handlers `refuse` exactly these deliveries.
 *
 * @see Stateright, examples/paxos.rs and src/actor/register.rs
 */
export function singleDecreePaxos(clients: number): BenchModel {
  const names = Array.from({ length: clients }, (_, index) => `c${servers.length + index}`);
  const description = system({
    processes: {
      ...(Object.fromEntries(servers.map((name) => [name, server])) as Record<string, Process<Server>>),
      ...(Object.fromEntries(names.map((name) => [name, client])) as Record<string, Process<Client>>),
    },
    links: perfect(),
  });
  const properties = pairs.map(([one, other]) => agreement(one, other));
  return {
    name: `paxos-${clients}`,
    family: 'paxos',
    form: 'messages',
    standard: true,
    ...(published[clients] !== undefined && { published: published[clients] }),
    check: () => check(`single-decree Paxos, ${clients} clients`, description, properties),
    naive: () => naiveSystem(description.definition, properties),
  };
}

/** One claim per pair: what a claim reads decides how often it is asked. */
const pairs = [
  ['s0', 's1'],
  ['s0', 's2'],
  ['s1', 's2'],
] as const;

function agreement(one: string, other: string) {
  return invariant<{ readonly local: Readonly<Record<string, Server['local'] | Client['local'] | null>> }>(
    `${one} and ${other} do not decide differently`,
    ({ local }) => {
      const [first, second] = [one, other].map((name) => decisionOf(local[name]));
      return first === undefined || second === undefined || first === second;
    },
  );
}

/** The value that a server has decided. */
function decisionOf(state: Server['local'] | Client['local'] | null | undefined): string | undefined {
  return state && 'decided' in state && state.decided ? state.accepted?.[1][2] : undefined;
}

const server: Process<Server> = process<Server>({
  init: () => ({ ballot: [0, 's0'], proposal: null, prepares: [], accepts: [], accepted: null, decided: false }),
  upon: {
    deliver: (state, from, message, fx) =>
      state.decided ? whenDecided(state, from, message, fx) : whenUndecided(state, from, message, fx),
  },
});

const client: Process<Client> = process<Client>({
  init: (self) => ({ awaiting: numberOf(self), operations: 1 }),
  start(state, fx) {
    const index = numberOf(fx.self);
    fx.send(serverFor(index), { type: 'put', request: index, value: fx.self });
    return state;
  },
  upon: {
    deliver(state, _from, message, fx) {
      if (!('request' in message) || message.request !== state.awaiting) return refuse;
      if (message.type === 'get ok') return { awaiting: null, operations: state.operations + 1 };
      if (message.type !== 'put ok') return refuse;
      const index = numberOf(fx.self);
      const request = (state.operations + 1) * index;
      fx.send(serverFor(index + state.operations), { type: 'get', request });
      return { awaiting: request, operations: state.operations + 1 };
    },
  },
});

function whenDecided(
  state: Server['local'],
  from: string,
  message: Message,
  fx: Effects<Server>,
): Server['local'] | Refusal {
  if (message.type !== 'get' || state.accepted === null) return refuse;
  fx.send(from, { type: 'get ok', request: message.request, value: state.accepted[1][2] });
  return state;
}

function whenUndecided(
  state: Server['local'],
  from: string,
  message: Message,
  fx: Effects<Server>,
): Server['local'] | Refusal {
  const toPeers = (body: Message) => {
    for (const peer of servers) if (peer !== fx.self) fx.send(peer, body);
  };
  switch (message.type) {
    case 'put': {
      if (state.proposal !== null) return refuse;
      const ballot: Ballot = [state.ballot[0] + 1, fx.self];
      toPeers({ type: 'prepare', ballot });
      return {
        ...state,
        ballot,
        proposal: [message.request, from, message.value],
        // It answers itself at once.
        prepares: [[fx.self, state.accepted]],
        accepts: [],
      };
    }
    case 'prepare':
      if (compare(state.ballot, message.ballot) >= 0) return refuse;
      fx.send(from, { type: 'prepared', ballot: message.ballot, lastAccepted: state.accepted });
      return { ...state, ballot: message.ballot };
    case 'prepared': {
      const { ballot, lastAccepted } = message;
      if (compare(ballot, state.ballot) !== 0) return refuse;
      const others = state.prepares.filter(([other]) => other !== from);
      const prepares = [...others, [from, lastAccepted] as const].sort(([a], [b]) => (a < b ? -1 : 1));
      if (prepares.length !== majority) return { ...state, prepares };
      // A quorum has spoken: what it accepted last, at the highest ballot, may be decided already, and goes before the client's wish.
      const proposal = latest(prepares.map(([, accepted]) => accepted))?.[1] ?? state.proposal!;
      toPeers({ type: 'accept', ballot, proposal });
      return {
        ...state,
        prepares,
        proposal,
        accepted: [ballot, proposal],
        accepts: [...state.accepts, fx.self].sort(),
      };
    }
    case 'accept': {
      const { ballot, proposal } = message;
      if (compare(state.ballot, ballot) > 0) return refuse;
      fx.send(from, { type: 'accepted', ballot });
      return { ...state, ballot, accepted: [ballot, proposal] };
    }
    case 'accepted': {
      if (compare(message.ballot, state.ballot) !== 0) return refuse;
      const accepts = [...new Set([...state.accepts, from])].sort();
      if (accepts.length !== majority) return { ...state, accepts };
      const proposal = state.proposal!;
      toPeers({ type: 'decided', ballot: message.ballot, proposal });
      const [request, client] = proposal;
      fx.send(client, { type: 'put ok', request });
      return { ...state, accepts, decided: true };
    }
    case 'decided':
      return {
        ...state,
        ballot: message.ballot,
        accepted: [message.ballot, message.proposal],
        decided: true,
      };
    default:
      return refuse;
  }
}

/** The one at the highest ballot. */
function latest(accepted: readonly (Accepted | null)[]): Accepted | null {
  return accepted.reduce((best, one) => {
    if (best === null || one === null) return best ?? one;
    return compare(one[0], best[0]) > 0 ? one : best;
  }, null);
}

function compare(a: Ballot, b: Ballot): number {
  if (a[0] !== b[0]) return a[0] - b[0];
  return a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0;
}

/** The number in a name: 3 for "c3". */
function numberOf(name: string): number {
  return Number(name.slice(1));
}

function serverFor(index: number): string {
  return servers[index % servers.length]!;
}
