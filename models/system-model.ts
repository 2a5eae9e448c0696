import { BadInput } from '../checker/bad-input.ts';
import type { Model } from '../checker/model.ts';
import { expectFunction, expectList, expectMembers, shown } from '../checker/shape.ts';
import { afterEmissions } from '../checker/successors.ts';
import { counted } from '../checker/text/counted.ts';
import { formatValue } from '../checker/text/format-value.ts';
import type { Assumption, Id, Read, Start, TransitionSystem } from '../checker/transition-system.ts';
import type { TransitionTable } from '../checker/transition-table.ts';
import { UserCode } from '../checker/user-code.ts';
import type { ProcessId } from '../specs/event.ts';
import { Deviations } from './adversary/deviations.ts';
import { domainsOf } from './adversary/domain.ts';
import { GeneratedAdversary } from './adversary/generated-adversary.ts';
import { AdversaryComponent } from './components/adversary-component.ts';
import { BudgetComponent } from './components/budget-component.ts';
import { ByzantineComponent } from './components/byzantine-component.ts';
import { ClockComponent } from './components/clock-component.ts';
import type { Component } from './components/component.ts';
import { CountdownsComponent } from './components/countdowns-component.ts';
import { DetectorComponent } from './components/detector-component.ts';
import { FailuresComponent } from './components/failures-component.ts';
import { InputsComponent } from './components/inputs-component.ts';
import { type Ends, LinkComponent } from './components/link-component.ts';
import { owedText } from './components/owed.ts';
import { ProcessComponent } from './components/process-component.ts';
import { RecoveryComponent } from './components/recovery-component.ts';
import { SettlementComponent } from './components/settlement-component.ts';
import { StorageComponent } from './components/storage-component.ts';
import { TimersComponent } from './components/timers-component.ts';
import { names, type Promised, Wiring } from './components/wiring.ts';
import { type Detector, isDetector, newsKinds } from './detectors/detector.ts';
import type { FailureModel } from './failures/failure-model.ts';
import { validateInternalSteps } from './internal-steps.ts';
import { isImplemented, type LayerDefinition } from './layer.ts';
import { type Budget, isLink, type Link, type LinkPerPair } from './links/link.ts';
import { namedParts, type Part } from './named-parts.ts';
import type { Process, ProcessDefinition } from './process.ts';
import { processAsLayer } from './process-as-layer.ts';
import { stackedProcess } from './stacked-process.ts';
import type { Configuration, Input, SystemDefinition } from './system-definition.ts';
import { aged } from './timing/aged-link.ts';
import { asynchronous } from './timing/asynchronous.ts';
import { isTiming } from './timing/timing.ts';

/** A system as it is laid out: its links are those that carry, and layers that implement others on top of them are part of each process. */
interface Definition extends SystemDefinition<Record<ProcessId, Process>> {
  readonly links: Link | LinkPerPair;
  /** From the top to the bottom. */
  readonly linkLayers: readonly LayerDefinition[];
}

function onTheWire(definition: SystemDefinition<Record<ProcessId, Process>>): Definition {
  const { links } = definition;
  return isImplemented(links)
    ? { ...definition, links: links.wire, linkLayers: links.layers }
    : { ...definition, links, linkLayers: [] };
}

/**
 * A system of processes, ready to be searched: one component, and so one slot, per process, link, set of timers and budget.
 *
 * @throws BadInput where the description contradicts itself
 */
