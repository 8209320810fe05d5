import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { root } from '../base/root';
import type { Simulation, SimulationOptions } from './simnet/simulation';
import type { Address } from '../wire/streams/address';

/** What can run in a process of its own: what it is asked for, and what it says when it is ready. */
export interface Apart {
  /** A simulated network. */
  simulation: { options: Omit<SimulationOptions, 'now' | 'keepAlive'>; ready: Omit<Simulation, 'close'> };
  /** A peer that has the practice chain. */
  practice: { options: Record<string, never>; ready: Address };
}

/** Something that runs in a process of its own. */
export interface Running {
  /** Ends it, and the process. */
  close(): Promise<void>;
}

/** What the process says when it is ready, or why it is not. */
export type Started<K extends keyof Apart> = Apart[K]['ready'] | { failure: string };

/**
 * Start something in a process of its own: so it takes no time and no memory of this one. That is for measuring, and
 * for very large networks. The process ends with this one, whatever happens.
 *
 * @param what - what to start
 * @param options - what it is to be like
 * @param signal - when it is aborted before the start is done, the process is ended at once
 * @returns what it says of itself, and how to close it
 * @throws Error if it cannot be started; the reason of the signal, if that was aborted
 */
export async function apart<K extends keyof Apart>(
  what: K,
  options: Apart[K]['options'],
  signal?: AbortSignal,
): Promise<Apart[K]['ready'] & Running> {
  signal?.throwIfAborted();
  const child = fork(
    join(root(), 'scripts', 'run.mjs'),
    [join(root(), 'src', 'peers', 'peers-child.ts'), what, JSON.stringify(options)],
    // Ctrl+C is for this process only; Windows would open a window for the other one
    { cwd: root(), serialization: 'advanced', execArgv: [], detached: process.platform !== 'win32' },
  );
  const gone = once(child, 'exit');
  const stop = () => void child.kill('SIGKILL');
  signal?.addEventListener('abort', stop);
  const started = await Promise.race([answer<K>(child), gone.then(([code]) => ended(what, code as number))]);
  signal?.removeEventListener('abort', stop);
  if (signal?.aborted || 'failure' in started) {
    await gone;
    signal?.throwIfAborted();
    throw new Error('failure' in started ? started.failure : 'stopped');
  }
  // only what is open keeps this process going, and in the child it does so only for others
  child.unref();
  child.channel?.unref();
  const close = async () => {
    if (child.connected) child.disconnect();
    child.ref();
    await gone;
  };
  return { ...started, close };
}

async function answer<K extends keyof Apart>(child: ChildProcess): Promise<Started<K>> {
  const [message] = (await once(child, 'message')) as [Started<K>];
  return message;
}

const ended = (what: string, code: number) => ({
  failure: `${what} did not start in a process of its own (exit code ${code})`,
});
