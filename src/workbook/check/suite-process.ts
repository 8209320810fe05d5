import { type ChildProcess, spawn } from 'node:child_process';
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { join } from 'node:path';
import { OPTIMIZE_LESS } from '../../../scripts/lib/big-module.cjs';
import { Interrupted, wasInterrupted } from '../../base/interrupted';
import { readSome } from '../../base/read-some';
import { root } from '../../base/root';
import { confinement, type Confinement } from './confinement';
import { limitProcess } from './limits';

/** What the process is to do: see `scripts/lib/jest-child.mjs`. */
export interface SuiteJob {
  slugs: string[];
  siblings: string;
  out: string;
  only?: string[];
  seconds: number;
  /** Run no test, and report them all. */
  list?: boolean;
}

/** The files that it writes. */
export interface SuiteFiles {
  out: string;
  progress: string;
  consoleOutput: string;
}

/** How a process that ran suites ended. */
export interface SuiteEnd {
  /** How it ended, and the last of its output. */
  words: string;
  /** Set if it went beyond a limit, or was ended by a signal. */
  stopped?: 'endless' | 'memory' | 'killed';
  /** Its results as JSON; absent if it ended before it had them. */
  results?: string;
}

/** How much of a process's output is shown if it ends without a result, in characters. */
const MOST_OUTPUT = 2000;

/** How long the last of a process's output is waited for, in milliseconds. */
const LAST_OUTPUT_MS = 1000;

/** The processes that are running: they end with this one. */
const running = new Set<ChildProcess>();
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));

/** Run suites in a child process, until it ends. @param job - what to run @param files - what it writes */
export function runSuiteProcess(job: SuiteJob, files: SuiteFiles): Promise<SuiteEnd> {
  const confined = confinement();
  const key = randomBytes(32);
  return new Promise((resolve, reject) => {
    const script = join(root(), 'scripts', 'lib', 'jest-child.mjs');
    const args = [script, JSON.stringify({ ...job, confined: confined !== undefined })];
    const child = spawn(
      process.execPath,
      [...OPTIMIZE_LESS, ...(confined ? optionsFor(confined) : []), ...args],
      {
        cwd: root(),
        // nothing but the key comes that way
        stdio: [confined ? 'pipe' : 'ignore', 'pipe', 'pipe'],
        env: { ...(confined ? strangersEnv(confined) : ownEnv()), ...settings(files) },
      },
    );
    running.add(child);
    // it may have ended before it reads the key
    child.stdin?.on('error', () => {}).end(key);
    let output = '';
    const listen = (chunk: Buffer) => (output = (output + String(chunk)).slice(-MOST_OUTPUT));
    for (const pipe of pipesOf(child)) pipe.on('data', listen);
    const limits = confined && limitProcess(child, files.progress, confined);
    child.on('error', reject);
    // a program that an answer has started keeps the pipes open as long as it runs
    child.on('exit', () =>
      setTimeout(() => pipesOf(child).forEach((pipe) => pipe.destroy()), LAST_OUTPUT_MS).unref(),
    );
    child.on('close', (code, signal) => {
      running.delete(child);
      // a stranger's answer may choose that exit code itself
      if (!confined && wasInterrupted(code, signal)) reject(new Interrupted());
      const printed = output.trim();
      const heap = output.includes('JavaScript heap out of memory') ? 'memory' : undefined;
      const killed = signal ? 'killed' : undefined;
      resolve({
        words: `${signal ? `by the signal ${signal}` : `with exit code ${code}`}${printed ? `. It printed:\n${printed}` : ''}`,
        stopped: limits?.end() ?? heap ?? killed,
        results: resultsIn(files.out, confined && key),
      });
    });
  });
}

const pipesOf = ({ stdout, stderr }: ChildProcess) => [stdout, stderr].filter((pipe) => pipe !== null);

/** The results, if they are there; of a confined process, only if they have its signature. */
function resultsIn(file: string, key: Buffer | undefined): string | undefined {
  const text = readSome(file);
  if (!key || text === undefined) return text;
  const [signature, results] = [text.slice(0, 64), text.slice(64)];
  const right = Buffer.from(createHmac('sha256', key).update(results).digest('hex'));
  const found = Buffer.from(signature);
  return found.length === right.length && timingSafeEqual(found, right) ? results : undefined;
}

function settings({ progress, consoleOutput }: SuiteFiles): NodeJS.ProcessEnv {
  return {
    // a time zone other than UTC, so that local time in an answer is noticed on every machine
    TZ: 'Pacific/Chatham',
    WORKBOOK_PROGRESS: progress,
    WORKBOOK_CONSOLE: consoleOutput,
    FORCE_COLOR: '0',
    NO_COLOR: '1',
    // with *, packages that jest uses print what they do, as if the answer had printed it
    DEBUG: '',
    NODE_ENV: 'test',
  };
}

function ownEnv(): NodeJS.ProcessEnv {
  // without the option that makes jest treat packages as ES modules, which the suites do not load
  const options = (process.env.NODE_OPTIONS ?? '').replace(/--experimental-vm-modules\b/g, '').trim();
  return { ...process.env, NODE_OPTIONS: options };
}

/** Nothing of this process's own environment, which may hold secrets, but what Windows needs. */
function strangersEnv({ writable }: Confinement): NodeJS.ProcessEnv {
  const { SystemRoot } = process.env;
  return {
    ...(SystemRoot !== undefined && { SystemRoot }),
    TMPDIR: writable,
    TEMP: writable,
    TMP: writable,
    HOME: writable,
    WORKBOOK_CONFINED: 'true',
  };
}

/** Node's options for a process with few permissions. */
function optionsFor({ readable, writable, memory }: Confinement): string[] {
  const known = process.allowedNodeEnvironmentFlags;
  return [
    // its name until Node 23
    known.has('--permission') ? '--permission' : '--experimental-permission',
    ...readable.map((folder) => `--allow-fs-read=${join(folder, '/')}`),
    `--allow-fs-write=${join(writable, '/')}`,
    // for jest's resolver; sandbox.cjs loads it, and lets nothing else be loaded
    '--allow-addons',
    // sandbox.cjs allows loopback only
    ...(known.has('--allow-net') ? ['--allow-net'] : []),
    '--disable-warning=ExperimentalWarning',
    '--disable-warning=SecurityWarning',
    `--max-old-space-size=${Math.ceil(memory / 2)}`,
    // an answer that calls Math.random() gets the same result when it is graded again
    '--random-seed=1',
    '--require',
    join(root(), 'scripts', 'lib', 'sandbox.cjs'),
  ];
}
