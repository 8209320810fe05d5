import type { ChildProcess } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Confinement } from './confinement';
import { slowness } from '../../../scripts/lib/watchdog.cjs';
import { usageOf } from './process-usage';

/** The interval between two looks at the process, in milliseconds. Where a look starts a program, it is longer. */
const INTERVAL_MS = process.platform === 'linux' ? 100 : 1000;

/** A process that uses no processor time at all for so long is waiting for nothing, in milliseconds. */
const LONGEST_IDLE_MS = 60_000;

/** The limit however slow the machine is, in milliseconds without progress. */
const LONGEST_MS = 600_000;

/** How much a process may write, in bytes. */
const MOST_ON_DISK = 1 << 26;

/** How many files it may write. */
const MOST_FILES = 5000;

/** How much slower this machine is than the one for which the limits are meant. */
let slow: number | undefined;

/** The processor time that the answers of one person have used so far, in seconds. */
let used = 0;

/** The processor time that the answers have used counts from nothing again: they are another person's. */
export function nextPerson(): void {
  used = 0;
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
  const most = { seconds: limits.seconds * slow, inAll: limits.secondsInAll * slow };
  const before = used;
  let stopped: 'endless' | 'memory' | undefined;
  let noted = { size: -1, seconds: 0, at: performance.now() };
  let busy = { seconds: 0, at: performance.now() };
  let timer: NodeJS.Timeout;
  const stop = (how: 'endless' | 'memory') => {
    stopped = how;
    child.kill('SIGKILL');
  };
  const look = async () => {
    const usage = await usageOf(child.pid);
    const now = performance.now();
    // where it cannot be measured, time itself is the measure
    const seconds = usage?.seconds ?? (now - began) / 1000;
    used = before + seconds;
    const size = statSync(progress, { throwIfNoEntry: false })?.size ?? 0;
    if (size !== noted.size) noted = { size, seconds, at: now };
    if (seconds > busy.seconds || noted.at > busy.at) busy = { seconds, at: now };
    const patience = most.seconds + (size === 0 ? 10 * (slow ?? 1) : 0);
    if ((usage?.memory ?? 0) > limits.memory * (1 << 20) || fills(limits.writable)) stop('memory');
    else if (seconds - noted.seconds > patience || used > most.inAll) stop('endless');
    else if (now - busy.at > LONGEST_IDLE_MS || now - noted.at > LONGEST_MS) stop('endless');
    else timer = setTimeout(() => void look(), INTERVAL_MS);
  };
  const began = performance.now();
  timer = setTimeout(() => void look(), INTERVAL_MS);
  return {
    end: () => {
      clearTimeout(timer);
      return stopped;
    },
  };
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
