import type { Effects, ProcessDefinition } from '../../models/process.ts';
import type { Observed, ProcessId } from '../../specs/event.ts';
import { afterGst, afterTick, isHeldUp, mayFire } from './clock-rules.ts';
import {
  type Configuration,
  contentOf,
  entryOf,
  isUp,
  MEDIUM,
  mayCrash as mayCrashBy,
  place,
  withAdded,
  withAged,
  withCrashed,
  withLocal,
  withLogged,
  withoutTimer,
  withRenewed,
  withStored,
  withTaken,
  withTimers,
} from './configuration.ts';
import { namesIn, type Whole, wrongFor, wrongMessages } from './departure-rules.ts';
import { settlements, tellings } from './detector-rules.ts';
import { fsmAsProcess } from './fsm-as-process.ts';
import type { Enabled, Interpretation, Start, StepName, Transition } from './interpretation.ts';
import { distinct, key, sorted, without } from './key.ts';
import { layersAsProcess, type ObservingEffects } from './layers-as-process.ts';
import { added, budgetsOf, type LinkStep, linkBetween, linkSteps, underneath } from './link-rules.ts';
import type { Faulty, ReferenceProcesses, TimingSpec } from './reference-system.ts';

/** What a handler can cause, one by one. */
type Effect =
  | { readonly do: 'send'; readonly to: ProcessId; readonly message: unknown }
  | { readonly do: 'broadcast'; readonly message: unknown }
  /** Over a medium, something different to different processes: one message for each. */
  | { readonly do: 'tell'; readonly messages: readonly unknown[] }
  | { readonly do: 'indicate'; readonly indication: unknown }
  | { readonly do: 'observe'; readonly event: Observed }
  | { readonly do: 'setTimer'; readonly timer: string; readonly ticks: number | undefined }
  | { readonly do: 'cancelTimer'; readonly timer: string }
  | { readonly do: 'store'; readonly value: unknown; readonly place?: number };

/** A step half way: where it has led so far, and what was observed. */
interface Progress {
  readonly configuration: Configuration;
  readonly events: readonly Observed[];
}

/** A handler's answer to one event. */
type Answer = { readonly state: unknown; readonly effects: readonly Effect[] } | 'refused';

/** What a process is given to handle, and how it handles something else in its place. */
interface Taken {
  readonly whole: Whole;
  readonly value: unknown;
  handle(other: unknown, fx: Effects): unknown;
}

/** What happens on the links underneath those that layers implement. */
const below = { put: 'transmit', taken: 'receive' } as const;

