// npm run notebooks: clear outputs, put every notebook into its committed layout, and list the faults that
// are left to fix.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../base/root';
import { takesNothing } from '../../base/takes-nothing';
import { faultsIn, tidy } from './hygiene';

const DOES =
  'Clear outputs, put every notebook into its committed layout, and list the faults that are left to fix.';
const folder = join(root(), 'notebooks');
const files = takesNothing('notebooks', DOES) ? readdirSync(folder) : [];
for (const file of files.filter((name) => name.endsWith('.ipynb'))) {
  const text = readFileSync(join(folder, file), 'utf8');
  const tidied = tidy(text);
  if (tidied !== text) {
    writeFileSync(join(folder, file), tidied);
    console.log(`notebooks/${file} tidied`);
  }
  for (const fault of faultsIn(tidied)) {
    console.log(`notebooks/${file}: ${fault}`);
    process.exitCode = 1;
  }
}
