import { clip } from '../../checker/text/format-value.ts';

/** What an execution is shown for. */
export interface Caption {
  /** The property that it violates, or the one that it is a witness of. */
  readonly property: string;
  readonly outcome: 'violated' | 'witness';
  /** The check that found it. */
  readonly check: string;
}

/** The sign of an outcome, as it stands before the property's name. */
export function sign(caption: Caption): string {
  return caption.outcome === 'violated' ? '✗' : '✓';
}

/** The head of the picture, in one line. */
export function headline(caption: Caption, steps: number): string {
  const after = steps === 0 ? 'at the start' : `after ${steps} ${steps === 1 ? 'step' : 'steps'}`;
  const outcome = caption.outcome === 'violated' ? `violated ${after}` : `witnessed ${after}`;
  return `${sign(caption)} ${caption.property} — ${outcome} (${caption.check})`;
}

const TITLE_LENGTH_MAX = 72;

/** As much of the head as there is room for above the picture. */
export function pictureTitle(caption: Caption, steps: number): string {
  const whole = headline(caption, steps);
  const shorter = whole.slice(0, whole.length - ` (${caption.check})`.length);
  return whole.length <= TITLE_LENGTH_MAX ? whole : clip(shorter, TITLE_LENGTH_MAX);
}
