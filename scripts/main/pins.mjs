// @ts-check
// Whether requirements.txt can be installed everywhere: for each system and each Python, uv looks for a wheel
// of every pin. It needs uv and a network, so it is not part of npm test. Run it after changing the pins:
//
//     uv pip compile --universal --python-version 3.10 …     (as the first lines of requirements.txt say)
//     node scripts/pins.mjs
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../lib/root.mjs';

const PYTHONS = ['3.10', '3.11', '3.12', '3.13', '3.14'];

/** The systems, by uv's names, and the oldest Python that exists for each. */
const SYSTEMS = {
  'x86_64-manylinux_2_28': '3.10',
  'aarch64-manylinux_2_28': '3.10',
  'x86_64-apple-darwin': '3.10',
  'aarch64-apple-darwin': '3.10',
  'x86_64-pc-windows-msvc': '3.10',
  'aarch64-pc-windows-msvc': '3.12',
};

/** @param {string} version */
const minorOf = (version) => Number(version.split('.')[1]);

/** Print a line for each system and Python. */
export function main() {
  const { error: missing } = spawnSync('uv', ['--version']);
  if (missing) {
    console.error(`uv cannot be started (${missing.message}). To install it:  python3 -m pip install uv`);
    process.exitCode = 2;
    return;
  }
  const target = mkdtempSync(join(tmpdir(), 'workbook-pins-'));
  for (const [system, oldest] of Object.entries(SYSTEMS)) {
    for (const python of PYTHONS.filter((version) => minorOf(version) >= minorOf(oldest))) {
      const where = ['--python-platform', system, '--python-version', python, '--target', target];
      const args = ['pip', 'install', '--dry-run', '--only-binary', ':all:', ...where];
      const { status, stderr } = spawnSync('uv', [...args, '-r', join(ROOT, 'requirements.txt')], {
        encoding: 'utf8',
      });
      console.log(`${status === 0 ? '✔' : '✘'}  ${system}  ${python}`);
      if (status === 0) continue;
      console.log(stderr.trim().replace(/^/gm, '     '));
      process.exitCode = 1;
    }
  }
  rmSync(target, { recursive: true });
}