export function systemModel(
  described: SystemDefinition<Record<ProcessId, Process>>,
  userCode: UserCode,
): Model<Configuration> {
  validate(described);
  const definition = onTheWire(described);
  const parts = assemble(definition, userCode);
  const { wiring, processes, failures, byzantine, adversary, linkModels } = parts;
  const everyone = wiring.everyone;
  const crashed = (read: Read): readonly ProcessId[] =>
    failures === undefined ? [] : failures.pattern(read(wiring.slotOf(names.failures)!)).crashed;
  const faulty = (read: Read): readonly ProcessId[] => {
    if (byzantine !== undefined) return byzantine.processes(read(wiring.slotOf(names.byzantine)!));
    return failures === undefined ? [] : failures.pattern(read(wiring.slotOf(names.failures)!)).faulty;
  };
  // Nothing is owed by or to a Byzantine process.
  const system = transitionSystem(definition, parts, byzantine === undefined ? crashed : faulty);
  const closure = adversary?.closure(system, (pattern) => started(system, parts, pattern, delays(definition).at(-1)));
  return {
    system,
    processes: everyone,
    correct: (read, process) => !faulty(read).includes(process),
    view: (read) => configuration(parts, read, crashed),
    owesSteps: true,
    ...(definition.timing?.clock && { alwaysOwed: 'the next tick of the clock' }),
    tables: tablesOf(definition),
    get assumptions() {
      return [
        [...definition.linkLayers.map(({ name }) => name), linkNames(parts.linkModels).join(', ')].join(' over '),
        adversary?.describe(authenticatedAmong(linkModels)) ??
          departing(definition, parts) ??
          definition.failures?.describe(everyone) ??
          'no process fails',
        ...(definition.detector === undefined ? [] : [definition.detector.name]),
        (definition.timing ?? asynchronous()).name,
      ];
    },
    idle: (complete) => adversary?.idle() ?? wiring.deviations?.idle(complete),
    ...(adversary && { unobserved: 'what a Byzantine process delivers or decides is not observed' }),
    ...(closure && { closure }),
    leftOut: () => wiring.deviations?.leftOut,
    warnings: () => [...neverSet(wiring), ...neverTold(definition), ...nobodyTold(definition, wiring)],
    bytes: () => wiring.data.bytes + processes.reduce((sum, process) => sum + process.bytes, 0),
    askAgain: () => {
      for (const process of processes.toReversed()) process.askAgain();
    },
  };
}

/** The processes that wait for a timeout, or cancel a timer, though nothing that happened has set one. */
function neverSet(wiring: Wiring): readonly string[] {
  return wiring.everyone
    .filter((process) => wiring.slotOf(names.timers(process)) !== undefined)
    .flatMap((process): readonly string[] => {
      const set = wiring.timersSet.get(process);
      if (set === undefined) {
        return [
          `upon.timeout of process ${process} never runs: no step sets a timer. Set one in start, or leave the handler out.`,
        ];
      }
      return [...(wiring.timersCancelled.get(process) ?? [])]
        .filter((timer) => !set.has(timer))
        .map(
          (timer) =>
            `process ${process} cancels the timer "${timer}", which no step sets; it sets ${[...set].sort().join(', ')}. Correct the name.`,
        );
    });
}

/** The processes that wait for news though the system has nothing that tells it. */
function neverTold({ processes, linkLayers, detector }: Definition): readonly string[] {
  return newsKinds
    .filter((kind) => !(detector?.tells.includes(kind) ?? false))
    .flatMap((kind) =>
      Object.entries(processes)
        .filter(([, { definition }]) => overLinks(definition, linkLayers).upon?.[kind] !== undefined)
        .map(
          ([name]) =>
            `upon.${kind} of process ${name} never runs: the system has no detector that tells it. Give it one, such as ${kind === 'trust' ? 'leaderOracle()' : 'eventuallyPerfectDetector()'}, or leave the handler out.`,
        ),
    );
}

/** The detector that nobody listens to. */
function nobodyTold({ detector }: Definition, wiring: Wiring): readonly string[] {
  const told = wiring.everyone.some((process) => wiring.slotOf(names.detector(process)) !== undefined);
  if (detector === undefined || told) return [];
  return [
    `The system has ${detector.name}, which has nobody to tell: no process has upon.${detector.tells[0]}. Add the handler, or leave the detector out.`,
  ];
}

interface Parts {
  readonly wiring: Wiring;
  readonly components: readonly Component[];
  readonly processes: readonly ProcessComponent[];
  readonly links: ReadonlyMap<string, LinkComponent>;
  readonly linkModels: readonly Link[];
  readonly failures: FailuresComponent | RecoveryComponent | undefined;
  /** Where faulty processes are Byzantine, in place of `failures`. */
  readonly byzantine: ByzantineComponent | undefined;
  readonly adversary: GeneratedAdversary | undefined;
}

/** What a process does together with the layers that implement its links. */
function overLinks(definition: ProcessDefinition, layers: readonly LayerDefinition[]): ProcessDefinition {
  if (layers.length === 0) return definition;
  return stackedProcess([processAsLayer(definition), ...layers], layers.length);
}

