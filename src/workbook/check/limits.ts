import type { ChildProcess } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Confinement } from './confinement';
import { slowness } from '../../../scripts/lib/watchdog.cjs';
import { usageOf } from './process-usage';

/** The interval between two looks at the process, in milliseconds. Where a look starts a program, it is longer. */
const INTERVAL_MS = process.platform === 'linux' ? 100 : 1000;

/** A process that uses hardly any processor time for so long is waiting for nothing, in milliseconds. */
const LONGEST_IDLE_MS = 60_000;

/** How much processor time it must use in that time, as a part of one core. */
const LEAST_BUSY = 0.05;

/** How much longer than their processor time the answers of one person may take in all: others run beside them. */
const PATIENCE = 2;

/** How much a process may write, in bytes. */
const MOST_ON_DISK = 1 << 26;

/** How many files it may write. */
const MOST_FILES = 5000;

/** How much slower this machine is than the one for which the limits are meant. */
let slow: number | undefined;

/** What the answers of one person have used so far: processor time, and time, in seconds. */
let used = { seconds: 0, time: 0 };

/** What the answers have used counts from nothing again: they are another person's. */
export function nextPerson(): void {
  used = { seconds: 0, time: 0 };
}

/** What one look at a process has found. */
export interface Look {
  /** How long it has run, in seconds. */
  time: number;
  /** How much processor time it has used, in seconds. */
  seconds: number;
  /** How large the file is to which it writes when a test begins or ends. */
  size: number;
}

/**
 * Whether a process has used more time than it may, or does nothing. What it writes to that file proves nothing
 * but that it runs: it gives it time for another test, never more than the answers may use in all.
 *
 * @param limits - how much it may use
 * @param slow - how much slower this machine is than the one for which they are meant
 * @param before - what the same person's answers have used before
 * @returns a function to be called with each look, in order
 */
export function timeLimit(
  limits: Pick<Confinement, 'seconds' | 'secondsInAll'>,
  slow: number,
  before: { seconds: number; time: number },
): (look: Look) => boolean {
  const inAll = limits.secondsInAll * slow;
  let noted = { size: -1, seconds: 0 };
  let busy = { time: 0, seconds: 0 };
  return ({ time, seconds, size }) => {
    if (size !== noted.size) noted = { size, seconds };
    if (seconds - busy.seconds >= (LEAST_BUSY * LONGEST_IDLE_MS) / 1000 / slow) busy = { time, seconds };
    const most = (limits.seconds + (size === 0 ? 10 : 0)) * slow;
    return (
      seconds - noted.seconds > most ||
      before.seconds + seconds > inAll ||
      before.time + time > inAll * PATIENCE ||
      (time - busy.time) * 1000 > LONGEST_IDLE_MS
    );
  };
}

/** A process that is being watched. */
export interface Watched {
  /** To be called once the process has ended: the limit that it went beyond, if it did. */
  end(): 'endless' | 'memory' | undefined;
}

/**
 * Watch a process from outside, and end it when it goes beyond a limit. What runs in it cannot prevent that.
 *
 * @param child - the process
 * @param progress - the file to which it writes when a test begins or ends
 * @param limits - how much it may use
 */
export function limitProcess(child: ChildProcess, progress: string, limits: Confinement): Watched {
  slow ??= slowness();
  const before = used;
  const isOver = timeLimit(limits, slow, before);
  const began = performance.now();
  let stopped: 'endless' | 'memory' | undefined;
  let timer: NodeJS.Timeout;
  const stop = (how: 'endless' | 'memory') => {
    stopped = how;
    child.kill('SIGKILL');
  };
  const look = async () => {
    const usage = await usageOf(child.pid);
    const time = (performance.now() - began) / 1000;
    // where it cannot be measured, time itself is the measure
    const seconds = usage?.seconds ?? time;
    used = { seconds: before.seconds + seconds, time: before.time + time };
    if ((usage?.memory ?? 0) > limits.memory * (1 << 20) || fills(limits.writable)) stop('memory');
    else if (isOver({ time, seconds, size: sizeOf(progress) })) stop('endless');
    else lookLater();
  };
  // answers can do whatever they like to the files that are looked at
  const lookLater = () => (timer = setTimeout(() => void look().catch(() => stop('endless')), INTERVAL_MS));
  lookLater();
  return {
    end: () => {
      clearTimeout(timer);
      return stopped;
    },
  };
}

/** The size of a file in bytes; 0 if there is none. */
function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
}

/** Whether a folder holds more than a process may write. */
function fills(folder: string): boolean {
  let bytes = 0;
  let files = 0;
  const visit = (one: string): boolean => {
    for (const entry of readdirSync(one, { withFileTypes: true })) {
      const path = join(one, entry.name);
      files += 1;
      if (entry.isFile()) bytes += statSync(path, { throwIfNoEntry: false })?.size ?? 0;
      if (files > MOST_FILES || bytes > MOST_ON_DISK) return true;
      if (entry.isDirectory() && visit(path)) return true;
    }
    return false;
  };
  try {
    return visit(folder);
  } catch {
    // a file or folder that was deleted meanwhile
    return false;
  }
}
