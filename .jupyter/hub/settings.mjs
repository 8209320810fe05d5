// @ts-check
// Prints as JSON what npm start gives to JupyterLab in this folder. The hub gives it to the users' servers.
import { FIRST_PAGE, jupyterEnv, labOptions } from '../../scripts/lib/jupyter-env.mjs';

console.log(JSON.stringify({ page: FIRST_PAGE, env: jupyterEnv(), options: labOptions() }));
