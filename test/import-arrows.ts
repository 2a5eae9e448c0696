import { posix } from 'node:path';
import { parseSync } from 'vite';

/** What each room may import: other rooms, and packages that run anywhere. What is not listed here is unrestricted. */
const rooms: Readonly<Record<string, { readonly rooms: readonly string[]; readonly packages: readonly string[] }>> = {
  specs: { rooms: ['specs'], packages: [] },
  checker: { rooms: ['specs', 'checker'], packages: [] },
  models: { rooms: ['specs', 'checker', 'models'], packages: ['ts-pattern', 'typescript-fsm'] },
  diagrams: { rooms: ['specs', 'checker', 'models', 'diagrams'], packages: [] },
  // Rendering to pictures sits at the edge: it may need Node and a browser.
  'diagrams/render': { rooms: ['specs', 'checker', 'models', 'diagrams', 'diagrams/render'], packages: ['*'] },
  'index.ts': { rooms: ['specs', 'checker', 'models', 'diagrams'], packages: [] },
  cli: {
    rooms: ['specs', 'checker', 'models', 'diagrams', 'diagrams/render', 'cli', 'index.ts', 'package.json'],
    packages: ['*'],
  },
};

/** Names everything that the source of one file imports, in every way in which TypeScript can. */
export function importsOf(file: string, source: string): readonly string[] {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} does not parse: ${errors[0]!.message}`);
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if (Array.isArray(node)) {
      for (const part of node) visit(part);
      return;
    }
    const { type, source: from, expression } = node as Readonly<Record<string, unknown>>;
    if (typeof type === 'string' && /^(Import|Export|TSImportType)/.test(type) && from) found.push(nameOf(from));
    if (type === 'TSExternalModuleReference') found.push(nameOf(expression));
    for (const part of Object.values(node)) visit(part);
  };
  visit(program);
  return found;
}

/** The module's name; or, where it is only known when the program runs, that it is computed. */
function nameOf(node: unknown): string {
  const { value } = node as { readonly value?: unknown };
  return typeof value === 'string' ? value : 'a computed module';
}

/** The imports of one file that go against the arrows, one sentence each. */
export function brokenArrows(file: string, source: string): readonly string[] {
  const from = roomOf(file);
  const allowed = rooms[from];
  if (allowed === undefined) return [];
  return importsOf(file, source).flatMap((imported) => {
    if (!imported.startsWith('.')) {
      const may = allowed.packages.includes('*') || allowed.packages.includes(imported);
      return may ? [] : [`${file}: ${from} must not import ${imported}`];
    }
    const target = posix.join(posix.dirname(file), imported);
    const to = roomOf(target);
    return allowed.rooms.includes(to) ? [] : [`${file}: ${from} must not import ${to} (${target})`];
  });
}

function roomOf(file: string): string {
  if (file.startsWith('diagrams/render')) return 'diagrams/render';
  return file.split('/')[0]!;
}
