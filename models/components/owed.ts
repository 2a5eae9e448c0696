import { formatValue } from '../../checker/text/format-value.ts';
import type { ProcessId } from '../../specs/event.ts';

/** The longest value that is shown whole. */
const lengthMax = 100;

/** What is owed about an action: actions that share it are one assumption. */
export type Owed =
  /** Without a message: any that is on the link will do. */
  | {
      readonly owe: 'deliver' | 'clear';
      readonly from: ProcessId;
      readonly to: ProcessId;
      readonly message?: unknown;
    }
  | { readonly owe: 'internal step'; readonly process: ProcessId; readonly name: string }
  | { readonly owe: 'timeout'; readonly process: ProcessId; readonly timer: string }
  | { readonly owe: 'request'; readonly process: ProcessId; readonly alternatives: readonly unknown[] }
  | { readonly owe: 'recovery'; readonly process: ProcessId }
  | { readonly owe: 'suspect' | 'restore' | 'trust'; readonly process: ProcessId; readonly of: ProcessId }
  | { readonly owe: ByItself };

/** What there is only one of. */
type ByItself =
  | 'that the clock ticks'
  | 'the global stabilisation time'
  | 'that correct processes stay up'
  | 'that the detector settles';

/** What is owed, as people say it: "deliver m from p to q". Long values are cut: it tells no two things apart for certain. */
export function owedText(owed: Owed): string {
  switch (owed.owe) {
    case 'deliver':
    case 'clear': {
      const message = 'message' in owed ? formatValue(owed.message, { lengthMax }) : 'a message';
      const what = owed.owe === 'deliver' ? 'deliver' : 'deliver or lose';
      return `${what} ${message} from ${formatValue(owed.from)} to ${formatValue(owed.to)}`;
    }
    case 'internal step':
      return `internal step "${owed.name}" of ${formatValue(owed.process)}`;
    case 'timeout':
      return `timeout "${owed.timer}" of ${formatValue(owed.process)}`;
    case 'request': {
      const asked = owed.alternatives.map((alternative) => formatValue(alternative, { lengthMax }));
      return `ask ${formatValue(owed.process)}: ${asked.join(' or ')}`;
    }
    case 'recovery':
      return `recovery of ${formatValue(owed.process)}`;
    case 'suspect':
    case 'restore':
    case 'trust':
      return `tell ${formatValue(owed.process)} to ${owed.owe} ${formatValue(owed.of)}`;
    case 'that the clock ticks':
    case 'the global stabilisation time':
    case 'that correct processes stay up':
    case 'that the detector settles':
      return owed.owe;
  }
}
