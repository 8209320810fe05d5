import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { root } from '../base/root';
import type { Simulation, SimulationOptions } from './simnet/simulation';
import type { Address } from '../wire/streams/address';

/** What can run in a child process: the options it takes, and what it reports when it is ready. */
export interface ChildKinds {
  /** A simulated network. */
  simulation: { options: Omit<SimulationOptions, 'now' | 'keepAlive'>; ready: Omit<Simulation, 'close'> };
  /** A peer that serves the practice chain. */
  practice: { options: Record<string, never>; ready: Address };
}

/** Something that runs in a child process. */
export interface Running {
  /** Ends it and its process. */
  close(): Promise<void>;
}

/** What the child process reports when it is ready, or why it failed to start. */
export type Started<K extends keyof ChildKinds> = ChildKinds[K]['ready'] | { failure: string };

/**
 * Start something in a child process, so that it uses no time and no memory of this one: for benchmarks, and
 * for very large networks. The child process ends with this one, whatever happens.
 *
 * @param what - what to start
 * @param options - its options
 * @param signal - if aborted before the start is complete, the process is killed at once
 * @returns what it reports about itself, and a function that closes it
 * @throws Error if it cannot be started; the signal's reason, if that was aborted
 */
export async function inChildProcess<K extends keyof ChildKinds>(
  what: K,
  options: ChildKinds[K]['options'],
  signal?: AbortSignal,
): Promise<ChildKinds[K]['ready'] & Running> {
  signal?.throwIfAborted();
  const child = fork(
    join(root(), 'scripts', 'run.mjs'),
    [join(root(), 'src', 'peers', 'peers-child.ts'), what, JSON.stringify(options)],
    // detached: Ctrl+C is for this process only; not on Windows, which would open a console window
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
  // an idle child process must not keep this process running
  child.unref();
  child.channel?.unref();
  const close = async () => {
    if (child.connected) child.disconnect();
    child.ref();
    await gone;
  };
  return { ...started, close };
}

async function answer<K extends keyof ChildKinds>(child: ChildProcess): Promise<Started<K>> {
  const [message] = (await once(child, 'message')) as [Started<K>];
  return message;
}

const ended = (what: string, code: number) => ({
  failure: `${what} did not start in a child process (exit code ${code})`,
});
