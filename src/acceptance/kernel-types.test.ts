import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../base/root';
import { askKernel, type Connection, LAUNCHER, newConnection } from './ask-kernel';

let connection: Connection;
beforeEach(async () => {
  connection = await newConnection();
});
afterEach(() => connection.remove());

const cell = (code: string) => ({ code, silent: false, user_expressions: {} });

const { asRead } = createRequire(LAUNCHER)('./program.cjs') as {
  asRead(file: string, text: string): string;
};

const NODE = join(root(), 'node_modules', '@types', 'node');
const types = readdirSync(NODE, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.d.ts'))
  .map((file) => ({ file: file.replaceAll('\\', '/'), text: readFileSync(join(NODE, file), 'utf8') }));

test("the types of each of Node's modules are found, though a kernel reads only those that are imported", () => {
  const found = types.flatMap(({ text }) => [...text.matchAll(/^declare module "(node:.+)" \{/gm)]);
  const names = [...new Set(found.map(([, name]) => name))];
  expect(names.length).toBeGreaterThan(50);
  const imports = names.map((name, i) => `import type * as m${i} from '${name}';`);
  return askKernel(connection, async (ask) => {
    expect(await ask('execute_request', cell(imports.join('\n')))).toMatchObject({ status: 'ok' });
  });
});

test("a kernel reads all of Node's types that declare something global", () => {
  const globals = types.filter(({ text }) => /^ *(?:declare )?global \{/m.test(text));
  expect(globals.length).toBeGreaterThan(10);
  for (const index of ['index.d.ts', 'ts5.6/index.d.ts']) {
    const read = asRead(join(NODE, index).replaceAll('\\', '/'), readFileSync(join(NODE, index), 'utf8'));
    const referenced = [...read.matchAll(/<reference path="[./]*(.+)"/g)].map(([, file]) => file);
    expect(referenced).toEqual(
      expect.arrayContaining(globals.map(({ file }) => file.replace(/^ts5.6./, ''))),
    );
  }
});

test('a wrong use of the workbook is an error, and its functions show what they are for', () =>
  askKernel(connection, async (ask) => {
    const imported = "import { recording } from './src/peers/recordings';\n";
    expect(await ask('execute_request', cell(`${imported}recording('verack').size;`))).toMatchObject({
      status: 'error',
    });
    const code = `${imported}recording`;
    const reply = await ask('inspect_request', { code, cursor_pos: code.length, detail_level: 0 });
    expect(JSON.stringify(reply.data)).toMatch(/function recording\(name: string\).*One recorded message/s);
  }));
