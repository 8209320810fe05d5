import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../../base/cache-folder';

/** python-bitcoinlib, if it and a Python are there. */
export interface Bitcoinlib {
  /** The command that starts Python. */
  python: string;
  /** The folder that has the package. */
  folder: string;
}

const VERSION = '0.12.2';

/** @returns what to run, or why it is not available */
export function installedBitcoinlib(): Bitcoinlib | string {
  const folder = join(cacheFolder(), 'bench', 'python-bitcoinlib');
  if (!existsSync(join(folder, `python_bitcoinlib-${VERSION}.dist-info`))) return 'not installed';
  const python = findPython();
  return python === undefined ? 'no Python' : { python, folder };
}

/** Fetch it into the cache folder, if there is a Python that has pip. */
export function fetchBitcoinlib(): void {
  const python = findPython();
  if (python === undefined || installedBitcoinlib() !== 'not installed') return;
  const folder = join(cacheFolder(), 'bench', 'python-bitcoinlib');
  mkdirSync(folder, { recursive: true });
  console.error(`Fetching python-bitcoinlib ${VERSION} into ${folder} …`);
  const pip = ['-I', '-m', 'pip', '--disable-pip-version-check', 'install', '--quiet', '--no-deps'];
  const { status } = spawnSync(
    python,
    [...pip, '--upgrade', '--target', folder, `python-bitcoinlib==${VERSION}`],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  if (status !== 0) console.error('pip could not fetch it');
}

function findPython(): string | undefined {
  return ['python3', 'python'].find((command) => spawnSync(command, ['--version']).status === 0);
}
