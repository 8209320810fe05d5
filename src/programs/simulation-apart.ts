import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { root } from '../root';
import type { Simulation, SimulationOptions } from '../simnet/simulation';

/** What can be told to another process. */
export type OptionsApart = Omit<SimulationOptions, 'now' | 'keepAlive'>;

/** What the process says when it is ready, or why it is not. */
export type Started = Omit<Simulation, 'close'> | { failure: string };

/**
 * Start a simulated network in a process of its own: so it takes no time and no memory of this one. That is for
 * measuring, and for very large ones. The process ends with this one, whatever happens.
 *
 * @param options - what it is to be like
 * @throws Error if it cannot be started
 */
export async function simulationApart(options: OptionsApart = {}): Promise<Simulation> {
  const child = fork(
    join(root(), 'scripts', 'run.mjs'),
    [join(root(), 'src', 'programs', 'simulation-child.ts'), JSON.stringify(options)],
    { cwd: root(), serialization: 'advanced', execArgv: [] },
  );
  const gone = once(child, 'exit');
  const started = await Promise.race([answer(child), gone.then(([code]) => ended(code as number))]);
  if ('failure' in started) {
    await gone;
    throw new Error(started.failure);
  }
  // only an open network keeps this process going, and the one in the child does so only for others
  child.unref();
  child.channel?.unref();
  const close = async () => {
    if (child.connected) child.disconnect();
    child.ref();
    await gone;
  };
  return { ...started, close };
}

async function answer(child: ChildProcess): Promise<Started> {
  const [message] = (await once(child, 'message')) as [Started];
  return message;
}

const ended = (code: number): Started => ({
  failure: `the simulated network did not start (exit code ${code})`,
});