/** The components of a system, each placed in its slot: what belongs to a process first, then what lies between them. */
function assemble(definition: Definition, userCode: UserCode): Parts {
  const everyone = Object.keys(definition.processes);
  const { linkLayers } = definition;
  const wiring = new Wiring(everyone, userCode, linkLayers.length > 0);
  const definitions = new Map(
    everyone.map((process) => [process, overLinks(definition.processes[process]!.definition, linkLayers)]),
  );
  const clock = definition.timing?.clock;
  const components: Component[] = [];
  const place = <Part extends Component>(name: string, component: Part): Part => {
    wiring.place(name, components.length);
    components.push(component);
    return component;
  };
  for (const process of everyone) {
    const inputs = (definition.inputs ?? []).filter((input: Input) => input.process === process);
    if (inputs.length > 0) place(names.inputs(process), new InputsComponent(process, inputs, wiring));
  }
  const processes = everyone.map((process) =>
    place(names.process(process), new ProcessComponent(process, definitions.get(process)!, wiring)),
  );
  for (const process of everyone) {
    if (definitions.get(process)!.upon?.timeout !== undefined) {
      const timers =
        clock === undefined ? new TimersComponent(process, wiring) : new CountdownsComponent(process, clock, wiring);
      place(names.timers(process), timers);
    }
  }
  const recovery = definition.failures?.recovery;
  const logged = linksOf(definition, everyone).some((link) => link.logged);
  if (logged && recovery !== undefined && clock !== undefined) {
    throw new BadInput(
      'system: what logged links carry waits for a process that is down, and no bound on delays lets it: expected asynchronous(), or links such as over(logDelivered, stubborn()), found a clock.',
    );
  }
  if (recovery !== undefined || linkLayers.some(({ logs }) => logs)) {
    for (const process of everyone) place(names.storage(process), new StorageComponent(process, logged, wiring));
  }
  const links = new Map<string, LinkComponent>();
  const linkModels: Link[] = [];
  const addLink = (name: string, title: string, link: Link, ends: Ends) => {
    const placed = new LinkComponent(title, clock === undefined ? link : aged(link), ends, wiring);
    links.set(name, place(name, placed));
    linkModels.push(link);
  };
  if ('shared' in definition.links && definition.links.shared) {
    addLink(names.medium, 'the medium', definition.links, null);
  } else {
    for (const from of everyone) {
      for (const to of everyone) {
        addLink(names.link(from, to), `link ${from} → ${to}`, linkBetween(definition, from, to), { from, to });
      }
    }
  }
  for (const budget of budgets(linkModels)) place(names.budget(budget.name), new BudgetComponent(budget));
  if (clock !== undefined) place(names.clock, new ClockComponent(clock, wiring));
  placeDetectors(definition, definitions, wiring, place);
  const parts = { wiring, components, processes, links, linkModels };
  const model = definition.failures;
  if (model?.adversary === undefined) {
    if (recovery?.crashes !== undefined) {
      place(names.budget('crashes'), new BudgetComponent({ name: 'crashes', units: recovery.crashes }));
    }
    placeOmission(model, definition, wiring, place);
    const failures =
      model === undefined
        ? undefined
        : place(names.failures, recovery === undefined ? new FailuresComponent(wiring) : new RecoveryComponent(wiring));
    return { ...parts, failures, byzantine: undefined, adversary: undefined };
  }
  const byzantine = place(names.byzantine, new ByzantineComponent(wiring));
  const { says, may } = model.adversary;
  if (may !== undefined) {
    if (model.adversary.acts !== undefined) {
      place(names.budget('acts'), new BudgetComponent({ name: 'acts', units: model.adversary.acts }));
    }
    wiring.deviations = new Deviations(
      may,
      domainsOf(says, definition.inputs ?? [], wiring.data),
      everyone,
      definition.inputs ?? [],
    );
    return { ...parts, failures: undefined, byzantine, adversary: undefined };
  }
  const adversary = new GeneratedAdversary(model, model.adversary, definition.inputs ?? [], wiring);
  const { acts } = adversary;
  if (acts !== undefined) place(names.budget('acts'), new BudgetComponent({ name: 'acts', units: acts }));
  const authenticated = (from: ProcessId, to: ProcessId) => linkBetween(definition, from, to).authenticated ?? false;
  place(
    names.adversary,
    new AdversaryComponent(adversary.alphabet, authenticated, acts === undefined ? undefined : 'acts', wiring),
  );
  return { ...parts, failures: undefined, byzantine, adversary };
}

