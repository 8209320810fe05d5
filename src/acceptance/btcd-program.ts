import { spawnSync } from 'node:child_process';
import { accessSync, constants, mkdirSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { cacheFolder } from '../base/cache-folder';
import { withLockSync } from '../base/file-lock';

/** The release that is built where there is no btcd. */
export const BTCD_VERSION = '0.26.2';

/** Where btcd is, and what it says it is; or why there is none. */
export type FoundBtcd = { program: string; version: string } | { reason: string };

const ENDING = process.platform === 'win32' ? '.exe' : '';
/** Go fetches some 40 MB and compiles 400 packages; with a network that swallows everything it would wait for ever. */
const BUILD_TIMEOUT = 3_600_000;

/**
 * Find btcd, a whole Bitcoin node in Go: on the PATH, else in the cache folder of the workbook, else built there.
 *
 * It takes its time when it builds, and does not return before: which tests a file has must be known before the
 * first of them runs.
 */
export function findBtcd(env: NodeJS.ProcessEnv = process.env): FoundBtcd {
  const cache = cacheFolder({ platform: process.platform, home: homedir(), env });
  const cached = join(cache, `btcd-${BTCD_VERSION}`, `btcd${ENDING}`);
  const there = onPath('btcd', env) ?? (isProgram(cached) ? cached : undefined);
  if (there) return asked(there);
  // two test files may come here at the same time: one of them builds it
  const failure = withLockSync(`${dirname(cached)}.lock`, () =>
    isProgram(cached) ? undefined : build(cached, env),
  );
  return failure ? { reason: failure } : asked(cached);
}

/**
 * A group of tests that need btcd. Where there is none they are skipped, and the name of the group says why.
 *
 * @param tests - declares the tests; gets the program, which runs only inside of them
 */
export function describeWithBtcd(name: string, tests: (program: string) => void): void {
  const found = findBtcd();
  if ('program' in found) return describe(`${name} (btcd ${found.version})`, () => tests(found.program));
  console.warn(`NOT RUN: ${name}, for ${found.reason}`);
  describe.skip(`${name} (not run: ${found.reason})`, () => tests(''));
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

function onPath(name: string, env: NodeJS.ProcessEnv): string | undefined {
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name + ENDING)).find(isProgram);
}

/** It must run, and be btcd: something of that name that does not work is no node. */
function asked(program: string): FoundBtcd {
  const { stdout, error } = spawnSync(program, ['--version'], { encoding: 'utf8', timeout: 600_000 });
  const version = /btcd version (\d+\.\d+\.\d+)/.exec(stdout ?? '')?.[1];
  return version
    ? { program, version }
    : { reason: `${program} does not tell its version${error ? `: ${error.message}` : ''}` };
}

/** Build btcd where `file` says. Returns why it could not be done. */
function build(file: string, env: NodeJS.ProcessEnv): string | undefined {
  const go = onPath('go', env);
  if (!go) return 'there is no btcd on the PATH, and no go to build it with';
  const module = `github.com/btcsuite/btcd@v${BTCD_VERSION}`;
  process.stderr.write(`go install ${module}, once: it takes a minute or two\n`);
  const folder = dirname(file);
  mkdirSync(dirname(folder), { recursive: true });
  // it appears where it is looked for only when it is whole
  const own = mkdtempSync(`${folder}-`);
  const { status, stderr, error } = spawnSync(go, ['install', module], {
    // without cgo no C compiler is needed; -modcacherw lets what go fetches be deleted again
    env: { ...env, GOBIN: own, GOFLAGS: '-modcacherw', CGO_ENABLED: '0' },
    encoding: 'utf8',
    timeout: BUILD_TIMEOUT,
    killSignal: 'SIGKILL',
  });
  if (status === 0) moveUnlessThere(own, folder);
  rmSync(own, { recursive: true, force: true });
  if (isProgram(file)) return undefined;
  const said = (stderr ?? '').trim().split('\n').at(-1);
  return `go install ${module} failed: ${error?.message ?? said}`;
}

function moveUnlessThere(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch {
    // another process was quicker: what it built is as good
  }
}
