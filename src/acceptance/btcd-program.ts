import { spawnSync } from 'node:child_process';
import { accessSync, constants, mkdirSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { cacheFolder } from '../base/cache-folder';
import { withLockSync } from '../base/file-lock';

/** The release to build if no btcd is installed. */
export const BTCD_VERSION = '0.26.2';

/** The path and version of btcd, or the reason why there is none. */
export type FoundBtcd = { program: string; version: string } | { reason: string };

const ENDING = process.platform === 'win32' ? '.exe' : '';
/**
 * Go fetches about 40 MB and compiles 400 packages; if the network drops every packet, it would wait forever.
 */
const BUILD_TIMEOUT = 3_600_000;

/**
 * Find btcd, a full Bitcoin node in Go: on the PATH, otherwise in the workbook's cache folder, otherwise
 * build it there.
 *
 * It is synchronous, even if a build takes long: the tests of a file must be known before the first of them
 * runs.
 */
export function findBtcd(env: NodeJS.ProcessEnv = process.env): FoundBtcd {
  const cache = cacheFolder({ platform: process.platform, home: homedir(), env });
  const cached = join(cache, `btcd-${BTCD_VERSION}`, `btcd${ENDING}`);
  const there = onPath('btcd', env) ?? (isProgram(cached) ? cached : undefined);
  if (there) return asked(there);
  // two test files may get here at the same time: only one of them builds it
  const failure = withLockSync(`${dirname(cached)}.lock`, () =>
    isProgram(cached) ? undefined : build(cached, env),
  );
  return failure ? { reason: failure } : asked(cached);
}

/**
 * A group of tests that need btcd. Without it they are skipped, and the name of the group says why.
 *
 * @param tests - declares the tests; receives the path of the program, which runs only inside them
 */
export function describeWithBtcd(name: string, tests: (program: string) => void): void {
  const found = findBtcd();
  if ('program' in found) return describe(`${name} (btcd ${found.version})`, () => tests(found.program));
  console.warn(`NOT RUN: ${name}: ${found.reason}`);
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

/** Ask a program for its version, to make sure that it runs and is btcd. */
function asked(program: string): FoundBtcd {
  const { stdout, error } = spawnSync(program, ['--version'], { encoding: 'utf8', timeout: 600_000 });
  const version = /btcd version (\d+\.\d+\.\d+)/.exec(stdout ?? '')?.[1];
  return version
    ? { program, version }
    : { reason: `${program} does not print its version${error ? `: ${error.message}` : ''}` };
}

/** Build btcd as `file`. Returns the reason if it fails. */
function build(file: string, env: NodeJS.ProcessEnv): string | undefined {
  const go = onPath('go', env);
  if (!go) return 'there is no btcd on the PATH, and no go to build it with';
  const module = `github.com/btcsuite/btcd@v${BTCD_VERSION}`;
  process.stderr.write(`go install ${module}, once: it takes a minute or two\n`);
  const folder = dirname(file);
  mkdirSync(dirname(folder), { recursive: true });
  // it is moved into place only when it is complete
  const own = mkdtempSync(`${folder}-`);
  // without inlining, and without tables for debuggers, it takes two thirds of the time
  const { status, stderr, error } = spawnSync(go, ['install', '-gcflags=all=-l', '-ldflags=-w', module], {
    // without cgo no C compiler is needed; -modcacherw makes the fetched modules deletable
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
    // another process was faster: its build is just as good
  }
}
