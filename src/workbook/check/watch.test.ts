import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ChildProcess, spawn } from 'node:child_process';
import { root } from '../../base/root';

let folder: string;
let child: ChildProcess | undefined;

beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'workbook-watch-'))));
afterEach(() => {
  child?.kill();
  rmSync(folder, { recursive: true, force: true });
});

/**
 * Watch a folder in a child process, which prints `changed` for each change, and every message.
 *
 * @param before - code that runs first
 * @returns a function that waits until the given words are printed
 */
function watching(watched: string, before = ''): (words: string) => Promise<void> {
  const script = `
    process.chdir(${JSON.stringify(root())});
    ${before}
    require('./scripts/lib/register.cjs');
    const { watchAnswers } = require('./src/workbook/check/watch.ts');
    watchAnswers(${JSON.stringify(watched)}, () => console.log('changed'), (words) => console.log(words));
  `;
  child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  let look = () => {};
  child.stdout?.on('data', (chunk) => {
    said += String(chunk);
    look();
  });
  return (words) =>
    new Promise((resolve, reject) => {
      look = () => {
        const at = said.indexOf(words);
        if (at === -1) return;
        said = said.slice(at + words.length);
        resolve();
      };
      child?.on('exit', () => reject(new Error(`it ended: ${said}`)));
      look();
    });
}

/** Save a file again and again until it is noticed: nothing reports that the watcher is ready. */
async function saveUntil(noticed: Promise<void>, file: string): Promise<void> {
  let round = 0;
  const timer = setInterval(() => writeFileSync(file, String(round++)), 300);
  await noticed.finally(() => clearInterval(timer));
}

test('a change is noticed, whatever the parent folders are called', async () => {
  const watched = join(folder, 'backups', '.hidden', 'exercises');
  mkdirSync(watched, { recursive: true });
  const wait = watching(watched);
  await saveUntil(wait('changed'), join(watched, '01-framing.ts'));
});

test('if the system can watch no more files, a message says so, and a change is noticed anyway', async () => {
  const noMore = `require('fs').watch = () => {
    throw Object.assign(new Error('System limit for number of file watchers reached'), { code: 'ENOSPC' });
  };`;
  writeFileSync(join(folder, '01-framing.ts'), '');
  const wait = watching(folder, noMore);
  await wait('can watch no more files (ENOSPC)');
  await saveUntil(wait('changed'), join(folder, '01-framing.ts'));
});

test('a folder that is moved away and back is watched on', async () => {
  const watched = join(folder, 'exercises');
  const file = join(watched, '01-framing.ts');
  mkdirSync(watched);
  const wait = watching(watched);
  await saveUntil(wait('changed'), file);
  renameSync(watched, join(folder, 'elsewhere'));
  await wait('exercises/ is gone. When it is back, it is watched again.');
  renameSync(join(folder, 'elsewhere'), watched);
  await wait('changed');
  await saveUntil(wait('changed'), file);
});
