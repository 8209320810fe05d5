// @ts-check
// npm start: set up what is missing, then open the workbook. Arguments after `--` are passed to Jupyter.
import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { FIRST_NOTEBOOK, jupyterEnv, labOptions, prepareTheme, prepareVsCode } from '../lib/jupyter-env.mjs';
import { ensureJupyter, stillWorks } from '../lib/jupyter.mjs';
import { ensurePackages } from '../lib/packages.mjs';
import { ROOT } from '../lib/root.mjs';
import { runUntilEnd } from '../lib/run-until-end.mjs';

/**
 * After how many seconds without a cell Jupyter ends a kernel whose notebook is closed. A kernel takes 180 MB, and
 * closing the tab of a notebook does not end it. One whose notebook is open is never ended: its variables would
 * be lost.
 */
const IDLE = 30 * 60;

/** Set up and open. */
export async function main() {
  await ensurePackages({ thorough: true });
  demandWritable();
  process.exitCode = await openWorkbook();
}

/**
 * @param {{ again?: boolean }} [options] `again`: whether this is a second attempt, with thorough checks
 * @returns {Promise<number>} Jupyter's exit code
 */
async function openWorkbook({ again = false } = {}) {
  const jupyter = await ensureJupyter({ thorough: again });
  if (!jupyter) return 1;
  const plain = prepareTheme();
  if (plain) console.error(`Pictures will be drawn on white in the dark theme, too: ${plain}`);
  const unprepared = prepareVsCode();
  if (unprepared) console.error(`VS Code will not find the kernel: ${unprepared}. JupyterLab does.`);
  // without the option Jupyter refuses to run as root; it listens only on this machine either way
  const asRoot = process.getuid?.() === 0 ? ['--allow-root'] : [];
  const { code, error } = await runUntilEnd(
    [...jupyter.command, ...argumentsFor(jupyter), ...asRoot, ...process.argv.slice(2)],
    { cwd: ROOT, env: { ...process.env, ...jupyterEnv({ editor: true }) } },
  );
  if (code === 0) return 0;
  // an installation that looks complete may not run: then it is checked thoroughly, and recreated
  if (!again && !stillWorks(jupyter)) return openWorkbook({ again: true });
  if (error) console.error(`${jupyter.command[0]} could not be started: ${error.message}`);
  console.error(
    `Jupyter ended with code ${code}. Its own message is above; npm run doctor checks what it needs.`,
  );
  return code;
}

/**
 * The options that set the folder to serve and the first page, which differ between versions of Jupyter.
 *
 * @param {import('../lib/jupyter.mjs').Jupyter} jupyter
 */
function argumentsFor({ kind, version }) {
  if (kind === 'lab') return [...labOptions(), `--MappingKernelManager.cull_idle_timeout=${IDLE}`];
  if (version.startsWith('6.'))
    return [`--NotebookApp.notebook_dir=${ROOT}`, `--NotebookApp.default_url=${FIRST_NOTEBOOK}`];
  return [`--ServerApp.root_dir=${ROOT}`, `--JupyterNotebookApp.default_url=${FIRST_NOTEBOOK}`];
}

/**
 * Check that the workbook's folder is writable. Jupyter keeps its files there, and would otherwise end with a
 * long Python traceback.
 */
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
