import { BadInput } from '../../checker/bad-input.ts';
import type { UserCode } from '../../checker/user-code.ts';
import type { ProcessId } from '../../specs/event.ts';
import { Deviations } from '../adversary/deviations.ts';
import { domainsOf } from '../adversary/domain.ts';
import { GeneratedAdversary } from '../adversary/generated-adversary.ts';
import { AdversaryComponent } from '../components/adversary-component.ts';
import { BudgetComponent } from '../components/budget-component.ts';
import { ByzantineComponent } from '../components/byzantine-component.ts';
import { ClockComponent } from '../components/clock-component.ts';
import type { Component } from '../components/component.ts';
import { CountdownsComponent } from '../components/countdowns-component.ts';
import { DetectorComponent } from '../components/detector-component.ts';
import { FailuresComponent } from '../components/failures-component.ts';
import { InputsComponent } from '../components/inputs-component.ts';
import { type Ends, LinkComponent } from '../components/link-component.ts';
import { ProcessComponent } from '../components/process-component.ts';
import { RecoveryComponent } from '../components/recovery-component.ts';
import { SettlementComponent } from '../components/settlement-component.ts';
import { StorageComponent } from '../components/storage-component.ts';
import { TimersComponent } from '../components/timers-component.ts';
import { names, Wiring } from '../components/wiring.ts';
import type { FailureModel } from '../failures/failure-model.ts';
import type { LayerDefinition } from '../layer.ts';
import type { Link } from '../links/link.ts';
import type { ProcessDefinition } from '../process.ts';
import { processAsLayer } from '../process-as-layer.ts';
import { stackedProcess } from '../stacked-process.ts';
import type { Input } from '../system-definition.ts';
import { aged } from '../timing/aged-link.ts';
import { budgets, linkBetween, linksOf, type WiredDefinition } from './wired-definition.ts';

export interface Parts {
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
export function overLinks(definition: ProcessDefinition, layers: readonly LayerDefinition[]): ProcessDefinition {
  if (layers.length === 0) return definition;
  return stackedProcess([processAsLayer(definition), ...layers], layers.length);
}

/** The components of a system, each placed in its slot: what belongs to a process first, then what lies between them. */
export function assemble(definition: WiredDefinition, userCode: UserCode): Parts {
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
  { links }: WiredDefinition,
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
  { detector }: WiredDefinition,
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
