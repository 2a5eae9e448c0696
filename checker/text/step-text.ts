import type { Observed } from '../../specs/event.ts';
import type { Step } from '../execution.ts';
import { differences, formatDifference } from './differences.ts';
import { formatValue } from './format-value.ts';

/** The longest value that is shown whole. */
const lengthMax = 100;

/** One step as lines: who did what, then what came of it, with only the fields that changed. */
export function stepLines(step: Step): readonly string[] {
  const notes = step.notes.map((note) => `; ${note}`).join('');
  const implemented = step.events.some((event) => event.type === 'receive');
  const lines = step.events.flatMap((event) =>
    implemented && event.type === 'deliver' ? [eventText(event)] : eventLine(event),
  );
  return [`${actionText(step)}${notes}`, ...lines, ...changeLines(step)];
}

/** What a step is, in one phrase: "q delivers m from p". */
export function actionText({ action, events }: Step): string {
  switch (action.kind) {
    case 'request':
      return `a client asks ${formatValue(action.process)}: ${formatValue(action.request, { lengthMax })}`;
    case 'deliver':
    case 'duplicate': {
      const message = `${formatValue(action.message, { lengthMax })} from ${formatValue(action.from)}`;
      if (events.some((event) => event.type === 'receive'))
        return `${formatValue(action.to)} receives ${message}${action.kind === 'deliver' ? '' : ', a duplicate of which stays under way'}`;
      if (!events.some((event) => event.type === 'deliver'))
        return `${formatValue(action.to)}, crashed, absorbs ${message}`;
      return action.kind === 'deliver'
        ? `${formatValue(action.to)} delivers ${message}`
        : `${formatValue(action.to)} delivers a duplicate of ${message}, which stays under way`;
    }
    case 'lose':
      return `the link loses ${formatValue(action.message, { lengthMax })} from ${formatValue(action.from)} to ${formatValue(action.to)}`;
    case 'omit': {
      const message = formatValue(action.message, { lengthMax });
      return action.process === action.from
        ? `${formatValue(action.from)} omits to send ${message} to ${formatValue(action.to)}`
        : `${formatValue(action.to)} omits to receive ${message} from ${formatValue(action.from)}`;
    }
    case 'reset':
      return `the connection between ${formatValue(action.from)} and ${formatValue(action.to)} is reset: what was under way is lost`;
    case 'says': {
      const speaker = `${formatValue(action.process)} (Byzantine)`;
      const claim = action.from === action.process ? '' : `, as ${formatValue(action.from)},`;
      return `${speaker}${claim} says ${formatValue(action.message, { lengthMax })} to ${formatValue(action.to)}`;
    }
    case 'corrupt':
      return `${formatValue(action.process)} (Byzantine) corrupts its state`;
    case 'internal':
      return `${formatValue(action.process)} takes its internal step "${action.name}"`;
    case 'timeout':
      return `the timer "${action.timer}" of ${formatValue(action.process)} fires`;
    case 'suspect':
    case 'restore':
    case 'trust':
      return `${formatValue(action.process)} is told to ${action.kind} ${formatValue(action.of)}`;
    case 'detector settles':
      return action.leader === undefined
        ? 'from now on, the failure detector makes no mistakes'
        : `from now on, everyone is told to trust ${formatValue(action.leader)}`;
    case 'tick':
      return 'the clock ticks';
    case 'gst':
      return `the global stabilisation time: from now on messages arrive within ${action.delay} ${action.delay === 1 ? 'tick' : 'ticks'}`;
    case 'crash':
      return `${formatValue(action.process)} crashes`;
    case 'recover':
      return `${formatValue(action.process)} recovers`;
    case 'settle':
      return 'from now on, correct processes crash no more';
    case 'rule': {
      const parameters = action.parameters.map((parameter) => formatValue(parameter));
      return parameters.length === 0 ? action.name : `${action.name}(${parameters.join(', ')})`;
    }
  }
}

/** An event in one phrase, whatever else is told of its step: "q delivers m from p". */
export function eventText(event: Observed): string {
  switch (event.type) {
    case 'deliver':
      return `${formatValue(event.to)} delivers ${formatValue(event.message, { lengthMax })} from ${formatValue(event.from)}`;
    case 'request':
      return `a client asks ${formatValue(event.process)}: ${formatValue(event.request, { lengthMax })}`;
    case 'crash':
      return `${formatValue(event.process)} crashes`;
    case 'recover':
      return `${formatValue(event.process)} recovers`;
    case 'send':
    case 'indication':
    case 'transmit':
      return eventLine(event)[0]!;
    case 'receive':
      return `${formatValue(event.to)} receives ${formatValue(event.message, { lengthMax })} from ${formatValue(event.from)}`;
  }
}

/** What the action's own phrase does not say yet. */
export function eventLine(event: Observed): readonly string[] {
  switch (event.type) {
    case 'send':
      return [
        `${formatValue(event.from)} sends ${formatValue(event.message, { lengthMax })} to ${formatValue(event.to)}`,
      ];
    case 'indication':
      return [`${formatValue(event.process)} indicates ${formatValue(event.indication, { lengthMax })}`];
    case 'transmit':
      return [
        `${formatValue(event.from)} transmits ${formatValue(event.message, { lengthMax })} to ${formatValue(event.to)}`,
      ];
    case 'deliver':
    case 'receive':
    case 'request':
    case 'crash':
    case 'recover':
      return [];
  }
}

function changeLines({ changes }: Step): readonly string[] {
  return changes
    .filter(({ environment, after }) => !environment && after !== 'crashed')
    .flatMap(({ slot, owner, before, after }) =>
      differences(before, after).map((difference) => {
        const text = formatDifference(difference, { lengthMax });
        const name = slot === owner ? formatValue(slot) : slot;
        return difference.path.length === 0 ? `${name} = ${text}` : `${name}: ${text}`;
      }),
    );
}
