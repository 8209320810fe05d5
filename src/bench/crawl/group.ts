import { setTimeout as pause } from 'node:timers/promises';
import { ALL_GOOD } from '../../peers/simnet/node-kinds';
import { inChildProcess } from '../../peers/in-child-process';
import type { Case, Group, Scale } from '../case';
import { bareHandshakes, type Greeting, greeting } from './bare';
import { crawled } from './crawled';

const PEERS: Record<Scale, number> = { full: 1000, quick: 300, tiny: 20 };

const AT_A_TIME = 64;

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
    'Memory:  node scripts/run.mjs src/bench/crawl/live-memory.ts [sockets]',
  ],
  async *cases(scale) {
    yield* goodNodes(PEERS[scale]);
    yield* amongTheDead(PEERS[scale], TIMEOUT[scale]);
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
