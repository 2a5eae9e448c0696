import DOMPurify from 'dompurify';
import mermaid from 'mermaid';

/**
 * Mermaid's own parser under Node. It needs DOMPurify, which needs a document; here stands what DOMPurify does to text without
 * tags and entities, which is nothing, and any other text is an error.
 */
Object.assign(DOMPurify, {
  addHook: () => undefined,
  sanitize: (text: string) => {
    if (/[<&]/.test(text.replaceAll('<br/>', '').replaceAll('<br>', ''))) {
      throw new Error(`This text is no plain text, and a browser would change it: ${text}`);
    }
    return text;
  },
});

// Mermaid registers its kinds of diagram with the first text that it parses.
await mermaid.parse('sequenceDiagram\n');

interface SequenceDb {
  getActors(): ReadonlyMap<string, { readonly description: string }>;
  getMessages(): readonly { readonly message?: unknown; readonly from?: string; readonly to?: string }[];
  getAccTitle(): string;
}

interface StateDb {
  getStates(): ReadonlyMap<string, { readonly id: string; readonly descriptions: readonly string[] }>;
  getRelations(): readonly { readonly id1: string; readonly id2: string; readonly relationTitle?: string }[];
  getAccTitle(): string;
}

/** What Mermaid understood of a sequence diagram, in the text that it shows. */
export interface UnderstoodSequence {
  readonly accTitle: string;
  readonly aliases: Readonly<Record<string, string>>;
  /** Arrows and notes, top to bottom. */
  readonly labels: readonly string[];
}

/** What Mermaid understood of a state diagram. */
export interface UnderstoodStates {
  readonly accTitle: string;
  readonly states: Readonly<Record<string, string>>;
  readonly transitions: readonly (readonly [from: string, label: string, to: string])[];
}

/** @throws where Mermaid's grammar refuses the text */
export async function understoodSequence(text: string): Promise<UnderstoodSequence> {
  const db = (await database(text, 'sequence')) as SequenceDb;
  return {
    accTitle: shown(db.getAccTitle()),
    aliases: Object.fromEntries([...db.getActors()].map(([id, { description }]) => [id, shown(description)])),
    labels: db
      .getMessages()
      .flatMap(({ message }) =>
        typeof message === 'string' && message !== '' && !message.startsWith('rgba') ? [message] : [],
      )
      .map(shown),
  };
}

/** @throws where Mermaid's grammar refuses the text */
export async function understoodStates(text: string): Promise<UnderstoodStates> {
  const db = (await database(text, 'stateDiagram')) as StateDb;
  return {
    accTitle: shown(db.getAccTitle()),
    states: Object.fromEntries(
      [...db.getStates().values()]
        .filter(({ descriptions }) => descriptions.length > 0)
        .map(({ id, descriptions }) => [id, descriptions.map(shown).join('\n')]),
    ),
    transitions: db
      .getRelations()
      .map(({ id1, id2, relationTitle }) => [id1, shown(relationTitle ?? ''), id2] as const),
  };
}

async function database(text: string, type: string): Promise<unknown> {
  const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
  if (!diagram.type.startsWith(type)) {
    throw new Error(`Expected a diagram of the type ${type}, found ${diagram.type}.`);
  }
  return diagram.db;
}

/** Mermaid's marks for entities and line breaks, as the finished picture shows them. */
function shown(text: string): string {
  return text.replace(/<br\s*\/?>/g, '\n').replace(/ﬂ°°(\d+)¶ß/g, (_, code) => String.fromCodePoint(Number(code)));
}
