// Runs a TypeScript file: node scripts/run.mjs [--tools] src/workbook/stubs/main.ts …
import { runOnRecentNode } from './lib/node-version.mjs';

runOnRecentNode(() => import('./main/run.mjs'));
