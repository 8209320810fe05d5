/** The Jupyter that `npm test` found or installed. */
export interface Jupyter {
  kind: 'lab' | 'notebook';
  /** The command that runs a notebook without a browser. */
  nbconvert: string[];
  /** The environment variables that make it use the kernel of the workbook in the given folder. */
  env(folder: string): Record<string, string>;
}

/**
 * The Jupyter that `npm test` passes on; tests that need Jupyter run only through it.
 *
 * @throws Error if the tests are run without `npm test`
 */
export function jupyterOf(): Jupyter {
  const handed = process.env.WORKBOOK_JUPYTER;
  if (!handed) throw new Error('these tests need a Jupyter: run them with npm test, which finds one');
  const found = JSON.parse(handed) as Omit<Jupyter, 'env'> & {
    environment: Record<string, string>;
    root: string;
  };
  return {
    ...found,
    env: (folder) =>
      Object.fromEntries(
        Object.entries(found.environment).map(([name, value]) => [name, value.replace(found.root, folder)]),
      ),
  };
}