/** What faulty processes may omit. */
function placeOmission(
  failures: FailureModel | undefined,
  { links }: Definition,
  wiring: Wiring,
  place: (name: string, component: Component) => void,
): void {
  const omission = failures?.omission;
  if (omission === undefined) return;
  if ('shared' in links && links.shared) {
    throw new BadInput(
      `omission: expected links between pairs of processes, found ${links.name}, where nobody can omit to tell one and not another. Use perfect() or fairLoss().`,
    );
  }
  wiring.omission = omission;
  if (omission.acts !== undefined) {
    place(names.budget('omissions'), new BudgetComponent({ name: 'omissions', units: omission.acts }));
  }
}

/** A failure detector, or a leader oracle, for each process that listens to it. */
function placeDetectors(
  { detector }: Definition,
  definitions: ReadonlyMap<ProcessId, ProcessDefinition>,
  wiring: Wiring,
  place: (name: string, component: Component) => void,
): void {
  if (detector === undefined) return;
  const listening = wiring.everyone.filter((process) =>
    detector.tells.some((kind) => definitions.get(process)!.upon?.[kind] !== undefined),
  );
  // Where nobody listens, what it would tell is of no matter.
  if (listening.length === 0) return;
  for (const process of listening) place(names.detector(process), new DetectorComponent(process, detector, wiring));
  if (detector.settles !== undefined) place(names.settlement, new SettlementComponent(detector, wiring));
}

/** As a verdict names Byzantine processes that otherwise follow their protocol. */
function departing({ failures }: Definition, { wiring }: Parts): string | undefined {
  if (failures === undefined || wiring.deviations === undefined) return undefined;
  const acts = failures.adversary?.acts;
  const often = acts === undefined ? '' : `, at most ${counted(acts, 'time')}`;
  return `${failures.describe(wiring.everyone)}, ${wiring.deviations.describe()}${often}`;
}

function authenticatedAmong(links: readonly Link[]): 'all' | 'some' | 'none' {
  if (links.every(({ authenticated }) => authenticated)) return 'all';
  return links.some(({ authenticated }) => authenticated) ? 'some' : 'none';
}

/** The links of a system: the medium, or one for each pair. */
function linksOf(definition: Definition, everyone: readonly ProcessId[]): readonly Link[] {
  if (!('linkBetween' in definition.links)) return [definition.links];
  return everyone.flatMap((from) => everyone.map((to) => linkBetween(definition, from, to)));
}

function linkBetween({ links }: Definition, from: ProcessId, to: ProcessId): Link {
  if (!('linkBetween' in links)) return links;
  const chosen = (sender: ProcessId, receiver: ProcessId): Link =>
    new UserCode().run(
      () => `perPair, from ${formatValue(sender)} to ${formatValue(receiver)},`,
      () => links.linkBetween(sender, receiver),
    );
  const link = chosen(from, to);
  if (!isLink(link) || link.shared) {
    throw new BadInput(
      `perPair: expected a link from ${from} to ${to}, found ${isLink(link) ? link.name : shown(link)}. Return one such as perfect().`,
    );
  }
  const back = chosen(to, from);
  if ((link.connection === undefined) !== (isLink(back) && back.connection === undefined)) {
    throw new BadInput(
      `perPair: expected the connection between ${from} and ${to} in both directions, found ${link.name} one way and ${isLink(back) ? back.name : shown(back)} the other. Return tcp() for both.`,
    );
  }
  return link;
}

/** Each budget once. Links that share a budget's name share the budget. */
function budgets(links: readonly Link[]): readonly Budget[] {
  const byName = new Map<string, Budget>();
  for (const budget of links.flatMap((link) => link.budgets)) {
    const known = byName.get(budget.name);
    if (known !== undefined && known.units !== budget.units) {
      throw new BadInput(
        `links: expected one budget of ${budget.name} for the whole system, found ${known.units} and ${budget.units}. Give all links the same.`,
      );
    }
    byName.set(budget.name, budget);
  }
  return [...byName.values()];
}

