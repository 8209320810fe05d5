// @ts-check
// npm run lint, format, docs and mutation: contributors' tools, which are installed first if necessary.
import { join } from 'node:path';
import { OPTIMIZE_LESS } from '../lib/big-module.cjs';
import { ensurePackages } from '../lib/packages.mjs';
import { run } from '../lib/processes.mjs';
import { ROOT } from '../lib/root.mjs';

/** The folders whose imports are checked, by the rules in .dependency-cruiser.mjs. */
const ROOMS = ['src', 'solutions', 'exercises'];

/** @type {Record<string, [script: string, ...args: string[]][]>} one after the other, until one fails */
const STEPS = {
  lint: [
    ['prettier/bin/prettier.cjs', '--check', '.'],
    ['eslint/bin/eslint.js', '.'],
    ['typescript/bin/tsc', '--noEmit'],
    // what runs in a browser has other globals
    ['typescript/bin/tsc', '--noEmit', '-p', 'src/inspector/page'],
    ['dependency-cruiser/bin/dependency-cruise.mjs', '--config', '.dependency-cruiser.mjs', ...ROOMS],
    ['scripts/wording.mjs'],
  ],
  format: [
    ['prettier/bin/prettier.cjs', '--write', '.'],
    ['eslint/bin/eslint.js', '--fix', '.'],
  ],
  docs: [['typedoc/bin/typedoc']],
  mutation: [['@stryker-mutator/core/bin/stryker.js', 'run']],
};

/** argv: the name of the tool, then additional arguments for the last of its programs. */
export async function main() {
  const [name, ...rest] = process.argv.slice(2);
  const steps = STEPS[name];
  if (!steps) {
    console.error(`There is no tool ${name}. There are: ${Object.keys(STEPS).join(', ')}`);
    process.exitCode = 2;
    return;
  }
  await ensurePackages({ tools: true });
  const passed = steps.every(([script, ...args], index) =>
    run([
      process.execPath,
      ...OPTIMIZE_LESS,
      // a package's program, or a script of ours
      join(ROOT, script.startsWith('scripts/') ? '' : 'node_modules', script),
      ...args,
      ...(index === steps.length - 1 ? rest : []),
    ]),
  );
  process.exitCode = passed ? 0 : 1;
}
