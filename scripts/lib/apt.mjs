// @ts-check
// Debian's own Jupyter: the only route that installs something outside this folder. So it is taken only with
// the user's consent, given at the terminal or by a variable.
import { findProgram, run } from './processes.mjs';

/** Set to `yes`, this variable gives the consent, for containers and other places without a terminal. */
const AGREEMENT = 'WORKBOOK_APT';
const PACKAGES = ['jupyter-notebook', 'jupyter-nbconvert'];

/** @returns {Promise<string | undefined>} why it failed, or was not tried */
export async function installWithApt() {
  const apt = findProgram('apt-get');
  if (!apt) return 'apt-get: not on this system';
  const root = process.getuid?.() === 0;
  const sudo = findProgram('sudo');
  if (!root && !sudo) return 'apt-get: needs root or sudo';
  const aptGet = [...(root || !sudo ? [] : [sudo]), apt];
  const install = [...aptGet, 'install', '-y', '--no-install-recommends', ...PACKAGES];
  const agreed = process.env[AGREEMENT] === 'yes';
  if (!agreed && !process.stdin.isTTY) {
    return `apt-get: not tried, because there is no terminal to ask for consent; ${AGREEMENT}=yes allows it (${install.slice(-5).join(' ')})`;
  }
  console.log(
    `\nDebian and Ubuntu have Jupyter as a package. It is installed into the system, not into this folder:`,
  );
  console.log(`  ${install.join(' ')}`);
  if (!agreed && !(await agrees())) return 'apt-get: declined';
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  run([...aptGet, 'update', '-qq'], env);
  return run(install, env)
    ? undefined
    : `apt-get: apt-get install ${PACKAGES.join(' ')} failed (its message is above)`;
}

async function agrees() {
  const { createInterface } = await import('node:readline/promises');
  const questions = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await questions.question('Install it? [y/N] ');
  questions.close();
  return /^y(es)?$/i.test(answer.trim());
}
