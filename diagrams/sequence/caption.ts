import type { Execution } from '../../checker/execution.ts';
import { counted } from '../../checker/text/counted.ts';
import { clip } from '../../checker/text/format-value.ts';
import { lassoPhrase } from '../../checker/text/lasso-text.ts';
import type { Lasso } from '../../checker/verdict.ts';

/** What an execution is shown for. */
export interface Caption {
  /** The property that it violates, or the one that it is a witness of. */
  readonly property: string;
  readonly outcome: 'violated' | 'witness';
  /** The check that found it. */
  readonly check: string;
  /** Set for an execution that shows where hope ends: the steps after which the property is doomed, and violated whatever may follow. */
  readonly doom?: { readonly doomed: number; readonly violated?: number };
}

/** The sign of an outcome, as it stands before the property's name. */
export function sign(caption: Caption): string {
  return caption.outcome === 'violated' ? '✗' : '✓';
}

/** The head of the picture, in one line. */
export function headline(caption: Caption, shown: Execution | Lasso): string {
  return `${sign(caption)} ${caption.property} — ${outcomePhrase(caption, shown)} (${caption.check})`;
}

function outcomePhrase({ outcome, doom }: Caption, shown: Execution | Lasso): string {
  if (doom !== undefined) {
    const doomed = `doomed ${afterSteps(doom.doomed)}`;
    return doom.violated === undefined ? doomed : `${doomed}, violated ${afterSteps(doom.violated)}`;
  }
  return `${outcome === 'violated' ? 'violated' : 'witnessed'} ${placePhrase(shown)}`;
}

function placePhrase(shown: Execution | Lasso): string {
  if ('stem' in shown) return `by ${lassoPhrase(shown)}`;
  return afterSteps(shown.steps.length);
}

function afterSteps(steps: number): string {
  return steps === 0 ? 'at the start' : `after ${counted(steps, 'step')}`;
}

const TITLE_LENGTH_MAX = 72;

/** As much of the head as there is room for above the picture. */
export function pictureTitle(caption: Caption, shown: Execution | Lasso): string {
  const whole = headline(caption, shown);
  const shorter = whole.slice(0, whole.length - ` (${caption.check})`.length);
  return whole.length <= TITLE_LENGTH_MAX ? whole : clip(shorter, TITLE_LENGTH_MAX);
}
