import { differences } from '../../checker/text/differences.ts';
import { formatValue } from '../../checker/text/format-value.ts';
import { displayName } from '../display-name.ts';
import type { Sent } from './messages.ts';

const GROUPS_MAX = 8;
const RECEIVERS_MAX = 6;

/** What to say about equal messages of one sender and one step, given their receivers: "from p to q, r". */
export type Route = (first: Sent, receivers: string) => string;

/** Messages in one line per content, sender and step of sending: `{echo: m} from p to q, r`. More than a few are counted. */
export function messageList(sent: readonly Sent[], route: Route): readonly string[] {
  const groups: Sent[][] = [];
  for (const one of sent) {
    const group = groups.find(([first]) => first !== undefined && belongTogether(first, one));
    if (group === undefined) {
      groups.push([one]);
    } else {
      group.push(one);
    }
  }
  const shown = groups
    .slice(0, groups.length > GROUPS_MAX ? GROUPS_MAX - 1 : GROUPS_MAX)
    .map((group) => line(group, route));
  const left = groups.slice(shown.length).reduce((sum, group) => sum + group.length, 0);
  return left > 0 ? [...shown, `… and ${left} more`] : shown;
}

function line(group: readonly Sent[], route: Route): string {
  const [first] = group;
  if (first === undefined) {
    return '';
  }
  const receivers = group.map(({ to }) => displayName(to));
  const more = receivers.length > RECEIVERS_MAX ? ` and ${receivers.length - RECEIVERS_MAX} more` : '';
  const to = receivers.slice(0, RECEIVERS_MAX).join(', ') + more;
  return `${formatValue(first.message, { lengthMax: 48 })} ${route(first, to)}`;
}

function belongTogether(one: Sent, other: Sent): boolean {
  return one.from === other.from && one.step === other.step && differences(one.message, other.message).length === 0;
}
