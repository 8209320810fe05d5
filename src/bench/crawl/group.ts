import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { root } from '../../base/root';
import { ALL_GOOD } from '../../peers/simnet/node-kinds';
import { inChildProcess } from '../../peers/in-child-process';
import type { Case, Group, Scale } from '../case';
import { bareHandshakes, type Greeting, greeting } from './bare';
import { crawled } from './crawled';
import type { LiveMemory } from './memory';

const PEERS: Record<Scale, number> = { full: 1000, quick: 300, tiny: 20 };

const AT_A_TIME = 64;

/** How many connections are open while memory is measured. */
const CONNECTIONS: Record<Scale, number> = { full: 4000, quick: 1000, tiny: 20 };

/** The timeout of a visit in the case with dead nodes, in milliseconds. */
const TIMEOUT: Record<Scale, number> = { full: 500, quick: 500, tiny: 100 };

/** The size of an average version message and a verack on the wire, in bytes. */
const ANSWER = 126 + 24;

/** Lesson 16: asking many nodes for their version messages. */
export const crawl: Group = {
  name: 'crawl',
  title: 'A crawl of a simulated network (lesson 16)',
  notes: [
    'The network runs in its own process, on another processor core. All of its nodes answer at once.',
    'Bare sockets shake hands with prepared bytes: nothing is parsed or checked, and there is no timeout.',
    'One in ten dead: at least one of the concurrent visitors has to wait for two of them, one after the other.',
    'Memory: what heap and external memory grow by for each connection, in a fresh process for each measurement.',
  ],
  async *cases(scale) {
    yield* goodNodes(PEERS[scale]);
    yield* amongTheDead(PEERS[scale], TIMEOUT[scale]);
    yield memoryCase(CONNECTIONS[scale]);
  },
};

const lengthOf = ({ version, verack }: Greeting) => version.length + verack.length;

async function* goodNodes(peers: number): AsyncGenerator<Case> {
  const { addresses, close } = await inChildProcess('simulation', { peers, shares: ALL_GOOD });
  const hello = greeting('mainnet');
  try {
    yield {
      name: `all good, ${AT_A_TIME} at a time`,
      bytes: peers * (lengthOf(hello) + ANSWER),
      expected: peers,
      limit: { what: 'bare sockets', work: () => bareHandshakes(addresses, AT_A_TIME, hello) },
      workbook: async () => (await crawled(addresses, AT_A_TIME)).answered,
      others: {},
    };
  } finally {
    await close();
  }
}

async function* amongTheDead(peers: number, timeout: number): AsyncGenerator<Case> {
  const dead = peers / 10;
  const shares = { ...ALL_GOOD, silent: 0.1 };
  const { addresses, close } = await inChildProcess('simulation', { peers, shares });
  try {
    yield {
      name: `one in ten dead, ${AT_A_TIME} at a time`,
      bytes: peers * lengthOf(greeting('mainnet')) + (peers - dead) * ANSWER,
      expected: peers,
      limit: { what: `timeouts of ${timeout} ms`, work: () => pause(Math.ceil(dead / AT_A_TIME) * timeout) },
      workbook: async () => (await crawled(addresses, AT_A_TIME, timeout)).visits,
      others: {},
    };
  } finally {
    await close();
  }
}

/** A connection that has sent its version and waits for the other side's. */
function memoryCase(connections: number): Case {
  return {
    name: `memory of a connection, ${connections} open`,
    measured: 'memory',
    bytes: 0,
    expected: connections,
    limit: { what: 'a bare socket', work: () => heldBy(connections, 'sockets') },
    workbook: () => heldBy(connections),
    others: {},
  };
}

/** @returns KB for each connection */
async function heldBy(connections: number, ...more: string[]): Promise<number> {
  const run = join(root(), 'scripts', 'run.mjs');
  const args = [run, join(root(), 'src', 'bench', 'crawl', 'live-memory.ts'), String(connections), ...more];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root() });
  return (JSON.parse(stdout) as LiveMemory).held / 1024;
}
