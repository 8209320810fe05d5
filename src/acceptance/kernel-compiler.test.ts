import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../base/root';

const LOADER = join(root(), 'scripts', 'lib', 'big-module.cjs');
const TSLAB = join(root(), 'node_modules', 'tslab', 'dist', 'main.js');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'workbook-compiler-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Load the compiler in a new process, and keep V8's code of it. */
function load(): 'anew' | 'kept' {
  const script = `
    const keepCode = require(${JSON.stringify(LOADER)}).loadBigModule(${JSON.stringify(TSLAB)}, '@tslab/typescript-for-tslab', ${JSON.stringify(folder)});
    const ts = require('node:module').createRequire(${JSON.stringify(TSLAB)})('@tslab/typescript-for-tslab');
    if (ts.transpileModule('const two: number = 2', {}).outputText !== 'var two = 2;\\n') throw new Error('wrong');
    keepCode?.();
    console.log(keepCode ? 'anew' : 'kept');`;
  return execFileSync(process.execPath, ['--eval', script], { encoding: 'utf8' }).trim() as 'anew' | 'kept';
}

test('a kernel takes the code of its compiler from an earlier one, unless that is damaged', () => {
  expect(load()).toBe('anew');
  expect(load()).toBe('kept');
  const [kept] = readdirSync(folder).map((name) => join(folder, name));
  for (const damage of [cutInHalf, changeOneBit]) {
    writeFileSync(kept, damage(readFileSync(kept)));
    expect(load()).toBe('anew');
    expect(load()).toBe('kept');
  }
});

const cutInHalf = (bytes: Buffer) => bytes.subarray(0, bytes.length / 2);

function changeOneBit(bytes: Buffer): Buffer {
  bytes[Math.floor(bytes.length / 2)] ^= 1;
  return bytes;
}
