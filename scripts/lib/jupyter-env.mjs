// @ts-check
// What Jupyter and VS Code need to know about this workbook.
import { readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { writeWhole } from './files.mjs';
import { ROOT } from './root.mjs';

/**
 * The environment variables for Jupyter: they make it use the project's kernel, and keep all of its files
 * inside the project.
 *
 * @param {{ editor?: boolean }} [options] `editor`: also use .jupyter/editor, where the language server of JupyterLab's
 *   editor is; its path counts from the workbook's folder
 * @returns {Record<string, string>}
 */
export function jupyterEnv({ editor = false } = {}) {
  const own = join(ROOT, '.jupyter');
  const config = ['config', ...(editor ? ['editor'] : [])].map((name) => join(own, name));
  const at = (/** @type {string[]} */ ...parts) => join(own, 'run', ...parts);
  return {
    JUPYTER_PATH: own,
    JUPYTER_CONFIG_PATH: config.join(delimiter),
    JUPYTER_CONFIG_DIR: at('config'),
    JUPYTER_DATA_DIR: at('data'),
    JUPYTER_RUNTIME_DIR: at('runtime'),
    JUPYTERLAB_SETTINGS_DIR: at('lab', 'settings'),
    JUPYTERLAB_WORKSPACES_DIR: at('lab', 'workspaces'),
    IPYTHONDIR: at('ipython'),
    JUPYTER_PLATFORM_DIRS: '1',
    PYDEVD_DISABLE_FILE_VALIDATION: '1',
  };
}

const FIRST = 'notebooks/00-start-here.ipynb';

/** The page that opens first, as a path of a Jupyter Notebook. */
export const FIRST_NOTEBOOK = `/notebooks/${FIRST}`;

/** The page that opens first in JupyterLab. */
export const FIRST_PAGE = `/lab/tree/${FIRST}`;

/**
 * The options for JupyterLab that set the folder to serve, the first page and the theme.
 *
 * @returns {string[]}
 */
export function labOptions() {
  return [`--ServerApp.root_dir=${ROOT}`, `--LabApp.default_url=${FIRST_PAGE}`, '--LabApp.custom_css=True'];
}

/**
 * Put the style sheet for the dark theme where JupyterLab looks for it: in its folder of settings, which is not
 * in the repository.
 *
 * @returns {string | undefined} why it could not be put there
 */
export function prepareTheme() {
  try {
    const text = readFileSync(join(ROOT, '.jupyter', 'theme.css'), 'utf8');
    writeWhole(join(ROOT, '.jupyter', 'run', 'config', 'custom', 'custom.css'), text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * Prepare VS Code, which starts kernels itself: write a kernelspec with absolute paths, and the file of
 * environment variables that .vscode/settings.json points to.
 *
 * @returns {string | undefined} why it could not be written
 */
export function prepareVsCode() {
  const spec = join(ROOT, '.jupyter', 'kernels', 'tslab');
  const folder = join(ROOT, '.jupyter', 'run', 'vscode');
  try {
    const kernel = JSON.parse(readFileSync(join(spec, 'kernel.json'), 'utf8'));
    kernel.argv = [process.execPath, join(spec, 'launch.cjs'), '{connection_file}'];
    writeWhole(join(folder, 'kernels', 'tslab', 'kernel.json'), JSON.stringify(kernel, undefined, 2));
    writeWhole(join(ROOT, '.jupyter', 'vscode.env'), `JUPYTER_PATH=${folder}\n`);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
