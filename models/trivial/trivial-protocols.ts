import type { ProcessId } from '../../specs/event.ts';
import { type Effects, type Process, process } from '../process.ts';
import { at, oneOf } from '../system.ts';
import type { Input } from '../system-definition.ts';

/** A protocol that does right in all but one respect, or does nothing: what a complete list of properties does not put up with. */
export interface TrivialProtocol {
  /** What it does, for a person: "delivers everything twice". */
  readonly name: string;
  readonly process: Process;
}

/** What processes are asked and tell, and the trivial protocols that do it. */
export interface TrivialInterface {
  readonly name: 'broadcast' | 'consensus' | 'commit';
  /** Whether a request is one of this interface. */
  understands(request: unknown): boolean;
  /** What the processes are asked where nothing else is said. */
  inputs(processes: readonly ProcessId[]): readonly Input[];
  readonly protocols: readonly TrivialProtocol[];
}

const nothing: TrivialProtocol = {
  name: 'does nothing',
  process: process<{ local: null; message: never; request: unknown }>({
    init: () => null,
    upon: { request: (state) => state },
  }),
};

interface Trivial {
  local: { readonly votes: readonly unknown[] };
  message: unknown;
  request: unknown;
  indication: unknown;
}

/** A process by what it does when it starts, upon a request, and upon a message. */
function doing(
  name: string,
  upon: {
    readonly start?: (fx: Effects<Trivial>) => void;
    readonly request: (request: unknown, fx: Effects<Trivial>) => void;
    readonly deliver?: (message: unknown, fx: Effects<Trivial>, votes: readonly unknown[]) => readonly unknown[];
  },
): TrivialProtocol {
  const { start, request, deliver } = upon;
  return {
    name,
    process: process<Trivial>({
      init: () => ({ votes: [] }),
      start(state, fx) {
        start?.(fx);
        return state;
      },
      upon: {
        request(state, asked, fx) {
          request(asked, fx);
          return state;
        },
        deliver(state, _from, message, fx) {
          return { votes: deliver?.(message, fx, state.votes) ?? state.votes };
        },
      },
    }),
  };
}

/** What a request carries under a name; undefined if it is another request. */
function carried(request: unknown, name: 'broadcast' | 'propose' | 'vote'): unknown {
  return typeof request === 'object' && request !== null && name in request
    ? (request as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

function tellEveryone(request: unknown, fx: Effects<Trivial>): void {
  const body = carried(request, 'broadcast');
  if (body !== undefined) fx.broadcast({ deliver: body, from: fx.self });
}

const broadcast: TrivialInterface = {
  name: 'broadcast',
  understands: (request) => carried(request, 'broadcast') !== undefined,
  inputs: ([first]) => [at(first!, { broadcast: 'm' })],
  protocols: [
    nothing,
    doing('delivers everything twice', {
      request: tellEveryone,
      deliver(message, fx, votes) {
        fx.indicate(message);
        fx.indicate(message);
        return votes;
      },
    }),
    doing('delivers what nobody broadcast, besides everything else', {
      start: (fx) => fx.indicate({ deliver: 'what nobody broadcast', from: fx.everyone[0]! }),
      request: tellEveryone,
      deliver(message, fx, votes) {
        fx.indicate(message);
        return votes;
      },
    }),
    doing('delivers only where it was broadcast', {
      request(request, fx) {
        const body = carried(request, 'broadcast');
        if (body !== undefined) fx.indicate({ deliver: body, from: fx.self });
      },
    }),
  ],
};

const consensus: TrivialInterface = {
  name: 'consensus',
  understands: (request) => carried(request, 'propose') !== undefined,
  inputs: (processes) => processes.map((name, index) => at(name, { propose: index % 2 === 0 ? 'A' : 'B' })),
  protocols: [
    nothing,
    doing('always decides 0', { request: (_request, fx) => fx.indicate({ decide: 0 }) }),
    doing('decides what it proposes itself', {
      request: (request, fx) => fx.indicate({ decide: carried(request, 'propose') }),
    }),
    doing('decides twice', {
      request(request, fx) {
        if (fx.self === fx.everyone[0]) fx.broadcast({ decide: carried(request, 'propose') });
      },
      deliver(message, fx, votes) {
        fx.indicate(message);
        fx.indicate(message);
        return votes;
      },
    }),
  ],
};

/** The first process hears all votes, and tells everyone what follows from them. */
function collecting(name: string, times: number): TrivialProtocol {
  return doing(name, {
    request: (request, fx) => fx.send(fx.everyone[0]!, { vote: carried(request, 'vote') }),
    deliver(message, fx, votes) {
      const vote = carried(message, 'vote');
      if (vote === undefined) {
        for (let time = 0; time < times; time++) fx.indicate(message);
        return votes;
      }
      const all = [...votes, vote];
      if (all.length === fx.everyone.length) fx.broadcast({ decide: all.includes('no') ? 'abort' : 'commit' });
      return all;
    },
  });
}

const commit: TrivialInterface = {
  name: 'commit',
  understands: (request) => carried(request, 'vote') !== undefined,
  inputs: (processes) => processes.map((name) => oneOf(name, [{ vote: 'yes' }, { vote: 'no' }])),
  protocols: [
    nothing,
    doing('always aborts', { request: (_request, fx) => fx.indicate({ decide: 'abort' }) }),
    doing('always commits', { request: (_request, fx) => fx.indicate({ decide: 'commit' }) }),
    doing('decides as it votes', {
      request: (request, fx) => fx.indicate({ decide: carried(request, 'vote') === 'yes' ? 'commit' : 'abort' }),
    }),
    collecting('decides twice', 2),
  ],
};

/** The interfaces that trivial protocols are known for. */
export const trivialInterfaces: readonly TrivialInterface[] = [broadcast, consensus, commit];
