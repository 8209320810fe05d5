// @ts-check
// Runs npm, whichever program has started this one.
import { accessSync, constants, existsSync, mkdtempSync, realpathSync, rmSync, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { causeIn } from './causes.mjs';
import { findProgram, foldersOnPath, runWithProgress } from './processes.mjs';
import { ROOT } from './root.mjs';

/**
 * Whatever the user's own settings for npm are, the packages are installed completely and into this folder.
 */
const OPTIONS = [
  ...[
    '--prefix',
    ROOT,
    '--global=false',
    '--dry-run=false',
    '--install-strategy=hoisted',
    '--package-lock-only=false',
  ],
  ...[
    '--include=prod',
    '--include=optional',
    '--include=peer',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
  ],
  // http: a line for each download, which shows progress, and for each failed one
  ...['--loglevel=http', '--no-progress', '--no-update-notifier'],
  // without a network, fail after seconds instead of a minute of silence
  ...['--fetch-retries=2', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000'],
];

/** After this many failed downloads in a row npm is stopped: it would continue with hundreds of others. */
const ENOUGH_FAILURES = 20;

/**
 * The command for npm, without a shell. npm_execpath is npm's own script only under npm: yarn and pnpm set it
 * to theirs.
 *
 * @returns {string[] | undefined} the program and its first arguments
 */
export function npmCommand() {
  const asked = process.env.npm_execpath ?? '';
  const script = ['npm', 'bin', 'npm-cli.js'];
  const folders = [dirname(process.execPath), ...foldersOnPath()];
  const scripts = [
    ...(basename(asked) === 'npm-cli.js' ? [asked] : []),
    ...folders.flatMap((folder) => [
      join(folder, 'node_modules', ...script),
      join(folder, '..', 'lib', 'node_modules', ...script),
    ]),
  ];
  const found = scripts.find((file) => existsSync(file));
  if (found) return [process.execPath, found];
  const program = findProgram('npm');
  if (!program) return undefined;
  const file = realpathSync(program);
  return file.endsWith('.js') ? [process.execPath, file] : [program];
}

/**
 * Install packages, and show the progress.
 *
 * @param {'ci' | 'install'} verb `ci` deletes node_modules first
 * @param {{ tools: boolean }} options `tools`: also the packages that only contributors need
 * @returns {Promise<string | undefined>} why it failed
 */
export async function npmInstall(verb, { tools }) {
  const program = npmCommand();
  if (!program)
    return 'npm was not found. It comes with Node from nodejs.org; on Debian it is a separate package';
  const cache = temporaryCache();
  let downloads = 0;
  let failedInARow = 0;
  const { ok, output } = await runWithProgress(
    [
      ...program,
      verb,
      ...(verb === 'install' ? ['--no-save'] : []),
      tools ? '--include=dev' : '--omit=dev',
      ...OPTIONS,
      ...(cache ? ['--cache', cache] : []),
    ],
    {
      onLine: (line, stop) => {
        const [, url, result] = /http fetch GET (?:\d+ )?(\S+) (.*)/.exec(line) ?? [];
        if (!url) return undefined;
        const failure = /^attempt \d+ failed with (\S+)/.exec(result)?.[1];
        if (!failure) {
          downloads++;
          if (!result.includes('(cache hit)')) failedInARow = 0;
          return undefined;
        }
        failedInARow++;
        if (failedInARow >= ENOUGH_FAILURES) stop();
        return failedInARow === 1 ? `  waiting for ${hostOf(url)} (${failure}); trying again` : undefined;
      },
      status: () => (downloads === 0 ? 'waiting for the package server' : `${downloads} downloads`),
    },
  );
  if (cache) rmSync(cache, { recursive: true, force: true });
  return ok ? undefined : causeIn(output);
}

/** @param {string} url */
function hostOf(url) {
  try {
    return new URL(url).host;
  } catch {
    return 'the package server';
  }
}

/**
 * A temporary cache folder for npm, if its own is not writable (a read-only home folder).
 *
 * @returns {string | undefined} undefined if its own can be used
 */
function temporaryCache() {
  let folder =
    process.env.npm_config_cache ?? join(homedir(), process.platform === 'win32' ? 'AppData/Local' : '.npm');
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  try {
    accessSync(folder, constants.W_OK);
    if (statSync(folder).isDirectory()) return undefined;
  } catch {
    // it is not writable
  }
  return mkdtempSync(join(tmpdir(), 'workbook-npm-'));
}