/** A system of processes, interpreted. */
export function interpretProcesses(system: ReferenceProcesses): Interpretation<Configuration> {
  const everyone: readonly ProcessId[] = Object.keys(system.processes);
  const shared = system.links.kind === 'broadcastMedium';
  const pairs = everyone.flatMap((from) => everyone.map((to) => ({ from, to })));
  const links = shared
    ? [{ where: MEDIUM, link: system.links }]
    : pairs.map(({ from, to }) => ({ where: place(from, to), link: linkBetween(system.links, from, to) }));
  const definitions = new Map<ProcessId, ProcessDefinition>(
    Object.entries(system.processes).map(([name, process]) => [
      name,
      layered(process.kind === 'fsm' ? fsmAsProcess(process.definition) : process.definition),
    ]),
  );
  const names = new Set<string>();
  const wire = system.layers.length === 0 ? ({ put: 'send', taken: 'deliver' } as const) : below;

  function layered(definition: ProcessDefinition): ProcessDefinition {
    return system.layers.length === 0 ? definition : layersAsProcess(definition, system.layers);
  }

  function answer(process: ProcessId, handler: (fx: Effects) => unknown): Answer {
    const effects: Effect[] = [];
    const fx: ObservingEffects = {
      self: process,
      everyone,
      send: (to, message) => effects.push({ do: 'send', to, message }),
      broadcast: (message) =>
        shared
          ? effects.push({ do: 'broadcast', message })
          : effects.push(...everyone.map((to) => ({ do: 'send' as const, to, message }))),
      indicate: (indication) => effects.push({ do: 'indicate', indication }),
      setTimer: (timer, ticks) => effects.push({ do: 'setTimer', timer, ticks }),
      cancelTimer: (timer) => effects.push({ do: 'cancelTimer', timer }),
      store: (value) => effects.push({ do: 'store', value }),
      storeAt: (place, value) => effects.push({ do: 'store', value, place }),
      sign: (content) => ({ signature: process, content }),
      mac: (to, content) => ({ mac: [process, ...[to].flat().sort()], content }),
      verify: (term, from) =>
        term !== null && typeof term === 'object' && 'signature' in term && term.signature === from,
      observe: (event) => effects.push({ do: 'observe', event }),
    };
    const state = handler(fx);
    return state === system.refuse ? 'refused' : { state, effects };
  }

  /** One effect of `process`; null if a full queue keeps a message out. */
  function happen({ configuration, events }: Progress, process: ProcessId, effect: Effect): Progress | null {
    const sent = (to: ProcessId, message: unknown): Observed => ({
      type: wire.put,
      process,
      from: process,
      to,
      message,
    });
    if (effect.do === 'send' && !shared && isByzantine(configuration, effect.to)) {
      // Nobody sees when a Byzantine process takes its messages.
      return { configuration, events: [...events, sent(effect.to, effect.message)] };
    }
    switch (effect.do) {
      case 'send': {
        const { to, message } = effect;
        const where = shared ? MEDIUM : place(process, to);
        const link = shared ? system.links : linkBetween(system.links, process, to);
        const entry = { from: process, to, message };
        const content = added(link, contentOf(configuration, where), entry);
        return (
          content && {
            configuration: withAdded(configuration, where, content, entry),
            events: [...events, sent(to, message)],
          }
        );
      }
      case 'broadcast': {
        const { message } = effect;
        const entry = { from: process, to: null, message };
        const content = added(system.links, contentOf(configuration, MEDIUM), entry);
        return (
          content && {
            configuration: withAdded(configuration, MEDIUM, content, entry),
            events: [...events, ...everyone.map((to) => sent(to, message))],
          }
        );
      }
      case 'tell': {
        let told: Progress = { configuration, events };
        for (const [index, to] of everyone.entries()) {
          const entry = { from: process, to, message: effect.messages[index] };
          const content = added(system.links, contentOf(told.configuration, MEDIUM), entry);
          if (content === null) {
            return null;
          }
          told = {
            configuration: withAdded(told.configuration, MEDIUM, content, entry),
            events: [...told.events, sent(to, entry.message)],
          };
        }
        return told;
      }
      case 'indicate':
        return { configuration, events: [...events, { type: 'indication', process, indication: effect.indication }] };
      case 'observe':
        return { configuration, events: [...events, effect.event] };
      case 'setTimer':
        return {
          configuration: withTimers(configuration, process, (set) => ({
            ...set,
            [effect.timer]: configuration.clock === null ? null : effect.ticks!,
          })),
          events,
        };
      case 'store':
        return { configuration: withStored(configuration, process, effect.value, effect.place), events };
      case 'cancelTimer':
        return {
          configuration: withTimers(configuration, process, (set) => withoutTimer(set, effect.timer)),
          events,
        };
    }
  }

  /** The first `count` effects in order; null if one of them does not fit. */
  function unfold(start: Progress, process: ProcessId, effects: readonly Effect[], count: number): Progress | null {
    let progress: Progress | null = start;
    for (const effect of effects.slice(0, count)) {
      progress = progress && happen(progress, process, effect);
    }
    return progress;
  }

  /** The ways in which a step of `process` goes: to its end, or cut by a crash after any of its effects. */
  function branches(
    before: Progress,
    process: ProcessId,
    handler: (fx: Effects) => unknown,
    step: StepName,
    owedIfUp: boolean,
    taken?: Taken,
  ): Enabled<Configuration> {
    const owed = owedIfUp && !mayDepart(before.configuration, process);
    const answered = answer(process, handler);
    if (answered === 'refused') {
      return { transitions: [], boundHit: false };
    }
    const { state, effects } = answered;
    const transitions: Transition<Configuration>[] = [];
    let boundHit = false;
    const full = unfold(before, process, effects, effects.length);
    if (full === null) {
      boundHit = true;
    } else {
      transitions.push({ step, owed, events: full.events, to: withLocal(full.configuration, process, state) });
    }
    if (mayCrash(before.configuration, process)) {
      for (let count = 0; count < effects.length; count += 1) {
        const cut = unfold(before, process, effects, count);
        if (cut === null) {
          boundHit = true;
        } else {
          const events: readonly Observed[] = [...cut.events, { type: 'crash', process }];
          transitions.push({
            step: { ...step, cutAfter: count },
            owed,
            events,
            to: withCrashed(cut.configuration, process),
          });
        }
      }
    }
    const wrong = departures(before, process, answered, step, taken);
    return { transitions: [...transitions, ...wrong.transitions], boundHit: boundHit || wrong.boundHit };
  }

  function mayDepart({ faulty }: Configuration, process: ProcessId): boolean {
    return system.departing !== undefined && faulty.includes(process);
  }

  /** Byzantine processes that run their handlers do not crash. */
  function mayCrash(configuration: Configuration, process: ProcessId): boolean {
    return system.departing === undefined && mayCrashBy(configuration, process);
  }

  /** One act of a Byzantine process less; null if there is none left. */
  function afterAct(configuration: Configuration): Configuration | null {
    const left = configuration.budgets.acts;
    if (left === undefined) {
      return configuration;
    }
    return left === 0 ? null : { ...configuration, budgets: { ...configuration.budgets, acts: left - 1 } };
  }

  /** What a process may do in the place of what is right: handle something else, or send other messages. */
  function departures(
    before: Progress,
    process: ProcessId,
    right: Exclude<Answer, 'refused'>,
    step: StepName,
    taken: Taken | undefined,
  ): Enabled<Configuration> {
    const { departing } = system;
    if (departing === undefined) {
      return { transitions: [], boundHit: false };
    }
    const { may, values } = departing;
    const messages = right.effects.flatMap((effect) => {
      if (effect.do === 'broadcast') {
        return everyone.map(() => effect.message);
      }
      return effect.do === 'send' ? [effect.message] : [];
    });
    const local = before.configuration.locals[process]!;
    const met = [
      ...(taken === undefined ? [] : namesIn(taken.value, taken.whole)),
      ...(local.up ? namesIn(local.state, 'state') : []),
      ...messages.flatMap((message) => namesIn(message, 'message')),
    ];
    for (const name of met) {
      names.add(name);
    }
    const configuration = mayDepart(before.configuration, process) ? afterAct(before.configuration) : null;
    if (configuration === null) {
      return { transitions: [], boundHit: false };
    }
    const misread = may.includes('process requests wrongly') && taken !== undefined;
    const others = misread ? wrongFor(taken.value, taken.whole, values) : [];
    const missent = may.includes('send wrong messages') ? wrongMessages(messages, values) : [];
    const answers = [
      ...others.map((other) => answer(process, (fx) => taken!.handle(other, fx))),
      ...missent.map((said) => saying(right, said)),
    ].filter((answered) => answered !== 'refused');
    const ways = answers.map(({ state, effects }) => {
      const progress = unfold({ configuration, events: before.events }, process, effects, effects.length);
      return (
        progress && {
          step: { ...step, departures: (step.departures ?? 0) + 1 },
          owed: false,
          events: progress.events,
          to: withLocal(progress.configuration, process, state),
        }
      );
    });
    return { transitions: ways.filter((way) => way !== null), boundHit: ways.includes(null) };
  }

  /** The same with other messages, one for each receiver. */
  function saying({ state, effects }: Exclude<Answer, 'refused'>, messages: readonly unknown[]): Answer {
    const left = [...messages];
    const said = effects.map((effect): Effect => {
      if (effect.do === 'send') {
        return { ...effect, message: left.shift() };
      }
      if (effect.do !== 'broadcast') {
        return effect;
      }
      const all = everyone.map(() => left.shift());
      return new Set(all.map(key)).size === 1 ? { ...effect, message: all[0] } : { do: 'tell', messages: all };
    });
    return { state, effects: said };
  }

  function corruptions(
    configuration: Configuration,
    process: ProcessId,
    state: unknown,
  ): readonly Transition<Configuration>[] {
    const { departing } = system;
    if (!departing?.may.includes('corrupt its state')) {
      return [];
    }
    for (const name of namesIn(state, 'state')) {
      names.add(name);
    }
    const after = mayDepart(configuration, process) ? afterAct(configuration) : null;
    return after === null
      ? []
      : wrongFor(state, 'state', departing.values).map((wrong) => ({
          step: { kind: 'corrupt', of: { process }, departures: 1 },
          owed: false,
          events: [],
          to: withLocal(after, process, wrong),
        }));
  }

  function requests(
    configuration: Configuration,
    process: ProcessId,
    state: unknown,
  ): readonly Enabled<Configuration>[] {
    const upon = definitions.get(process)!.upon;
    return distinct(configuration.pending.filter((input) => input.process === process)).flatMap((input) =>
      input.alternatives.map((request) =>
        branches(
          {
            configuration: { ...configuration, pending: without(configuration.pending, input) },
            events: [{ type: 'request', process, request }],
          },
          process,
          (fx) => (upon?.request ? upon.request(state, request, fx) : state),
          { kind: 'request', of: { process, request } },
          input.owed,
          {
            whole: 'request',
            value: request,
            handle: (other, fx) => (upon?.request ? upon.request(state, other, fx) : state),
          },
        ),
      ),
    );
  }

  function internals(
    configuration: Configuration,
    process: ProcessId,
    state: unknown,
  ): readonly Enabled<Configuration>[] {
    return (definitions.get(process)!.internal ?? [])
      .filter((internal) => internal.when(state))
      .map((internal) =>
        branches(
          { configuration, events: [] },
          process,
          (fx) => internal.run(state, fx),
          { kind: 'internal', of: { process, name: internal.name } },
          true,
        ),
      );
  }

  function timeouts(
    configuration: Configuration,
    process: ProcessId,
    state: unknown,
  ): readonly Enabled<Configuration>[] {
    const upon = definitions.get(process)!.upon;
    return mayFire(configuration, process).map((timer) =>
      branches(
        {
          configuration: withTimers(configuration, process, (set) => withoutTimer(set, timer)),
          events: [],
        },
        process,
        (fx) => (upon?.timeout ? upon.timeout(state, timer, fx) : state),
        { kind: 'timeout', of: { process, timer } },
        true,
      ),
    );
  }

  /** Who has a handler for what the detector tells. */
  const listens = (process: ProcessId) => {
    const upon = definitions.get(process)!.upon;
    return system.detector === 'leader' ? upon?.trust !== undefined : upon?.suspect !== undefined;
  };

  function news(configuration: Configuration, process: ProcessId, state: unknown): readonly Enabled<Configuration>[] {
    if (system.detector === undefined || !listens(process)) {
      return [];
    }
    const upon = definitions.get(process)!.upon;
    return tellings(system.detector, configuration, process, everyone).map(({ kind, of, told, owed }) =>
      branches(
        { configuration: { ...configuration, told: { ...configuration.told, [process]: told } }, events: [] },
        process,
        (fx) => upon?.[kind]?.(state, of, fx) ?? state,
        { kind, of: { process, of } },
        owed,
      ),
    );
  }

  function detectorSettles(configuration: Configuration): readonly Transition<Configuration>[] {
    if (system.detector === undefined || !everyone.some(listens)) {
      return [];
    }
    return settlements(system.detector, configuration, everyone).map((settledOn) => ({
      step: { kind: 'detector settles', of: settledOn },
      owed: true,
      events: [],
      to: { ...configuration, settledOn },
    }));
  }

  function crash(configuration: Configuration, process: ProcessId): Enabled<Configuration> {
    const to = withCrashed(configuration, process);
    const step: StepName = { kind: 'crash', of: { process } };
    return { transitions: [{ step, owed: false, events: [{ type: 'crash', process }], to }], boundHit: false };
  }

  function linkStep(configuration: Configuration, where: string, link: LinkStep): Enabled<Configuration> {
    const { kind, from, to, message, becomes, spends } = link;
    const left = spends === undefined ? undefined : configuration.budgets[spends]!;
    if (left === 0) {
      return { transitions: [], boundHit: false };
    }
    const budgets = left === undefined ? {} : { [spends!]: left - 1 };
    const stays = becomes.length === contentOf(configuration, where).length;
    const handedOver = withTaken(configuration, where, becomes);
    const after = {
      ...(kind === 'deliver' && stays ? withRenewed(handedOver, where, { from, to, message }) : handedOver),
      budgets: { ...configuration.budgets, ...budgets },
    };
    const step: StepName = { kind, of: { from, to, message } };
    const departs = mayDepart(configuration, from) || mayDepart(configuration, to);
    const owed = link.owed && isUp(configuration, from) && isUp(configuration, to) && !departs;
    const receiver = configuration.locals[to]!;
    const logs =
      system.recovery !== undefined && underneath(linkBetween(system.links, from, to)).kind === 'loggedPerfect';
    if (logs && !receiver.up && kind !== 'lose') {
      return { transitions: [], boundHit: false };
    }
    if (kind === 'lose' || !receiver.up) {
      return { transitions: [{ step, owed, events: [], to: after }], boundHit: false };
    }
    const upon = definitions.get(to)!.upon;
    return branches(
      {
        configuration: logs ? withLogged(after, to, { deliver: message, from }) : after,
        events: [{ type: wire.taken, process: to, from, to, message }],
      },
      to,
      (fx) => (upon?.deliver ? upon.deliver(receiver.state, from, message, fx) : receiver.state),
      step,
      owed,
      upon?.deliver && {
        whole: 'message',
        value: message,
        handle: (other, fx) => upon.deliver?.(receiver.state, from, other, fx),
      },
    );
  }

  /** Both directions are emptied, then the two ends are told, one after the other. */
  function reset(configuration: Configuration, from: ProcessId, to: ProcessId): Enabled<Configuration> {
    const left = configuration.budgets.resets;
    if (left === 0) {
      return { transitions: [], boundHit: false };
    }
    const emptied = withAged(withAged(configuration, place(from, to), []), place(to, from), []);
    const budgets = { ...configuration.budgets, ...(left !== undefined && { resets: left - 1 }) };
    const step: StepName = { kind: 'reset', of: { from, to } };
    return told({ transitions: [{ step, owed: false, events: [], to: { ...emptied, budgets } }], boundHit: false }, [
      { process: from, peer: to },
      { process: to, peer: from },
    ]);
  }

  /** Tells the ends of a broken connection, on top of what has happened in the step so far. */
  function told(
    before: Enabled<Configuration>,
    [end, ...others]: readonly { readonly process: ProcessId; readonly peer: ProcessId }[],
  ): Enabled<Configuration> {
    if (end === undefined) {
      return before;
    }
    const { process, peer } = end;
    const ways = before.transitions.map((way): Enabled<Configuration> => {
      const local = way.to.locals[process]!;
      const upon = definitions.get(process)!.upon?.reset;
      if (!local.up || upon === undefined) {
        return { transitions: [way], boundHit: false };
      }
      const handler = (fx: Effects) => upon(local.state, peer, fx);
      return branches({ configuration: way.to, events: way.events }, process, handler, way.step, false);
    });
    const after = {
      transitions: ways.flatMap(({ transitions }) => transitions),
      boundHit: before.boundHit || ways.some(({ boundHit }) => boundHit),
    };
    return told(after, others);
  }

  /** Up again with what was stored, or from the very beginning; and told again what logged links have delivered. */
  function recovery(configuration: Configuration, process: ProcessId): Enabled<Configuration> {
    const { init, start: begin, recover, upon } = definitions.get(process)!;
    const { deliver } = upon ?? {};
    const told = (state: unknown, fx: Effects) =>
      (configuration.logs[process] ?? []).reduce(
        (before: unknown, { deliver: message, from }) =>
          before === system.refuse || deliver === undefined ? before : deliver(before, from, message, fx),
        state,
      );
    return branches(
      { configuration: withLocal(configuration, process, null), events: [{ type: 'recover', process }] },
      process,
      (fx) => {
        if (recover !== undefined) {
          return told(recover(configuration.stored[process] ?? null, fx), fx);
        }
        const first = init(process, everyone);
        return told(begin === undefined ? first : begin(first, fx), fx);
      },
      { kind: 'recover', of: { process } },
      !configuration.faulty.includes(process),
    );
  }

  function settling(configuration: Configuration): readonly Transition<Configuration>[] {
    const { recovery: state, faulty } = configuration;
    if (state === null || state.settled || state.crashesLeft !== null || faulty.length === everyone.length) {
      return [];
    }
    const to = { ...configuration, recovery: { ...state, settled: true } };
    return [{ step: { kind: 'settle', of: {} }, owed: true, events: [], to }];
  }

  function clock(configuration: Configuration): readonly Transition<Configuration>[] {
    if (configuration.clock === null) {
      return [];
    }
    const { delay, runs } = configuration.clock;
    const told = (kind: 'tick' | 'gst', to: Configuration): Transition<Configuration> => ({
      step: { kind, of: { delay } },
      owed: true,
      events: [],
      to,
    });
    if (!runs) {
      return afterGst(configuration).map((to) => told('gst', to));
    }
    return isHeldUp(configuration) ? [] : [told('tick', afterTick(configuration))];
  }

  /** A message under way is taken out by an end that may omit it. */
  function omissions(configuration: Configuration): readonly Transition<Configuration>[] {
    const { omission } = system;
    const left = configuration.budgets.omissions;
    if (omission === undefined || left === 0) {
      return [];
    }
    const budgets = { ...configuration.budgets, ...(left !== undefined && { omissions: left - 1 }) };
    return pairs.flatMap(({ from, to }) => {
      const where = place(from, to);
      const carried = configuration.contents[where] ?? [];
      const ends = [
        ...(omission.of.includes('sends') ? [from] : []),
        ...(omission.of.includes('receipts') ? [to] : []),
      ];
      return [...new Set(ends)]
        .filter((end) => configuration.faulty.includes(end) && isUp(configuration, end))
        .flatMap((process) =>
          carried.flatMap((aged, index) => {
            const entry = entryOf(aged);
            const previous = carried[index - 1];
            if (previous !== undefined && key(entryOf(previous)) === key(entry)) {
              return [];
            }
            const { contents } = withAged(configuration, where, carried.toSpliced(index, 1));
            const step: StepName = { kind: 'omit', of: { process, from, to, message: entry.message } };
            return [{ step, owed: false, events: [], to: { ...configuration, contents, budgets } }];
          }),
        );
    });
  }

  function isByzantine({ faulty }: Configuration, process: ProcessId): boolean {
    return system.byzantine !== undefined && faulty.includes(process);
  }

  /** Whatever any Byzantine process may tell any correct one, under any name that it may use. */
  function speeches(configuration: Configuration): readonly Enabled<Configuration>[] {
    const { byzantine } = system;
    const left = configuration.budgets.acts;
    if (byzantine === undefined || left === 0) {
      return [];
    }
    const spent = left === undefined ? {} : { acts: left - 1 };
    const after = { ...configuration, budgets: { ...configuration.budgets, ...spent } };
    const correct = everyone.filter((process) => !configuration.faulty.includes(process));
    return configuration.faulty.flatMap((speaker) =>
      correct.flatMap((to) =>
        [speaker, ...(byzantine.authenticated ? [] : correct)].flatMap((from) =>
          byzantine.alphabet.map((message) => {
            const receiver = configuration.locals[to]!;
            const upon = definitions.get(to)!.upon;
            const state = receiver.up ? receiver.state : null;
            return branches(
              { configuration: after, events: [{ type: wire.taken, process: to, from, to, message }] },
              to,
              (fx) => (upon?.deliver ? upon.deliver(state, from, message, fx) : state),
              { kind: 'says', of: { speaker, from, to, message } },
              false,
            );
          }),
        ),
      ),
    );
  }

  function enabled(configuration: Configuration): Enabled<Configuration> {
    const ofProcesses = everyone.flatMap((process) => {
      const local = configuration.locals[process]!;
      if (!local.up) {
        return configuration.recovery === null ? [] : [recovery(configuration, process)];
      }
      return [
        ...requests(configuration, process, local.state),
        ...internals(configuration, process, local.state),
        ...timeouts(configuration, process, local.state),
        ...news(configuration, process, local.state),
        ...(mayCrash(configuration, process) ? [crash(configuration, process)] : []),
        { transitions: corruptions(configuration, process, local.state), boundHit: false },
      ];
    });
    const ofLinks = links.flatMap(({ where, link }) =>
      linkSteps(link, contentOf(configuration, where), everyone).map((step) => linkStep(configuration, where, step)),
    );
    const resets = pairs
      .filter(({ from, to }) => everyone.indexOf(from) < everyone.indexOf(to))
      .filter(({ from, to }) => !shared && underneath(linkBetween(system.links, from, to)).kind === 'tcp')
      .map(({ from, to }) => reset(configuration, from, to));
    const omitted = shared ? [] : omissions(configuration);
    const ofEnvironment = {
      transitions: [...clock(configuration), ...settling(configuration), ...detectorSettles(configuration), ...omitted],
      boundHit: false,
    };
    const all = [...ofProcesses, ...ofLinks, ...resets, ofEnvironment, ...speeches(configuration)];
    return {
      transitions: all.flatMap(({ transitions }) => transitions),
      boundHit: all.some(({ boundHit }) => boundHit),
    };
  }

  /** The configuration in which every process has run its `start`, which no crash cuts. */
  function start(faulty: readonly ProcessId[], clock: Configuration['clock']): Start<Configuration> {
    let progress: Progress = {
      configuration: {
        faulty,
        locals: {},
        timers: Object.fromEntries(everyone.map((process) => [process, {}])),
        contents: {},
        clock,
        stored: {},
        logs: {},
        told: Object.fromEntries(everyone.map((process) => [process, []])),
        settledOn: null,
        recovery:
          system.recovery === undefined ? null : { settled: false, crashesLeft: system.recovery.crashes ?? null },
        pending: sorted(system.inputs),
        budgets: {
          ...budgetsOf(system.links),
          ...(system.omission?.acts !== undefined && { omissions: system.omission.acts }),
          ...(system.byzantine?.acts !== undefined && { acts: system.byzantine.acts }),
          ...(system.departing?.acts !== undefined && { acts: system.departing.acts }),
        },
      },
      events: [],
    };
    for (const [process, definition] of definitions) {
      if (isByzantine(progress.configuration, process)) {
        const { configuration, events } = progress;
        progress = {
          configuration: { ...configuration, locals: { ...configuration.locals, [process]: { up: false } } },
          events,
        };
        continue;
      }
      const initial = definition.init(process, everyone);
      const started = answer(process, (fx) => (definition.start ? definition.start(initial, fx) : initial));
      if (started === 'refused') {
        throw new Error(`The start of ${process} is expected to happen, but it refuses.`);
      }
      const after = unfold(progress, process, started.effects, started.effects.length);
      if (after === null) {
        throw new Error(`The start of ${process} is expected to fit into its queues, but one is full.`);
      }
      progress = { configuration: withLocal(after.configuration, process, started.state), events: after.events };
    }
    return progress;
  }

  /** What a property sees of a process is what it would see without layers. */
  function ownState(state: unknown): unknown {
    return system.layers.length === 0 ? state : (state as readonly unknown[])[0];
  }

  return {
    names,
    starts: faultySets(everyone, (system.byzantine ?? system.departing)?.scope ?? system.failures).flatMap((faulty) =>
      clocks(system.timing).map((clock) => start(faulty, clock)),
    ),
    enabled,
    world: ({ faulty }) => ({ processes: everyone, correct: (process) => !faulty.includes(process) }),
    view: (configuration) => ({
      local: Object.fromEntries(
        everyone.map((process) => {
          const local = configuration.locals[process]!;
          return [process, local.up ? ownState(local.state) : null];
        }),
      ),
      crashed: (process: ProcessId) => !isUp(configuration, process) && !isByzantine(configuration, process),
      inFlight: (from: ProcessId, to: ProcessId) =>
        (configuration.contents[shared ? MEDIUM : place(from, to)] ?? [])
          .filter((entry) => entry.from === from && (entry.to === to || entry.to === null))
          .map(({ message }) => message),
    }),
  };
}

function clocks(timing: TimingSpec | undefined): readonly Configuration['clock'][] {
  return timing === undefined ? [null] : timing.delays.map((delay) => ({ delay, runs: timing.kind === 'synchronous' }));
}

function faultySets(
  everyone: readonly ProcessId[],
  failures: Faulty = { atMost: 0 },
): readonly (readonly ProcessId[])[] {
  if ('exactly' in failures) {
    return [everyone.filter((process) => failures.exactly.includes(process))];
  }
  let subsets: (readonly ProcessId[])[] = [[]];
  for (const process of everyone) {
    subsets = [...subsets, ...subsets.map((subset) => [...subset, process])];
  }
  return subsets.filter((subset) => subset.length <= failures.atMost);
}
