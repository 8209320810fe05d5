import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../base/root';

let folder: string;

beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'workbook-steady-'))));
afterAll(() => rmSync(folder, { recursive: true }));

/** Run a script as the site runs a kernel, and return what it prints. */
function run(script: string): string {
  const file = join(folder, 'launch.cjs');
  writeFileSync(file, script);
  const steady = join(root(), 'scripts', 'lib', 'steady', 'main.cjs');
  return execFileSync(process.execPath, ['--require', steady, file], { encoding: 'utf8' });
}

test('in cells, time passes in timers only, and between two cells it stands still', () => {
  const cell = (code: string) => `vm.runInThisContext(${JSON.stringify(`(async () => { ${code} })()`)})`;
  const printed = run(`
const vm = require('node:vm');
const realWait = () => new Promise((resolve) => setTimeout(resolve, 300));
(async () => {
  await ${cell('globalThis.start = Date.now(); setTimeout(() => console.log("left over"), 100);')};
  await realWait();
  await ${cell('console.log(Date.now() - start); await new Promise((go) => setTimeout(go, 40));')};
  await realWait();
  await ${cell('console.log(Date.now() - start); await new Promise((go) => setTimeout(go, 60));')};
  console.log(Date.now() - start);
})();`);
  expect(printed.trim().split('\n')).toEqual(['0', '40', 'left over', '100']);
});
