import { spawnSync } from 'node:child_process';
import { root } from '../base/root';

/** The cause that set-up names if a program failed with this output. */
function causeIn(output: string): string {
  const script = `import { causeIn } from './scripts/lib/causes.mjs';
    console.log(causeIn(process.argv[1]));`;
  const args = ['--input-type=module', '--eval', script, output];
  return spawnSync(process.execPath, args, { cwd: root(), encoding: 'utf8' }).stdout.trim();
}

const LOG = 'npm error A complete log of this run can be found in: /x/.npm/_logs/2026-11-27-debug-0.log';

test.each([
  [
    `npm error code ENOTCACHED\nnpm error request to https://x/y failed: cache mode is 'only-if-cached'.\n${LOG}\n`,
    'npm is set to work offline, and has not kept the packages',
  ],
  [
    `npm error code EINTEGRITY\nnpm error sha512-a integrity checksum failed\nnpm error\n${LOG}\n`,
    'npm error sha512-a integrity checksum failed',
  ],
  [`npm error code ENOTFOUND\nnpm error network\n${LOG}\n`, "the package server's name cannot be looked up"],
  [`npm error Invalid tag name\n\n${LOG}`, 'npm error Invalid tag name'],
  ['', 'it printed nothing'],
])('the cause of a failed installation: %j', (output, cause) => {
  expect(causeIn(output).startsWith(cause)).toBe(true);
});
