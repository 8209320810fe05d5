// Runs a TypeScript file: node scripts/run.mjs src/stubs/main.ts …
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { ensurePackages } from './lib/packages.mjs';

await ensurePackages();
const require = createRequire(import.meta.url);
require('./lib/register.cjs');
const [file] = process.argv.splice(2, 1);
require(resolve(file));