function transitionSystem(
  definition: Definition,
  { wiring, components, processes }: Parts,
  gone: (read: Read) => readonly ProcessId[],
): TransitionSystem {
  let starts: readonly Start[] | undefined;
  const system: TransitionSystem = {
    slots: components.map((component) => component.slot),
    observers: [],
    joint: [],
    initial: () => {
      starts ??= patterns(definition, wiring.everyone).flatMap((faulty) =>
        delays(definition).map((delay) => started(system, { wiring, components, processes }, faulty, delay)),
      );
      return starts;
    },
    offers: (slot, id) => components[slot]!.offers(id),
    react: (slot, id, label) => components[slot]!.react(id, label),
    action: (action) => wiring.action(action),
    event: (label) => wiring.event(label),
    assumptions: (action) => wiring.promised(action).map((promised) => assumption(promised, gone)),
  };
  return system;
}

function patterns({ failures }: Definition, everyone: readonly ProcessId[]): readonly (readonly ProcessId[])[] {
  return failures === undefined ? [[]] : failures.patterns(everyone);
}

/** The bounds on the delay of messages, of which each execution has one; none where there is no clock. */
function delays({ timing }: Definition): readonly (number | undefined)[] {
  return timing?.clock?.delays ?? [undefined];
}

function assumption({ owed, owner, kind, until }: Promised, gone: (read: Read) => readonly ProcessId[]): Assumption {
  return {
    instance: JSON.stringify(owed),
    text: owedText(owed),
    owner,
    kind,
    owed: (read) => !gone(read).some((process) => until.includes(process)),
  };
}

/** The initial configuration under a choice, after the start handlers of all processes have run. */
function started(
  system: TransitionSystem,
  { wiring, components, processes }: Pick<Parts, 'wiring' | 'components' | 'processes'>,
  faulty: readonly ProcessId[],
  delay: number | undefined,
): Start {
  const vector: Id[] = components.map((component) => component.initial(faulty, delay));
  const emissions = processes.flatMap((process, index) => {
    const slot = wiring.slotOf(names.process(wiring.everyone[index]!))!;
    const { becomes, labels } = process.start(faulty);
    vector[slot] = becomes;
    return labels;
  });
  const [way] = afterEmissions(system, vector, emissions);
  if (way === undefined) {
    throw new BadInput(
      'start: expected room for what the processes send before the first step. Raise the capacity of the links.',
    );
  }
  return { vector: way.vector, observed: way.observed };
}

function configuration(
  { wiring, processes, links }: Parts,
  read: Read,
  crashed: (read: Read) => readonly ProcessId[],
): Configuration {
  const { everyone } = wiring;
  const known = (where: string, process: ProcessId): ProcessId => {
    if (everyone.includes(process)) return process;
    throw new BadInput(
      `${where}: expected a process of the system (${everyone.join(', ')}), found "${process}". Name one of them.`,
    );
  };
  const parts = everyone.map((process, index): [ProcessId, Part] => [
    process,
    {
      read: () => processes[index]!.local(read(wiring.slotOf(names.process(process))!)),
      write: () => {
        throw new BadInput(
          `the local state of ${process} is assigned to: expected a predicate. Only handlers change states.`,
        );
      },
    },
  ]);
  const local = namedParts('state.local: expected a process of the system', new Map(parts)) as Configuration['local'];
  return {
    local,
    crashed: (process) => crashed(read).includes(known('state.crashed', process)),
    inFlight: (from, to) => {
      const medium = links.get(names.medium);
      const link = medium ?? links.get(names.link(known('state.inFlight', from), known('state.inFlight', to)))!;
      const slot = wiring.slotOf(medium === undefined ? names.link(from, to) : names.medium)!;
      return link
        .content(read(slot))
        .filter((entry) => entry.from === from && (entry.to === null || entry.to === to))
        .map((entry) => entry.message);
    },
  };
}

/** Each table once, with the processes that it describes. */
function tablesOf({ processes }: Definition): Model['tables'] {
  const users = new Map<TransitionTable, ProcessId[]>();
  for (const [name, { table }] of Object.entries(processes)) {
    if (table !== undefined) users.set(table, [...(users.get(table) ?? []), name]);
  }
  return [...users].map(([table, names]) => ({ processes: names, table }));
}

function linkNames(links: readonly Link[]): readonly string[] {
  return [...new Set(links.map((link) => link.name))];
}

