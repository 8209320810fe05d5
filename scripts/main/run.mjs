// @ts-check
// Runs a TypeScript file: node scripts/run.mjs [--tools] src/workbook/stubs/main.ts …
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { ensurePackages } from '../lib/packages.mjs';

/** Run the file; argv is what it would be if Node ran the file directly. */
export async function main() {
  // --tools: it needs packages that only contributors have installed
  const tools = process.argv[2] === '--tools';
  const [file] = process.argv.splice(2, tools ? 2 : 1).slice(-1);
  await ensurePackages({ tools });
  const require = createRequire(import.meta.url);
  require('../lib/register.cjs');
  require(resolve(file));
}
