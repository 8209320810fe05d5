// npm run notebooks: clear outputs, put every notebook into its committed layout, and list the faults that
// are left to fix.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../base/root';
import { faultsIn, tidy } from './hygiene';

const folder = join(root(), 'notebooks');
for (const file of readdirSync(folder).filter((name) => name.endsWith('.ipynb'))) {
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
