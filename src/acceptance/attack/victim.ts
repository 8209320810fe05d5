import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { root } from '../../base/root';

/** What a victim reports after garbage collection. */
export interface Measured {
  /** Bytes of objects and buffers that are still referenced. */
  held: number;
  /** The number of connections. */
  connections: number;
}

/** A node under attack, in a child process. */
export interface Victim {
  /** The port on which it listens, on 127.0.0.1. */
  port: number;
  /** Measures its memory. */
  measure(): Promise<Measured>;
  /** Ends the process. */
  close(): Promise<void>;
}

/**
 * Start a node or a loopback peer of the reference in a child process, with `--expose-gc`.
 *
 * @param kind - which of the two
 */
export async function victim(kind: 'node' | 'peer'): Promise<Victim> {
  const child = fork(
    join(root(), 'scripts', 'run.mjs'),
    [join(root(), 'src', 'acceptance', 'attack', 'victim-child.ts'), kind],
    { cwd: root(), execArgv: ['--expose-gc'] },
  );
  const gone = once(child, 'exit');
  const [port] = (await once(child, 'message')) as [number];
  const measure = async () => {
    child.send('measure');
    const [measured] = (await once(child, 'message')) as [Measured];
    return measured;
  };
  const close = async () => {
    child.disconnect();
    await gone;
  };
  return { port, measure, close };
}
