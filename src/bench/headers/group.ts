import { sha256 as noble } from '@noble/hashes/sha2.js';
import { createHash } from 'node:crypto';
import { Node } from '../../../solutions/11-node';
import { followChain, startChain } from '../../../solutions/15-chain';
import { CHAIN_RULES } from '../../wire/chain-rules';
import { sha256 } from '../../wire/sha256';
import type { Address } from '../../wire/streams/address';
import { inChildProcess } from '../../peers/in-child-process';
import { practiceChain } from '../../peers/practice-chain';
import type { Group, Scale } from '../case';

const HEADERS: Record<Scale, number> = { full: 40_000, quick: 10_000, tiny: 2_000 };

type Hash = (data: Uint8Array) => Uint8Array;

/** The limit for each hash function; the workbook uses the fastest of them. */
const HASHES: [by: string, hash: Hash][] = [
  ['src/wire/sha256', sha256],
  ['node createHash', (data) => createHash('sha256').update(data).digest()],
  ['@noble/hashes', noble],
];

/** The size of a header in bytes. */
const SIZE = 80;

/** Lesson 15: following a chain of headers. */
export const headers: Group = {
  name: 'headers',
  title: 'A chain of headers (lesson 15)',
  notes: [
    'Connect, shake hands, request 2,000 headers at a time, parse them, check links, difficulty and proof of work.',
    'The peer runs in its own process. Its chain is in the cache folder; it is mined the first time.',
  ],
  async *cases(scale) {
    const count = HEADERS[scale];
    const wire = (await practiceChain()).subarray(0, count * SIZE);
    const peer = await inChildProcess('practice', {});
    try {
      for (const [by, hash] of HASHES) {
        yield {
          name: `${count} headers`,
          bytes: wire.length,
          expected: count,
          limit: { what: `double SHA-256, ${by}`, work: () => hashed(wire, hash) },
          workbook: () => followed(peer, count),
          others: {},
        };
      }
    } finally {
      await peer.close();
    }
  },
};

/** Computes the hash of each header, and nothing else. */
function hashed(wire: Uint8Array, hash: Hash): void {
  for (let at = 0; at < wire.length; at += SIZE) hash(hash(wire.subarray(at, at + SIZE)));
}

/**
 * Follow the practice chain, as lesson 15 does.
 *
 * @param peer - the peer that serves it
 * @param height - up to which height; a multiple of 2,000
 * @returns the height of the last header that was checked
 */
async function followed({ host, port }: Address, height: number): Promise<number> {
  const node = new Node('mainnet', {}, 60_000);
  try {
    const chain = startChain(CHAIN_RULES.practice);
    await followChain(await node.connect(host, port), chain, undefined, height);
    return chain.height;
  } finally {
    await node.close();
  }
}
