// @ts-check
// The memory that users' processes take: PSS, where a page that n processes share counts as 1/n in each.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export const MIB = 2 ** 20;

/** @typedef {{ server: number, kernel: number, other: number }} Memory in bytes */

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // the process has ended
    return '';
  }
}

/** @param {string} pid */
const pss = (pid) => Number(/^Pss:\s+(\d+)/m.exec(read(join('/proc', pid, 'smaps_rollup')))?.[1] ?? 0) * 1024;

const processes = () => readdirSync('/proc').filter((name) => /^\d+$/.test(name));

/** @param {string} pid @returns {keyof Memory} */
function kindOf(pid) {
  const command = read(join('/proc', pid, 'cmdline'));
  if (command.includes('jupyterhub.singleuser')) return 'server';
  return command.includes('launch.cjs') ? 'kernel' : 'other';
}

/**
 * @param {string[]} names of users
 * @returns {Map<string, Memory>}
 */
export function memoryOf(names) {
  const ids = new Map(
    names.map((name) => [Number(spawnSync('id', ['-u', name], { encoding: 'utf8' }).stdout), name]),
  );
  const result = new Map(names.map((name) => [name, { server: 0, kernel: 0, other: 0 }]));
  for (const pid of processes()) {
    const name = ids.get(statSync(join('/proc', pid), { throwIfNoEntry: false })?.uid ?? -1);
    const memory = name && result.get(name);
    if (memory) memory[kindOf(pid)] += pss(pid);
  }
  return result;
}

/** The hub, and what it has started as root. @param {number} hub its process */
function memoryOfHub(hub) {
  const own = processes().filter((pid) => {
    const parent = /^PPid:\s+(\d+)/m.exec(read(join('/proc', pid, 'status')))?.[1];
    return Number(pid) === hub || (Number(parent) === hub && statSync(join('/proc', pid)).uid === 0);
  });
  return own.reduce((sum, pid) => sum + pss(pid), 0);
}

/**
 * @param {Map<string, Memory>} memory
 * @param {number} hub
 */
export function table(memory, hub) {
  const mib = (/** @type {number} */ bytes) => String(Math.round(bytes / MIB)).padStart(7);
  const all = [...memory.values()];
  const sum = (/** @type {keyof Memory} */ kind) => all.reduce((total, one) => total + one[kind], 0);
  const row = (/** @type {string} */ name, /** @type {Memory} */ { server, kernel, other }) =>
    `${name.padEnd(12)} ${[server, kernel, other, server + kernel + other].map(mib).join(' ')}`;
  const total = { server: sum('server'), kernel: sum('kernel'), other: sum('other') };
  return [
    'MiB (PSS)     server  kernel   other     all',
    ...[...memory].map(([name, one]) => row(name, one)),
    row('all students', total),
    `the hub, its proxy and its services: ${Math.round(memoryOfHub(hub) / MIB)}`,
  ].join('\n');
}
