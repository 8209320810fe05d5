// @ts-check
// Prints the environment variables for Jupyter as commands of a shell.
import { jupyterEnv, prepareTheme } from '../scripts/lib/jupyter-env.mjs';

prepareTheme();
for (const [name, value] of Object.entries(jupyterEnv())) {
  console.log(`export ${name}='${value.replaceAll("'", `'\\''`)}'`);
}
