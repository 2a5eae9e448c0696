import type { Classification, ClassificationReport } from '../checker/classification/classification.ts';
import { hopeStrip } from '../diagrams/hope-strip.ts';
import { sequenceDiagram } from '../diagrams/sequence-diagram.ts';
import { diagramFolder } from './diagram-files.ts';

/** Writes the diagrams of one report, and answers with their paths, by property. */
export type ClassDiagramWriter = (report: ClassificationReport) => ReadonlyMap<string, readonly string[]>;

/**
 * Makes the folder, and a writer of Mermaid files: of an execution that is beyond hope, a strip of its prefixes, `<check>--<property>-hope.mmd`,
 * and a sequence diagram with the moment marked, `…-doomed.mmd`; of one that violates with hope all along, a sequence diagram, `…-hopeful.mmd`.
 *
 * @throws BadInput where the folder cannot be made or written into
 */
export function classDiagramWriter(folder: string): ClassDiagramWriter {
  const write = diagramFolder(folder);
  return (report) =>
    new Map(
      report.classifications.map((each) => [
        each.property,
        drawings(each, report.check).map(({ name, text }) => write(report.check, name, text).path),
      ]),
    );
}

function drawings({ property, classified }: Classification, check: string) {
  if (classified.outcome !== 'classified') return [];
  const { doomed, hopeful } = classified.relative;
  const caption = { property, check, outcome: 'violated' } as const;
  return [
    ...(doomed === undefined
      ? []
      : [
          { name: `${property} hope`, text: hopeStrip(doomed, property, check) },
          { name: `${property} doomed`, text: sequenceDiagram(doomed.execution, { ...caption, doom: doomed }) },
        ]),
    ...(hopeful === undefined ? [] : [{ name: `${property} hopeful`, text: sequenceDiagram(hopeful, caption) }]),
  ];
}
