import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../base/root';

/** Run a script on a Node that pretends to be another version. */
function runAs(version: string, args: string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'workbook-node-'));
  const disguise = join(folder, 'disguise.cjs');
  writeFileSync(
    disguise,
    `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } });
     Object.defineProperty(process, 'version', { value: 'v${version}' });`,
  );
  const result = spawnSync(process.execPath, ['--require', disguise, ...args], {
    cwd: root(),
    encoding: 'utf8',
  });
  rmSync(folder, { recursive: true });
  return result;
}

const scripts = readdirSync(join(root(), 'scripts')).filter((name) => name.endsWith('.mjs'));

test.each(scripts)('%s prints a clear message on an old Node', (script) => {
  const { status, stdout, stderr } = runAs('16.20.2', [join('scripts', script)]);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toMatch(/^The workbook needs Node 20\.19, or 22\.12 or later; this is v16\.20\.2\..*\n$/);
});

// Node loads all static imports before it runs anything: they must not include modules that an old Node lacks
test.each(scripts)('%s statically imports nothing that an old Node lacks', (script) => {
  const waiting = [join(root(), 'scripts', script)];
  const imported = new Set<string>();
  for (const file of waiting) {
    const text = readFileSync(file, 'utf8');
    for (const [, id] of text.matchAll(/^import .*?from '([^']+)'/gm)) {
      if (id.startsWith('.')) waiting.push(join(file, '..', id));
      else imported.add(id);
    }
    // syntax and methods newer than Node 12
    expect(text).not.toMatch(/^await |\?\.|\?\?|replaceAll|\.at\(/m);
  }
  expect([...imported].filter((id) => !['fs', 'module', 'path', 'url'].includes(id))).toEqual([]);
});

test('a script says first how to finish an update that was interrupted', () => {
  const folder = mkdtempSync(join(tmpdir(), 'workbook-interrupted-'));
  for (const name of ['scripts', 'package.json', 'jest.config.mjs'])
    cpSync(join(root(), name), join(folder, name), { recursive: true });
  const run = () => {
    const args = [join(folder, 'scripts', 'test.mjs'), 'nonsense'];
    return spawnSync(process.execPath, args, { encoding: 'utf8' }).stderr;
  };
  const usual = run();
  expect(usual).toMatch(/^There is no npm test nonsense/);
  mkdirSync(join(folder, '.workbook', 'update'), { recursive: true });
  writeFileSync(join(folder, '.workbook', 'update', 'journal.json'), '{}');
  expect(run()).toBe(`An update of the workbook was interrupted. To finish it:  npm run update\n${usual}`);
  rmSync(folder, { recursive: true });
});

test.each([
  ['20.18.3', false],
  ['20.19.0', true],
  ['21.7.3', false],
  ['22.11.0', false],
  ['22.12.0', true],
  ['23.0.0', true],
  ['26.1.0', true],
])('Node %s is supported: %p', (version, expected) => {
  const ask = `import('./scripts/lib/node-version.mjs').then((m) => console.log(m.nodeIsRecent()))`;
  expect(runAs(version, ['--eval', ask]).stdout.trim()).toBe(String(expected));
});
