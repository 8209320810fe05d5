// @ts-check
// npm start: set up what is missing, then open the workbook. What follows `--` goes to Jupyter.
import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { jupyterEnv, prepareVsCode } from '../lib/jupyter-env.mjs';
import { ensureJupyter, stillWorks } from '../lib/jupyter.mjs';
import { ensurePackages } from '../lib/packages.mjs';
import { ROOT } from '../lib/root.mjs';
import { runUntilEnd } from '../lib/run-until-end.mjs';

const FIRST = 'notebooks/00-start-here.ipynb';

/** Set up and open. */
export async function main() {
  await ensurePackages({ thorough: true });
  demandWritable();
  process.exitCode = await openWorkbook();
}

/**
 * @param {{ again?: boolean }} [options] `again`: set-up has just been repaired
 * @returns {Promise<number>} Jupyter's exit code
 */
async function openWorkbook({ again = false } = {}) {
  const jupyter = await ensureJupyter({ thorough: again });
  if (!jupyter) return 1;
  const unprepared = prepareVsCode();
  if (unprepared) console.error(`VS Code will not find the kernel: ${unprepared}. JupyterLab does.`);
  // Jupyter refuses root unless told; it listens on this machine alone either way
  const asRoot = process.getuid?.() === 0 ? ['--allow-root'] : [];
  const { code, error } = await runUntilEnd(
    [...jupyter.command, ...argumentsFor(jupyter), ...asRoot, ...process.argv.slice(2)],
    { cwd: ROOT, env: { ...process.env, ...jupyterEnv() } },
  );
  if (code === 0) return 0;
  // what looked whole may still not run: then it is tried throughout, and made anew
  if (!again && !stillWorks(jupyter)) return openWorkbook({ again: true });
  if (error) console.error(`${jupyter.command[0]} could not be started: ${error.message}`);
  console.error(
    `Jupyter ended with code ${code}. Its own message is above; npm run doctor tries what it needs.`,
  );
  return code;
}

/**
 * How each Jupyter is told which folder to serve and what to show first.
 *
 * @param {import('../lib/jupyter.mjs').Jupyter} jupyter
 */
function argumentsFor({ kind, version }) {
  if (kind === 'lab') return [`--ServerApp.root_dir=${ROOT}`, `--LabApp.default_url=/lab/tree/${FIRST}`];
  if (version.startsWith('6.'))
    return [`--NotebookApp.notebook_dir=${ROOT}`, `--NotebookApp.default_url=/notebooks/${FIRST}`];
  return [`--ServerApp.root_dir=${ROOT}`, `--JupyterNotebookApp.default_url=/notebooks/${FIRST}`];
}

/** Jupyter keeps its files inside the workbook. Where that cannot be, it would end with a page of Python. */
function demandWritable() {
  const folder = join(ROOT, '.jupyter', 'run');
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    console.error(`The workbook's folder must be writable: ${/** @type {Error} */ (error).message}`);
    process.exit(1);
  }
}
