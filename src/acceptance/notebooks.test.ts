import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lessons } from '../lessons';
import { jupyterOf } from './jupyter';
import { makeWorkspace, type Workspace } from './workspace';

interface Output {
  output_type: string;
  name?: string;
  text?: string[] | string;
  data?: Record<string, string[] | string>;
}
interface RunCell {
  id: string;
  cell_type: string;
  source: string[] | string;
  outputs: Output[];
}

const jupyter = jupyterOf();
const workspaces = new Map<string, Workspace>();
const workspaceOf = (exercises: 'stubs' | 'solved') => {
  const workspace = workspaces.get(exercises) ?? makeWorkspace(exercises);
  workspaces.set(exercises, workspace);
  return workspace;
};

afterAll(() => workspaces.forEach((workspace) => workspace.remove()));

/** Run a notebook from top to bottom, as Jupyter does, with every way out of this machine closed. */
async function run(
  slug: string,
  exercises: 'stubs' | 'solved',
): Promise<{ cells: RunCell[]; connections: string }> {
  const { folder } = workspaceOf(exercises);
  const connections = join(folder, `${slug}.connections`);
  const args = ['--to', 'notebook', '--execute', '--allow-errors', '--output-dir', join(folder, 'executed')];
  const guard = join(folder, 'scripts', 'lib', 'loopback-only.cjs').replaceAll('\\', '/');
  const env = {
    ...process.env,
    ...jupyter.env(folder),
    NODE_OPTIONS: `--require "${guard}"`,
    WORKBOOK_CONNECTIONS: connections,
    WORKBOOK_CHECK: 'once',
    // whoever has set them for their own lessons tests the workbook nevertheless
    BITCOIN_PEER: '',
    BITCOIN_NETWORK: '',
  };
  const options = { cwd: folder, env, maxBuffer: 1 << 26 };
  await new Promise<void>((resolve, reject) => {
    execFile(jupyter.nbconvert, [...args, `notebooks/${slug}.ipynb`], options, (error) =>
      error ? reject(error) : resolve(),
    );
  });
  const { cells } = JSON.parse(readFileSync(join(folder, 'executed', `${slug}.ipynb`), 'utf8')) as {
    cells: RunCell[];
  };
  return { cells, connections: existsSync(connections) ? readFileSync(connections, 'utf8') : '' };
}

const textOf = (value: string[] | string | undefined) =>
  Array.isArray(value) ? value.join('') : (value ?? '');
const htmlOf = ({ outputs }: RunCell) => outputs.map(({ data }) => textOf(data?.['text/html'])).join('\n');

const runs = lessons().flatMap(({ slug }) => [
  [slug, 'stubs', 'not started'] as const,
  [slug, 'solved', 'done'] as const,
]);

test.concurrent.each(runs)(
  '%s runs from top to bottom with %s, and is then %s',
  async (slug, exercises, state) => {
    const { cells, connections } = await run(slug, exercises);
    const code = cells.filter(({ cell_type }) => cell_type === 'code');
    expect(connections).toBe('');
    for (const cell of code) {
      const errors = cell.outputs.filter(
        ({ output_type, name }) => output_type === 'error' || name === 'stderr',
      );
      expect({ cell: cell.id, errors }).toEqual({ cell: cell.id, errors: [] });
      const source = textOf(cell.source);
      if (/\bdraw\(/.test(source)) expect(htmlOf(cell)).toContain('<svg');
      if (/\bcheck\('/.test(source)) expect(htmlOf(cell)).toContain(state);
    }
    expect(code.some((cell) => /\bcheck\('/.test(textOf(cell.source)))).toBe(true);
  },
  600_000,
);
