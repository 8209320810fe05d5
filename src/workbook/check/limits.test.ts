import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { limitProcess, timeLimit } from './limits';

const LIMITS = { seconds: 10, secondsInAll: 220 };

/** How long a process runs that uses this much of a core, and writes to its file as often; undefined if on and on. */
function stoppedAfter(share: number, notes: boolean, before = { seconds: 0, time: 0 }, slow = 1) {
  const isOver = timeLimit(LIMITS, slow, before);
  for (let time = 0.1; time < 10_000; time += 0.1) {
    if (isOver({ time, seconds: time * share, size: notes ? time : 1 })) return Math.round(time);
  }
  return undefined;
}

test.each([
  ['that computes without end', 1, false, 10],
  ['that says to be in ever another test', 1, true, 220],
  ['that only waits', 0, false, 60],
  ['that only waits, and says to be in ever another test', 0, true, 60],
  ['that hardly does anything', 0.01, false, 60],
  ['that does little', 0.1, false, 100],
  ['that does little, and says to be in ever another test', 0.1, true, 440],
])('a process %s is stopped', (_, share, notes, after) => {
  const stopped = stoppedAfter(share, notes);
  expect(stopped).toBeGreaterThanOrEqual(after);
  expect(stopped).toBeLessThanOrEqual(after + 1);
});

test('what the same person has used before counts', () => {
  expect(stoppedAfter(1, true, { seconds: 200, time: 200 })).toBe(20);
  expect(stoppedAfter(0.1, true, { seconds: 0, time: 430 })).toBe(10);
});

test('a slow machine has more time', () => {
  expect(stoppedAfter(1, false, undefined, 3)).toBe(30);
});

test('a process whose progress cannot be read is watched all the same', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'workbook-limits-'));
  writeFileSync(join(folder, 'file'), '');
  const child = spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' });
  const limits = { ...LIMITS, secondsInAll: 0, memory: 1024, readable: [], writable: folder, expected: {} };
  const watched = limitProcess(child, join(folder, 'file', 'progress.txt'), limits);
  await once(child, 'exit');
  expect(watched.end()).toBe('endless');
  rmSync(folder, { recursive: true });
});
