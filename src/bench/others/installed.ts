import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { cacheFolder } from '../../base/cache-folder';
import { type Bitcoinlib, fetchBitcoinlib, installedBitcoinlib } from './bitcoinlib';

/** For each other library: a function that requires its files, the Python that has it, or why it is not available. */
export type Installed = Map<string, NodeJS.Require | Bitcoinlib | string>;

/** The libraries on npm that the workbook is compared with. None of them is one of its dependencies. */
const LIBRARIES: Record<string, string> = {
  bcoin: '1.0.2',
  'bitcoin-protocol': '4.1.3',
  'bitcore-p2p': '10.10.7',
  'bitcoinjs-lib': '7.0.5',
};

/** bitcore-p2p takes `buffers` from a git repository; this is the release that the repository is based on. */
const OVERRIDES = { buffers: '0.1.1' };

/** The libraries in the cache folder that have the right version. */
export function installed(): Installed {
  const found: Installed = new Map();
  for (const [name, version] of Object.entries(LIBRARIES)) found.set(name, requireOf(name, version));
  return found.set('python-bitcoinlib', installedBitcoinlib());
}

/**
 * Fetch the missing libraries into the cache folder, each into its own folder.
 *
 * No install scripts are run: all of them work as plain JavaScript.
 */
export function fetchOthers(): Installed {
  fetchBitcoinlib();
  for (const [name, version] of Object.entries(LIBRARIES)) {
    if (typeof requireOf(name, version) !== 'string') continue;
    const folder = folderOf(name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, overrides: OVERRIDES }));
    console.error(`Fetching ${name} ${version} into ${folder} …`);
    const args = [
      'install',
      '--prefix',
      folder,
      '--ignore-scripts',
      '--save-exact',
      '--no-audit',
      '--no-fund',
    ];
    runNpm([...args, '--loglevel=error', `${name}@${version}`]);
  }
  return installed();
}

function folderOf(name: string): string {
  return join(cacheFolder(), 'bench', name);
}

function requireOf(name: string, version: string): NodeJS.Require | string {
  const file = join(folderOf(name), 'node_modules', name, 'package.json');
  if (!existsSync(file)) return 'not installed';
  const { version: found } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
  return found === version ? createRequire(file) : 'not installed';
}

/**
 * Runs npm through its own script, whose path `npm run` passes on, so that no shell is needed, even on
 * Windows.
 */
function runNpm(args: string[]): void {
  const script = process.env.npm_execpath;
  const command = script?.endsWith('.js') ? [process.execPath, script] : ['npm'];
  const [program, ...first] = command;
  const { error, status } = spawnSync(program, [...first, ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (error || status !== 0)
    console.error(`npm could not fetch it: ${error?.message ?? `exit code ${status}`}`);
}
