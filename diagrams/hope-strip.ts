import type { Doomed, Hope } from '../checker/classification/classification.ts';
import { hopeAfter } from '../checker/classification/classification.ts';
import { expectMade } from '../checker/shape.ts';
import { actionText } from '../checker/text/step-text.ts';
import { frontMatter } from './front-matter.ts';
import { mermaidMarkdown } from './mermaid-text.ts';
import { theme } from './theme.ts';
import { wrapLines } from './wrap-lines.ts';

/** More steps than this are drawn without their middle, and the strip says so. */
const STEPS_MAX = 60;

const LABEL = { widthMax: 28, linesMax: 4 } as const;

/** The colour of a prefix: whether anything can still satisfy the property, in the system, or at all. */
const colours: Readonly<Record<Hope, string>> = {
  hope: 'fill:#BBF7D0,stroke:#16A34A,color:#052E16',
  doomed: 'fill:#FDE68A,stroke:#D97706,color:#451A03',
  violated: 'fill:#FECACA,stroke:#DC2626,color:#450A0A',
};

/**
 * An execution as a strip of its prefixes, each in the colour of what can still become of a property after it: hope; doomed, since no fair
 * execution of the system satisfies it any more; violated, since nothing whatsoever could. A Mermaid state diagram. Pure.
 */
export function hopeStrip(shown: Doomed, property: string, check: string): string {
  expectMade('hopeStrip, execution', shown?.execution, 'an execution beyond hope, as classifyCheck(…) finds it', [
    'steps',
  ]);
  const { steps } = shown.execution;
  const title = `${property}: hope, doomed, violated (${check})`;
  const head = steps.length <= STEPS_MAX ? steps.length : Math.max(STEPS_MAX / 4, 1);
  const places = [...Array(steps.length + 1).keys()].filter(
    (place) => place <= head || place > steps.length - (STEPS_MAX - head),
  );
  const id = (place: number) => `after${place}`;
  const statements = [
    `accTitle: ${mermaidMarkdown(title)}`,
    `accDescr: ${mermaidMarkdown(`Each prefix of an execution of ${steps.length} steps, by what can still become of the property.`)}`,
    'direction LR',
    ...Object.entries(colours).map(([hope, style]) => `classDef ${hope} ${style}`),
    ...places.map((place) => `state "${mermaidMarkdown(nameOf(shown, place))}" as ${id(place)}`),
    ...places.slice(1).map((place, index) => {
      const before = places[index]!;
      const label =
        place === before + 1
          ? wrapLines(`${place}. ${actionText(steps[before]!)}`, LABEL)
          : [`steps ${before + 1} to ${place} are not drawn`];
      return `${id(before)} --> ${id(place)}: ${label.map(mermaidMarkdown).join('<br/>')}`;
    }),
    ...places.map((place) => `class ${id(place)} ${hopeAfter(shown, place)}`),
  ];
  return `${[frontMatter(title, theme), 'stateDiagram-v2', ...statements.map((line) => `  ${line}`)].join('\n')}\n`;
}

/** "start: hope", "after 4: doomed" */
function nameOf(shown: Doomed, place: number): string {
  return `${place === 0 ? 'start' : `after ${place}`}: ${hopeAfter(shown, place)}`;
}
