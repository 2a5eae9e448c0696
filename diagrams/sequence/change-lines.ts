import type { SlotChange } from '../../checker/execution.ts';
import { type Difference, differences, formatDifference } from '../../checker/text/differences.ts';
import { clip } from '../../checker/text/format-value.ts';

const LINES_MAX = 6;
const WIDTH_MAX = 44;

/**
 * What changed in slots, one changed field per line: `votes.q: yes`. A slot that bears another name than its owner's
 * says which one it is. More than a few lines are counted.
 */
export function changeLines(changes: readonly SlotChange[]): readonly string[] {
  const lines = changes.flatMap((change) =>
    differences(change.before, change.after).map((difference) => changeLine(change, difference)),
  );
  return lines.length > LINES_MAX
    ? [...lines.slice(0, LINES_MAX - 1), `… and ${lines.length - LINES_MAX + 1} more changes`]
    : lines;
}

function changeLine({ slot, owner }: SlotChange, difference: Difference): string {
  const [first] = difference.path;
  const name = clip(slot, WIDTH_MAX / 2);
  let prefix = '';
  if (first === undefined) {
    prefix = slot === owner ? 'state: ' : `${name}: `;
  } else if (slot !== owner) {
    prefix = `${name}${typeof first === 'string' ? '.' : ''}`;
  }
  return prefix + formatDifference(difference, { lengthMax: WIDTH_MAX - prefix.length });
}
