import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';

/** What a process has used. */
export interface Usage {
  /** Processor time in seconds. */
  seconds: number;
  /** Memory at the moment, in bytes. */
  memory: number;
}

/**
 * What another process of this machine has used until now.
 *
 * @param pid - its number
 * @returns undefined if it has ended, or the system does not say
 */
export async function usageOf(pid: number | undefined): Promise<Usage | undefined> {
  if (pid === undefined) return undefined;
  if (process.platform === 'linux') return onLinux(pid);
  if (process.platform === 'win32') return onWindows(pid);
  return withPs(pid);
}

/** Ticks of the clock in a second, for everything in /proc. @see proc_pid_stat(5) */
const TICKS = 100;

async function onLinux(pid: number): Promise<Usage | undefined> {
  try {
    const [stat, status] = await Promise.all(
      ['stat', 'status'].map((name) => readFile(`/proc/${pid}/${name}`, 'utf8')),
    );
    // the name of the program, in brackets, may contain spaces; fields 14 and 15 are user and system time
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const memory = Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
    return { seconds: (Number(fields[11]) + Number(fields[12])) / TICKS, memory };
  } catch {
    return undefined;
  }
}

/** macOS and the BSDs: `1-02:03:04.56  12345`, days to seconds, then kilobytes. */
async function withPs(pid: number): Promise<Usage | undefined> {
  const output = await outputOf('ps', ['-o', 'time=,rss=', '-p', String(pid)]);
  const [time, memory] = output.trim().split(/\s+/);
  if (memory === undefined) return undefined;
  const [clock, days = '0'] = time.split('-').reverse();
  const seconds = clock.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  return { seconds: Number(days) * 86_400 + seconds, memory: Number(memory) * 1024 };
}

async function onWindows(pid: number): Promise<Usage | undefined> {
  const command = `$p = Get-Process -Id ${pid}; "$([long]$p.TotalProcessorTime.TotalMilliseconds) $($p.WorkingSet64)"`;
  const output = await outputOf('powershell', ['-NoProfile', '-NonInteractive', '-Command', command]);
  const [milliseconds, memory] = output.trim().split(' ').map(Number);
  if (!Number.isFinite(milliseconds) || memory === undefined) return undefined;
  return { seconds: milliseconds / 1000, memory };
}

function outputOf(program: string, args: string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(program, args, { windowsHide: true }, (_error, stdout) => resolve(stdout));
  });
}
