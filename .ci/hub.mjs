// @ts-check
// Proves the configuration of JupyterHub (.jupyter/hub/) with a real hub: twenty students, each with a kernel that has
// run lesson 01. It prints the memory that each of them takes, and checks that none reads another's files, that idle
// kernels end, and that memory is bounded. It needs Linux, root (it adds system users, and removes them at the end),
// PyPI and the npm registry. The hub listens on loopback.
//
//     node .ci/hub.mjs [students]
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { memoryOf, table } from './hub/memory.mjs';
import { checkPrivacy } from './hub/privacy.mjs';
import {
  addUsers,
  homeOf,
  install,
  LOG,
  publish,
  removeUsers,
  startHub,
  stopHub,
  webSocket,
} from './hub/server.mjs';
import { Student } from './hub/student.mjs';

const LESSON = 'notebooks/01-framing.ipynb';
/** Students who start at the same time, as many as two processor cores can serve. */
const TOGETHER = 4;
/** Seconds. */
const KERNEL_IDLE = 20;
/** Allocates until it is stopped, outside the heap of JavaScript, which Node bounds itself. */
const ENDLESS = 'const kept: Buffer[] = []; for (;;) kept.push(Buffer.alloc(2 ** 24, 1));';

if (process.platform !== 'linux' || process.getuid?.() !== 0) {
  console.error('This adds system users, so it needs Linux and root.');
  process.exit(1);
}

const [count = '20'] = process.argv.slice(2);
const names = Array.from({ length: Number(count) }, (_, at) => `wbstudent${String(at + 1).padStart(2, '0')}`);
/** Has kernels that end soon. */
const IDLER = 'wbidler';
const password = randomUUID();

/** @param {string} what @param {unknown} right @param {unknown} [found] */
function check(what, right, found = '') {
  console.log(`${right ? 'passed' : 'FAILED'}: ${what} ${found}`.trimEnd());
  if (!right) process.exitCode = 1;
}

/**
 * @template Item
 * @param {Item[]} items
 * @param {(item: Item) => Promise<void>} action for some at the same time
 */
async function forEach(items, action) {
  const left = [...items];
  const work = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await action(item);
  };
  await Promise.all(Array.from({ length: TOGETHER }, work));
}

/** @param {Student} student */
async function runLesson(student) {
  await student.logIn(password);
  await student.startServer();
  await student.open(LESSON);
  const { cells } = JSON.parse(readFileSync(join(homeOf(student.name), 'workbook', LESSON), 'utf8'));
  const sources = cells
    .filter((/** @type {any} */ cell) => cell.cell_type === 'code')
    .map((/** @type {any} */ { source }) => [source].flat().join(''));
  const outcomes = await student.run(sources);
  const failed = outcomes.find(({ status }) => status !== 'ok');
  check(`${student.name} has run lesson 01`, outcomes.length === sources.length && !failed, failed?.printed);
}

/** @param {Student} idler */
async function checkIdle(idler) {
  await runLesson(idler);
  // as in a browser where the notebook is open
  const open = await idler.connect();
  for (let seconds = 0; seconds < 10 * KERNEL_IDLE; seconds++) {
    const kernels = await idler.own('/api/kernels');
    if (kernels.length === 0) break;
    await sleep(1000);
  }
  open.close();
  const kernels = await idler.own('/api/kernels');
  check(
    `an idle kernel ends, even if its notebook is open (here after ${KERNEL_IDLE} seconds)`,
    kernels.length === 0,
  );
  check('and its process', !memoryOf([IDLER]).get(IDLER)?.kernel);
}

/** A cell that updates the workbook. */
const UPDATE = `
import { execFileSync } from 'node:child_process';
console.log(execFileSync('node', ['scripts/update.mjs'], { encoding: 'utf8' }));`;

/** @param {Student} student who has written exercises/secret.ts */
async function checkUpdate(student) {
  publish('guide/newer.md');
  const [updated] = await student.run([UPDATE]);
  const copy = join(homeOf(student.name), 'workbook');
  check('npm run update takes in a newer version', existsSync(join(copy, 'guide/newer.md')), updated.printed);
  check('and keeps what the student has written', existsSync(join(copy, 'exercises/secret.ts')));
}

/** @param {Student[]} students */
async function checkBound([greedy, ...others]) {
  const [outcome] = await greedy.run([ENDLESS]);
  check('a cell that allocates without end is stopped', outcome.status === 'dead', outcome.status);
  const answers = await Promise.all(others.map((student) => student.run(['console.log(6 * 7);'])));
  check(
    'the kernels of all others still run',
    answers.every(([{ printed }]) => printed === '42\n'),
  );
  check('and the server of that student', await greedy.own('/api/status'));
  const [again] = await greedy.run(['console.log(6 * 7);']);
  check('which has started the kernel again', again.printed === '42\n', again.status);
}

process.on('exit', () => removeUsers([...names, IDLER]));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));

install();
addUsers([...names, IDLER]);
const { hub, address } = await startHub({ password, idler: IDLER, kernelIdle: KERNEL_IDLE });
try {
  const students = names.map((name) => new Student(address, name, webSocket()));
  await forEach(students, runLesson);
  console.log(table(memoryOf(names), hub.pid ?? 0));
  await checkPrivacy(students[0], students[1], check);
  await checkUpdate(students[0]);
  await checkIdle(new Student(address, IDLER, webSocket()));
  await checkBound(students);
} catch (error) {
  console.error(readFileSync(LOG, 'utf8').slice(-8000));
  throw error;
} finally {
  await stopHub(hub);
}
