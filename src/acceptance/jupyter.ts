/** The Jupyter that `npm test` found or made. */
export interface Jupyter {
  kind: 'lab' | 'notebook';
  /** The words that start the program that runs a notebook without a browser. */
  nbconvert: string[];
  /** The environment that makes it use the kernel of the workbook in this folder. */
  env(folder: string): Record<string, string>;
}

/**
 * What `npm test` hands over; tests that need Jupyter run through it alone.
 *
 * @throws Error if they are run without it
 */
export function jupyterOf(): Jupyter {
  const handed = process.env.WORKBOOK_JUPYTER;
  if (!handed) throw new Error('these tests need a Jupyter, and npm test is what finds one');
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
