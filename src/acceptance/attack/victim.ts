import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { root } from '../../base/root';
import { INBOX_LIMIT, UNSPLIT_LIMIT } from '../../wire/streams/limits';

/** Who is attacked. `encrypted` is a connection of lesson 10 over the second transport; `crawler` is lesson 18's. */
export type VictimKind = 'node' | 'peer' | 'encrypted' | 'crawler';

/**
 * The limit for one connection: unread messages, bytes not split yet, one incomplete message, and its
 * objects.
 */
export const PROMISED = INBOX_LIMIT + UNSPLIT_LIMIT + 4_000_000 + 4_000_000;

/** How many bytes at most may be in use that were not before, if nothing is left of an attack. */
export const NOTHING_HELD = 1_000_000;

/** A timeout that does not expire during a test, in milliseconds. */
export const AMPLE = 600_000;

/** What a victim reports after garbage collection. */
export interface Measured {
  /** Bytes of objects and buffers that are still referenced. */
  held: number;
  /** The number of connections. */
  connections: number;
  /** Bytes that have been read from all its connections so far. */
  received: number;
}

/** How far the crawler goes. */
export const LIMITS = { concurrency: 8, mostKnown: 40, mostPerNode: 25 };

/** What a crawler reports. */
export interface Crawled {
  /** Each visit: how many nodes it has heard of, or an error. */
  visits: { sightings?: number; error?: string }[];
  /** How many nodes it knows at the end. */
  known: number;
}

/** What the child process is asked: to measure, or to crawl from a port. */
export type Question = 'measure' | { from: number; patience: number };

/** A node under attack, in a child process. */
export interface Victim {
  /** The port on which it listens, on 127.0.0.1. */
  port: number;
  /** Measures its memory. */
  measure(): Promise<Measured>;
  /** Has a crawler crawl from a port on 127.0.0.1; it waits for each node for so many milliseconds. */
  crawl(port: number, patience: number): Promise<Crawled>;
  /** Ends the process. */
  close(): Promise<void>;
}

/**
 * Start a victim that runs on the reference in a child process, with `--expose-gc`.
 *
 * @param kind - which one
 */
export async function victim(kind: VictimKind): Promise<Victim> {
  const child = fork(
    join(root(), 'scripts', 'run.mjs'),
    [join(root(), 'src', 'acceptance', 'attack', 'victim-child.ts'), kind],
    { cwd: root(), execArgv: ['--expose-gc'] },
  );
  const gone = once(child, 'exit');
  const [port] = (await once(child, 'message')) as [number];
  const ask = async (question: Question) => {
    child.send(question);
    const [answer] = (await once(child, 'message')) as [unknown];
    return answer;
  };
  const close = async () => {
    child.disconnect();
    await gone;
  };
  return {
    port,
    measure: () => ask('measure') as Promise<Measured>,
    crawl: (from, patience) => ask({ from, patience }) as Promise<Crawled>,
    close,
  };
}
