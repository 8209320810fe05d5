// @ts-check
// What one student of the hub can see of another's files.
import { homeOf } from './server.mjs';

/** @typedef {import('./student.mjs').Student} Student */

/**
 * A cell that prints every file of another user that it can read.
 *
 * @param {string} other
 */
const readable = (other) => `
import { spawnSync } from 'node:child_process';
const found = spawnSync('find', ['/', '-xdev', '-path', '/proc', '-prune', '-o', '-user', '${other}', '-type', 'f', '-readable', '-print'], { encoding: 'utf8' });
console.log(found.stdout);`;

/** A cell that prints a file, or why it cannot be read. @param {string} file */
const readFile = (file) => `
import { readFileSync } from 'node:fs';
try { console.log(readFileSync('${file}', 'utf8')); } catch (error) { console.log((error as any).code); }`;

/** A cell that prints the ports on which processes of another user listen. @param {string} other */
const listening = (other) => `
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
const id = execFileSync('id', ['-u', '${other}'], { encoding: 'utf8' }).trim();
const sockets = readFileSync('/proc/net/tcp', 'utf8').split('\\n').map((line) => line.trim().split(/\\s+/));
console.log(sockets.filter((socket) => socket[3] === '0A' && socket[7] === id).length);`;

/**
 * @param {Student} victim
 * @param {Student} other
 * @param {(what: string, right: unknown, found?: unknown) => void} check
 */
export async function checkPrivacy(victim, other, check) {
  await victim.run([
    `import { writeFileSync } from 'node:fs'; writeFileSync('exercises/secret.ts', 'secret');`,
  ]);
  const file = `${homeOf(victim.name)}/workbook/exercises/secret.ts`;
  const [own] = await victim.run([readFile(file)]);
  check('a student reads an own file', own.printed === 'secret\n', own.printed);
  const [read] = await other.run([readFile(file)]);
  check("no cell reads another's file", read.printed === 'EACCES\n', read.printed);
  const [found] = await other.run([readable(victim.name)]);
  check('nor any other file of theirs', found.status === 'ok' && found.printed.trim() === '', found.printed);
  const [ports] = await other.run([listening(victim.name)]);
  check(
    'only the server listens on a port, no kernel',
    ports.printed === '1\n',
    `(ports of that student: ${ports.printed.trim()})`,
  );
  for (const path of [
    `/user/${victim.name}/api/contents/exercises/secret.ts`,
    `/user/${victim.name}/api/kernels`,
    `/user/${victim.name}/files/exercises/secret.ts`,
    `/hub/api/users/${victim.name}`,
  ]) {
    const mine = await victim.ask(path);
    const { status } = await other.ask(path);
    check(
      `GET ${path} is refused to another student`,
      mine.ok && [403, 404].includes(status),
      `${mine.status} ${status}`,
    );
  }
}
