import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { jupyterOf } from './jupyter';
import { makeWorkspace, type Workspace } from './workspace';

/** What a cell has printed or drawn, as nbformat 4.5 has it. */
export interface Output {
  /** `stream`, `display_data`, `execute_result`, `error`. */
  output_type: string;
  /** Of a stream: `stdout`, `stderr`. */
  name?: string;
  /** Of a stream: what was printed. */
  text?: string[] | string;
  /** Of a display: the same thing in several forms, by MIME type. */
  data?: Record<string, string[] | string>;
}

/** A cell that was run. */
export interface RunCell {
  /** Its name. */
  id: string;
  /** `code`, `markdown`. */
  cell_type: string;
  /** Its lines. */
  source: string[] | string;
  /** What came of it, in order. */
  outputs: Output[];
}

/** A kernel may take its time to start, and its output to arrive, in seconds: only what hangs takes as long. */
const PATIENCE = 600;

/** Where a real node listens, and to which network it belongs. */
export interface RealNode {
  /** On 127.0.0.1; 0: there is none. */
  port: number;
  /** As BITCOIN_NETWORK has it. */
  network: string;
}
const NOBODY: RealNode = { port: 0, network: '' };

const jupyter = jupyterOf();
const workspaces = new Map<string, Workspace>();
const workspaceOf = (exercises: 'stubs' | 'solved') => {
  const workspace = workspaces.get(exercises) ?? makeWorkspace(exercises);
  workspaces.set(exercises, workspace);
  return workspace;
};

/** To be called when all is over: the workspaces go. */
export function removeWorkspaces(): void {
  workspaces.forEach((workspace) => workspace.remove());
}

/**
 * Run a notebook from top to bottom, as Jupyter does, with every way out of this machine closed.
 *
 * @param slug - the lesson
 * @param exercises - whether the learner has solved all of them, or none
 * @param peer - the real node that lessons are to talk to; without it, each has a loopback peer
 */
export async function run(
  slug: string,
  exercises: 'stubs' | 'solved',
  { port, network }: RealNode = NOBODY,
): Promise<{ cells: RunCell[]; connections: string }> {
  const { folder } = workspaceOf(exercises);
  const connections = join(folder, `${slug}.connections`);
  const [cells] = await execute(folder, [`notebooks/${slug}.ipynb`], {
    WORKBOOK_CONNECTIONS: connections,
    WORKBOOK_CHECK: 'once',
    // whoever has set them for their own lessons tests the workbook nevertheless
    BITCOIN_PEER: port === 0 ? '' : `127.0.0.1:${port}`,
    BITCOIN_NETWORK: network,
  });
  return { cells, connections: existsSync(connections) ? readFileSync(connections, 'utf8') : '' };
}

/**
 * Run notebooks one after the other, each in a kernel of its own. An error in a cell does not end them.
 *
 * @param folder - the workbook
 * @param notebooks - their files, relative to it
 * @param env - what their kernels get beside the environment of this process
 * @returns the cells of each
 */
export async function execute(
  folder: string,
  notebooks: string[],
  env: Record<string, string> = {},
): Promise<RunCell[][]> {
  const out = join(folder, 'executed');
  const patience = ['startup', 'iopub'].map((what) => `--ExecutePreprocessor.${what}_timeout=${PATIENCE}`);
  const args = [
    '--to',
    'notebook',
    '--execute',
    '--allow-errors',
    ...patience,
    '--output-dir',
    out,
    ...notebooks,
  ];
  const guard = join(folder, 'scripts', 'lib', 'loopback-only.cjs').replaceAll('\\', '/');
  const options = {
    cwd: folder,
    env: { ...process.env, ...jupyter.env(folder), NODE_OPTIONS: `--require "${guard}"`, ...env },
    maxBuffer: 1 << 26,
  };
  const [program, ...words] = jupyter.nbconvert;
  const convert = async () =>
    promisify(execFile)(program, [...words, ...args, ...(await kernelPorts())], options);
  // Jupyter itself would start another kernel, too
  await convert().catch((error: Error) => {
    if (error.message.includes('The kernel cannot listen on')) return convert();
    throw error;
  });
  return notebooks.map((file) => {
    const text = readFileSync(join(out, basename(file)), 'utf8');
    return (JSON.parse(text) as { cells: RunCell[] }).cells;
  });
}

/** What Jupyter calls the ports of a kernel. */
const PORTS = ['shell_port', 'iopub_port', 'stdin_port', 'control_port', 'hb_port'];
/**
 * A range for each worker of jest, below those from which systems choose by themselves; and another one for each jest,
 * as several may run on one machine.
 */
let nextPort = 8000 + 2400 * (process.ppid % 10) + 150 * (Number(process.env.JEST_WORKER_ID ?? 0) % 16);

/**
 * Ports for a kernel. Jupyter would take some that are free as it starts, and meanwhile the thousand nodes of another
 * notebook could take them.
 */
async function kernelPorts(): Promise<string[]> {
  const options = ['--KernelManager.cache_ports=False'];
  for (const name of PORTS) {
    let port: number;
    // taken before it is tried, for several notebooks start at the same time
    do port = nextPort++;
    while (!(await isFree(port)));
    options.push(`--KernelManager.${name}=${port}`);
  }
  return options;
}

function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.on('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

const textOf = (value: string[] | string | undefined) =>
  Array.isArray(value) ? value.join('') : (value ?? '');
const htmlOf = ({ outputs }: RunCell) => outputs.map(({ data }) => textOf(data?.['text/html'])).join('\n');

/** All that must be true of a notebook that was run. */
export function expectNoErrors({ cells, connections }: Awaited<ReturnType<typeof run>>, state: string): void {
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
}
