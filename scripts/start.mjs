// @ts-check
// npm start: set up what is missing, then open the workbook. What follows `--` goes to Jupyter.
import { spawn } from 'node:child_process';
import { ensureJupyter, jupyterEnv, prepareVsCode } from './lib/jupyter.mjs';
import { ensurePackages } from './lib/packages.mjs';
import { ROOT } from './lib/root.mjs';

const FIRST = 'notebooks/00-start-here.ipynb';

/**
 * How each Jupyter is told which folder to serve and what to show first.
 *
 * @param {import('./lib/jupyter.mjs').Jupyter} jupyter
 */
function argumentsFor({ kind, version }) {
  if (kind === 'lab') return [`--ServerApp.root_dir=${ROOT}`, `--LabApp.default_url=/lab/tree/${FIRST}`];
  if (version.startsWith('6.'))
    return [`--NotebookApp.notebook_dir=${ROOT}`, `--NotebookApp.default_url=/notebooks/${FIRST}`];
  return [`--ServerApp.root_dir=${ROOT}`, `--JupyterNotebookApp.default_url=/notebooks/${FIRST}`];
}

await ensurePackages();
const jupyter = await ensureJupyter();
if (!jupyter) process.exit(1);
prepareVsCode();

// Jupyter refuses root unless told; it listens on this machine alone either way
const asRoot = process.getuid?.() === 0 ? ['--allow-root'] : [];
const child = spawn(jupyter.program, [...argumentsFor(jupyter), ...asRoot, ...process.argv.slice(2)], {
  cwd: ROOT,
  stdio: 'inherit',
  env: { ...process.env, ...jupyterEnv() },
});
// Ctrl+C reaches Jupyter too; it asks whether to stop, and this process waits for its answer
process.on('SIGINT', () => {});
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('error', (error) => {
  console.error(`${jupyter.program} could not be started: ${error.message}\nTry:  npm run doctor`);
  process.exit(1);
});
child.on('exit', (code) => process.exit(code ?? 0));
