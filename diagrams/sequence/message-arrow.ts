import type { Action } from '../../checker/action.ts';
import type { Step } from '../../checker/execution.ts';
import { displayName } from '../display-name.ts';
import { arrow, type Label } from './drawing.ts';
import { shortValue } from './short-value.ts';
import type { Surroundings } from './surroundings.ts';

/** Something that happens to a message under way. */
export type Transport = Extract<Action, { readonly kind: (typeof transports)[number] }>;

const transports = ['deliver', 'duplicate', 'lose', 'omit'] as const;

export function isTransport(action: Action): action is Transport {
  return transports.some((kind) => kind === action.kind);
}

/** What a Byzantine process says. */
export type Speech = Extract<Action, { readonly kind: 'says' }>;

/** The arrow of a message that arrives or is lost, with what is remarkable about it: "3. {ack: 1} · DUPLICATE · sent in step 1". */
export function messageArrow(action: Transport, step: Step, surroundings: Surroundings): string {
  const { number } = step;
  const { lifelines, messages, crashed } = surroundings;
  const received = step.events.some((event) => event.type === 'receive');
  const gone = action.kind === 'lose' || action.kind === 'omit';
  const absorbed = !gone && !received && !step.events.some((event) => event.type === 'deliver');
  const marks = [
    ...(action.kind === 'duplicate' ? ['DUPLICATE'] : []),
    ...(action.kind === 'lose' ? ['LOST'] : []),
    ...(action.kind === 'omit' ? [`OMITTED by ${displayName(action.process)}`] : []),
    ...(action.from === action.to ? ['to itself'] : []),
    ...(absorbed ? [crashed(action.to) ? `absorbed: ${displayName(action.to)} has crashed` : 'absorbed'] : []),
    ...(received ? deliveries(step) : []),
    ...lateness(number, messages.sentIn(number)),
  ];
  const from = lifelines.id(action.from);
  const to = lifelines.id(action.to);
  const kind = gone ? 'lost' : absorbed ? 'absorbed' : 'delivery';
  return arrow(from, kind, to, withMarks(`${number}. ${shortValue(action.message)}`, marks));
}

/** The arrow of what a Byzantine process says, from where it is said, with whom it claims to be: "2. {echo: B} · BYZANTINE, as r". */
export function speechArrow(action: Speech, step: Step, { lifelines }: Surroundings): string {
  const claim = action.from === action.process ? '' : `, as ${displayName(action.from)}`;
  const label = withMarks(`${step.number}. ${shortValue(action.message)}`, [`BYZANTINE${claim}`]);
  return arrow(lifelines.id(action.process), 'delivery', lifelines.id(action.to), label);
}

/** What the layers that implement the links made of what arrived. */
function deliveries({ events }: Step): readonly string[] {
  const delivered = events.filter((event) => event.type === 'deliver');
  return delivered.length === 0
    ? ['no delivery']
    : delivered.map(({ message, from }) => `delivers ${shortValue(message)} from ${displayName(from)}`);
}

/** A message that comes in the step after its sending needs no remark; any other one was overtaken by something. */
function lateness(number: number, sentIn: number | undefined): readonly string[] {
  if (sentIn === undefined || sentIn === number - 1) {
    return [];
  }
  return [sentIn === 0 ? 'sent at the start' : `sent in step ${sentIn}`];
}

const LINE_LENGTH_MAX = 48;

function withMarks(text: string, marks: readonly string[]): Label {
  const tail = marks.join(' · ');
  if (tail === '') {
    return [text];
  }
  return text.length + tail.length + 3 <= LINE_LENGTH_MAX ? [`${text} · ${tail}`] : [text, tail];
}