function validate(definition: SystemDefinition<Record<ProcessId, Process>>): void {
  expectMembers('system', definition, ['processes', 'links', 'failures', 'timing', 'detector', 'inputs']);
  const { processes, links, failures, timing, detector, inputs = [] } = definition;
  const everyone = Object.keys(processes ?? {});
  if (everyone.length === 0) {
    throw new BadInput('system: expected at least one process, found none. Name them in "processes".');
  }
  for (const process of everyone) validateProcess(process, processes[process]);
  if (
    !isLink(links) &&
    !isImplemented(links) &&
    typeof (links as Partial<LinkPerPair> | undefined)?.linkBetween !== 'function'
  ) {
    throw new BadInput(
      `system: expected links, such as perfect(), found ${shown(links)}. Say in "links" how messages travel.`,
    );
  }
  if (failures !== undefined && typeof failures?.patterns !== 'function') {
    throw new BadInput(`system: expected failures, such as crashStop({ atMost: 1 }), found ${shown(failures)}.`);
  }
  if (timing !== undefined && !isTiming(timing)) {
    throw new BadInput(`system: expected a timing, such as asynchronous(), found ${shown(timing)}.`);
  }
  if (detector !== undefined) validateDetector(detector, failures);
  expectList('system, inputs', inputs);
  for (const input of inputs as readonly Input[]) validateInput(input, processes, everyone);
}

function validateDetector(detector: Detector, failures: FailureModel | undefined): void {
  if (!isDetector(detector)) {
    throw new BadInput(
      `system: expected a detector, such as perfectDetector(), found ${shown(detector)}. Call the function that makes it.`,
    );
  }
  const knows = detector.settles !== 'on a leader';
  if (knows && (failures?.recovery !== undefined || failures?.adversary !== undefined)) {
    throw new BadInput(
      `system: ${detector.name} tells of crashes that are for ever: expected crashStop, found processes that ${failures.recovery === undefined ? 'are Byzantine' : 'recover'}. Use leaderOracle(), or another failure model.`,
    );
  }
}

function validateProcess(name: ProcessId, process: Process | undefined): void {
  const where = `process ${formatValue(name)}`;
  const definition = process?.definition;
  if (typeof definition !== 'object' || definition === null) {
    throw new BadInput(
      `system: expected ${where} to be made with process({ init, … }) or fsm({ … }), found ${shown(process)}.`,
    );
  }
  expectMembers(where, definition, ['init', 'start', 'recover', 'upon', 'internal']);
  const { init, start, recover, upon = {}, internal = [] } = definition;
  expectFunction(`init of ${where}`, init);
  if (start !== undefined) expectFunction(`start of ${where}`, start);
  if (recover !== undefined) expectFunction(`recover of ${where}`, recover);
  expectMembers(`upon of ${where}`, upon, ['request', 'deliver', 'timeout', 'reset', ...newsKinds]);
  for (const [event, handler] of Object.entries(upon)) {
    if (handler !== undefined) expectFunction(`upon.${event} of ${where}`, handler);
  }
  validateInternalSteps(internal, (part) => `${part} of ${where}`);
}

function validateInput(input: Input, processes: Definition['processes'], everyone: readonly ProcessId[]): void {
  if (typeof input !== 'object' || input === null || !Array.isArray(input.alternatives)) {
    throw new BadInput(`inputs: expected at(process, request) or oneOf(process, requests), found ${shown(input)}.`);
  }
  const { process, alternatives } = input;
  if (!everyone.includes(process)) {
    throw new BadInput(
      `inputs: expected a process of the system (${everyone.join(', ')}), found ${typeof process === 'string' ? `"${process}"` : shown(process)}. Name one of them.`,
    );
  }
  if (alternatives.length === 0) {
    throw new BadInput(
      `inputs: expected at least one request for ${process} in oneOf, found none. List what it may be asked.`,
    );
  }
  if (typeof input.owed !== 'boolean') {
    throw new BadInput(
      `inputs of ${formatValue(process)}: expected "owed" to be true or false, found ${shown(input.owed)}. Correct it.`,
    );
  }
  if (processes[process]!.definition.upon?.request === undefined) {
    throw new BadInput(
      `inputs: process ${process} is given a request: expected upon.request in it, found none. Add the handler.`,
    );
  }
}
