import { counted } from '../text/counted.ts';
import { boundPhrase } from '../text/verdict-text.ts';
import type { RecordedSearch, SearchResult } from './breadth-first.ts';

/** Two searches of one system for the same goals: what they have in common, and what not. */
export interface Comparison {
  readonly same: readonly string[];
  readonly different: readonly string[];
}

/**
 * Compares what two searches of one system found for the same goals: configurations, one by one, in the order in which they were met
 * and with their predecessors; depth; where nothing is enabled; the configurations that decide the goals, and the ways there.
 *
 * @param goals the names of the goals, for a person
 */
export function compareSearches(one: SearchResult, other: SearchResult, goals: readonly string[] = []): Comparison {
  const same: string[] = [];
  const different: string[] = [];
  const compare = (what: (result: SearchResult) => string, equal?: boolean) => {
    const [ours, theirs] = [what(one), what(other)];
    if (equal ?? ours === theirs) same.push(ours);
    else different.push(ours === theirs ? `${ours}, but not the same ones in the same order` : `${ours} and ${theirs}`);
  };
  const recorded = isRecorded(one) && isRecorded(other);
  const oneByOne = recorded && one.isInOrder && other.isInOrder;
  const sameStates = one.states === other.states && (!oneByOne || sameRows(one, other));
  compare(({ states }) => counted(states, 'state'), sameStates);
  compare(({ depth, completeDepth }) => `depth ${depth}${completeDepth < depth ? ` (${completeDepth} in full)` : ''}`);
  compare(({ bounds }) =>
    bounds.length === 0 ? 'no bound hit' : `hit the bound ${bounds.map(boundPhrase).join(', ')}`,
  );
  if (recorded && isWhole(one) && isWhole(other))
    compare((result) => `${counted((result as RecordedSearch).terminal, 'state')} with no step enabled`);
  one.found.forEach((_, goal) => {
    const name = goals[goal] ?? `goal ${goal + 1}`;
    compare((result) => `${name}: ${wayTo(result, goal)}`, samePath(one, other, goal));
  });
  return { same, different };
}

function isRecorded(result: SearchResult): result is RecordedSearch {
  return 'terminal' in result;
}

/** Whether the search expanded every configuration that it met within its bound on depth: else it may have expanded a few that do not count. */
function isWhole({ found, bounds }: SearchResult): boolean {
  const decided = found.length > 0 && !found.includes(undefined);
  return !decided && bounds.every(({ kind }) => kind === 'depth' || kind === 'model');
}

function wayTo(result: SearchResult, goal: number): string {
  const row = result.found[goal];
  if (row === undefined) return !result.asked[goal] ? 'never asked' : 'not decided';
  return `decided by an execution of ${counted(result.pathTo(row).length - 1, 'step')}`;
}

function samePath(one: SearchResult, other: SearchResult, goal: number): boolean {
  const [ours, theirs] = [one, other].map((result) => {
    const row = result.found[goal];
    return row === undefined ? [result.asked[goal]] : result.pathTo(row);
  });
  return JSON.stringify(ours) === JSON.stringify(theirs);
}

/** Whether all configurations are the same, in the same order, with the same predecessors. */
function sameRows(one: RecordedSearch, other: RecordedSearch): boolean {
  for (let row = 0; row < one.states; row++) {
    if (one.parent(row) !== other.parent(row) || !sameRow(one, other, row)) return false;
  }
  return true;
}

/** Fields stand where they grew, which may differ: so the ids are compared, and not the words. */
function sameRow({ rows, layout }: RecordedSearch, other: RecordedSearch, row: number): boolean {
  const chunk = rows.chunk(row);
  const at = rows.offset(row);
  const otherChunk = other.rows.chunk(row);
  const otherAt = other.rows.offset(row);
  for (let slot = 0; slot < layout.word.length; slot++) {
    const id = (chunk[at + layout.word[slot]!]! >>> layout.shift[slot]!) & layout.mask[slot]!;
    const { word, shift, mask } = other.layout;
    if (id !== ((otherChunk[otherAt + word[slot]!]! >>> shift[slot]!) & mask[slot]!)) return false;
  }
  return true;
}
