const WIDTH = 130;
/** Wide enough for half of the longest title, which Mermaid would otherwise cut. */
const WIDTH_ALONE = 300;
const CHARACTER_WIDTH = 7.5;
const MARGIN_MIN = 20;

/**
 * The spacing of a sequence diagram, in pixels.
 *
 * Mermaid starts a title at half of the lifelines' width minus the margin, and leaves no room for its end. A margin of a quarter of
 * the title's width puts the title in the middle, and keeps it whole.
 */
export function sequenceSpacing(title: string, lifelines: number) {
  return {
    mirrorActors: false,
    diagramMarginX: Math.max(MARGIN_MIN, Math.round((title.length * CHARACTER_WIDTH) / 4)),
    actorMargin: 64,
    messageMargin: 34,
    width: lifelines === 1 ? WIDTH_ALONE : WIDTH,
    height: 46,
    noteMargin: 10,
    wrap: false,
  } as const;
}
