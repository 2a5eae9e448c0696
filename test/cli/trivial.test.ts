import { expect, test } from 'vitest';
import { folderWith, moduleText, run } from './command-line.ts';

/** A best-effort broadcast, of which only safety is claimed. */
const model = `import { at, check, perfect, process, safety, system } from 'counterpoint';
const beb = process<{ local: null; message: string; request: { broadcast: string }; indication: { deliver: string; from: string } }>({
  init: () => null,
  upon: {
    request(state, { broadcast }, fx) { fx.broadcast(broadcast); return state; },
    deliver(state, from, body, fx) { fx.indicate({ deliver: body, from }); return state; },
  },
});
const two = system({ processes: { p: beb, q: beb }, links: perfect(), inputs: [at('p', { broadcast: 'm' })] });
const once = safety('delivered once', { observes: ['indication'] }, (trace) =>
  new Set(trace.map(({ process }) => process)).size === trace.length);
export default check('broadcast', two, [once]);
`;

test('check --trivial says which trivial protocols the properties put up with, and that they are incomplete', async () => {
  const cwd = folderWith({ 'model.ts': model });
  const { code, stdout } = await run(['check', 'model.ts', '--trivial'], { cwd });
  expect(code).toBe(2);
  expect(stdout).toContain(`
  trivial protocols (broadcast): the properties are incomplete, since a trivial protocol satisfies all of them
    does nothing: violates nothing
    delivers everything twice: violates delivered once
    delivers what nobody broadcast, besides everything else: violates delivered once
    delivers only where it was broadcast: violates nothing
`);
  const json = await run(['check', 'model.ts', '--trivial', '--json'], { cwd });
  expect(JSON.parse(json.stdout).checks[0].trivial.missed).toEqual([
    'does nothing',
    'delivers only where it was broadcast',
  ]);
  expect((await run(['check', 'model.ts'], { cwd })).code).toBe(0);
});

test('check --trivial says where no trivial protocol is known', async () => {
  const cwd = folderWith({ 'm.ts': moduleText() });
  const { code, stdout } = await run(['check', 'm.ts', '--trivial'], { cwd });
  expect(code).toBe(0);
  expect(stdout).toContain(
    '  trivial protocols: none are known for what these processes are asked, only for a broadcast, a consensus, a commit\n',
  );
  expect(JSON.parse((await run(['check', 'm.ts', '--trivial', '--json'], { cwd })).stdout).checks[0].trivial).toBe(
    null,
  );
});
