import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { type CellOutput, joined } from '../workbook/notebooks/nbformat';
import { PORTS } from './ask-kernel';
import { jupyterOf } from './jupyter';
import { asOwn, makeWorkspace, type Workspace } from './workspace';

/** A cell that was run. */
export interface RunCell {
  /** Its id. */
  id: string;
  /** `code`, `markdown`. */
  cell_type: string;
  /** Its lines. */
  source: string[] | string;
  /** Its outputs, in order. */
  outputs: CellOutput[];
}

/** A notebook that was run. */
export interface Ran {
  cells: RunCell[];
  /** Attempts to connect to other machines; empty if there were none. */
  connections: string;
}

/**
 * How long a kernel may take to start, and its output to arrive, in seconds; only a hanging one takes that
 * long.
 */
const PATIENCE = 600;

/** The address and network of a real node. */
export interface RealNode {
  /** Its port on 127.0.0.1; 0 if there is none. */
  port: number;
  /** A value for BITCOIN_NETWORK. */
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

/** Delete the workspaces, after all tests. */
export function removeWorkspaces(): void {
  workspaces.forEach((workspace) => workspace.remove());
}

/**
 * Run a notebook from top to bottom, as Jupyter does, with all connections out of this machine blocked.
 *
 * @param slug - the lesson
 * @param exercises - whether the learner has solved all of them, or none
 * @param peer - the real node that lessons talk to; if omitted, each has a loopback peer
 */
export async function run(
  slug: string,
  exercises: 'stubs' | 'solved',
  { port, network }: RealNode = NOBODY,
): Promise<Ran> {
  const { folder } = workspaceOf(exercises);
  const connections = join(folder, `${slug}.connections`);
  const [cells] = await execute(folder, [`notebooks/${slug}.ipynb`], {
    WORKBOOK_CONNECTIONS: connections,
    WORKBOOK_CHECK: 'once',
    // these override the developer's own settings
    BITCOIN_PEER: port === 0 ? '' : `127.0.0.1:${port}`,
    BITCOIN_NETWORK: network,
    BITCOIN_TRANSPORT: '',
  });
  return { cells, connections: existsSync(connections) ? readFileSync(connections, 'utf8') : '' };
}

/** The ids of the cells that write the answers, and take them back. */
const WRITING = 'the-learner-writes-the-answers';
const TAKING_BACK = 'the-stubs-are-there-again';

/** A notebook that was run with nothing written, and again with everything. */
export interface RanTwice {
  stubs: Ran;
  solved: Ran;
}

/**
 * Run notebooks as a learner does, one after another: each from top to bottom with nothing written, then again in
 * the same kernel with all answers written, while all connections out of this machine are blocked.
 *
 * @param slugs - the lessons
 * @returns each lesson's cells; the connections are those of all of them
 */
export async function runTwice(slugs: readonly string[]): Promise<Map<string, RanTwice>> {
  const workspace = makeWorkspace('stubs');
  try {
    const files = slugs.map((slug) => `notebooks/${slug}.ipynb`);
    for (const file of files) {
      const notebook = JSON.parse(workspace.read(file)) as { cells: RunCell[] };
      const again = notebook.cells.map((cell) => ({ ...cell, id: `${cell.id}-again` }));
      const writing = addedCell(WRITING, writeAnswers(workspace.folder));
      const takingBack = addedCell(TAKING_BACK, takeBack(workspace.folder));
      const cells = [...notebook.cells, writing, ...again, takingBack];
      workspace.write(file, JSON.stringify({ ...notebook, cells }));
    }
    const log = join(workspace.folder, 'connections');
    const ran = await execute(workspace.folder, files, {
      WORKBOOK_CONNECTIONS: log,
      WORKBOOK_CHECK: 'once',
      BITCOIN_PEER: '',
      BITCOIN_NETWORK: '',
      BITCOIN_TRANSPORT: '',
    });
    const connections = existsSync(log) ? readFileSync(log, 'utf8') : '';
    return new Map(slugs.map((slug, i) => [slug, parted(ran[i], connections)]));
  } finally {
    workspace.remove();
  }
}

function parted(cells: RunCell[], connections: string): RanTwice {
  const border = cells.findIndex(({ id }) => id === WRITING);
  return {
    stubs: { cells: cells.slice(0, border), connections },
    solved: { cells: cells.slice(border), connections },
  };
}

function addedCell(id: string, code: string): object {
  return { cell_type: 'code', id, execution_count: null, metadata: {}, outputs: [], source: [code] };
}

/**
 * The code of a cell that writes all answers. It then gives the kernel, which runs in the same process, time to
 * notice that the files have changed: its own timer for that is shorter, so it fires first on a slow machine, too.
 */
const writeAnswers = (folder: string): string =>
  `import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
const workbook = ${JSON.stringify(folder)};
const theStubs = new Map<string, string>();
for (const file of readdirSync(workbook + '/solutions').filter((name) => name.endsWith('.ts'))) {
  const solution = readFileSync(workbook + '/solutions/' + file, 'utf8');
  theStubs.set(file, readFileSync(workbook + '/exercises/' + file, 'utf8'));
  writeFileSync(workbook + '/exercises/' + file, ${asOwn.name}(solution));
}
function ${asOwn.name}(solution: string) { return solution + ${JSON.stringify(asOwn(''))}; }
await new Promise((resolve) => setTimeout(resolve, 2000));`;

/** The code of a cell that leaves the workbook as the next notebook must find it. */
const takeBack = (folder: string): string =>
  `import { rmSync as remove, writeFileSync as write } from 'node:fs';
for (const [file, stub] of theStubs) write(${JSON.stringify(join(folder, 'exercises'))} + '/' + file, stub);
remove(${JSON.stringify(join(folder, '.workbook'))}, { recursive: true, force: true });`;

/**
 * Run notebooks one after another, each in its own kernel. An error in a cell does not stop a notebook.
 *
 * @param folder - the workbook
 * @param notebooks - their files, relative to the folder
 * @param env - additional environment variables for the kernels
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

/**
 * A port range for each jest worker, below the range from which systems assign ports; and a different one for
 * each jest process, as several may run on one machine.
 */
let nextPort =
  8000 + (scattered(process.ppid) % 21_000) + 150 * (Number(process.env.JEST_WORKER_ID ?? 0) % 16);

/** A number that is far away for the next process id, always the same for the same one. */
function scattered(id: number): number {
  return createHash('sha256').update(String(id)).digest().readUInt32LE();
}

/**
 * Choose ports for a kernel. Jupyter itself would choose ports that are free when it starts, but the thousand
 * nodes of another notebook could take them before the kernel listens.
 */
async function kernelPorts(): Promise<string[]> {
  const options = ['--KernelManager.cache_ports=False'];
  for (const name of PORTS) {
    let port: number;
    // incremented before it is tested, because several notebooks start at the same time
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

const htmlOf = ({ outputs }: RunCell) => outputs.map(({ data }) => joined(data?.['text/html'])).join('\n');

/** Check the results of a notebook that was run. */
export function expectNoErrors({ cells, connections }: Ran, state: string): void {
  const code = cells.filter(({ cell_type }) => cell_type === 'code');
  expect(connections).toBe('');
  for (const cell of code) {
    const errors = cell.outputs.filter(
      ({ output_type, name }) => output_type === 'error' || name === 'stderr',
    );
    expect({ cell: cell.id, errors }).toEqual({ cell: cell.id, errors: [] });
    // said as it is where the kernel has two copies of the class; otherwise as "not started yet"
    expect({ cell: cell.id, unwritten: htmlOf(cell).includes('NotWrittenYet') }).toEqual({
      cell: cell.id,
      unwritten: false,
    });
    const source = joined(cell.source);
    if (/\bdraw\(/.test(source)) expect(htmlOf(cell)).toContain('<svg');
    if (/\bcheck\('/.test(source)) expect(htmlOf(cell)).toContain(state);
  }
  expect(code.some((cell) => /\bcheck\('/.test(joined(cell.source)))).toBe(true);
}
