// @ts-check
// npm run site: builds the static site in site/. It needs the contributors' packages, and a Jupyter with nbconvert.
import { createRequire } from 'node:module';
import { jupyterEnv } from '../lib/jupyter-env.mjs';
import { ensureJupyter } from '../lib/jupyter.mjs';
import { ensurePackages } from '../lib/packages.mjs';
import { ROOT } from '../lib/root.mjs';

/** argv: the options of src/site/main.ts. */
export async function main() {
  await ensurePackages({ tools: true });
  const jupyter = await ensureJupyter({ lab: true, thorough: true });
  if (!jupyter?.nbconvert) {
    console.error('npm run site needs a Jupyter with nbconvert. For details:  npm run doctor');
    process.exitCode = 1;
    return;
  }
  process.env.WORKBOOK_JUPYTER = JSON.stringify({ ...jupyter, environment: jupyterEnv(), root: ROOT });
  const require = createRequire(import.meta.url);
  require('../lib/register.cjs');
  require('../../src/site/main.ts');
}
