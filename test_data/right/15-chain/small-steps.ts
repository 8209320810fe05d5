// Written by a learner who writes bounds in seconds, compares bits instead of targets, and counts by recursion.
import type { Connection } from '../../../solutions/10-connection';
import { bitsToTarget, type HashedHeader, headers, targetToBits } from '../../../solutions/14-headers';
import { type Chain, extendChain } from '../../../solutions/15-chain';
import { Reader } from '../../../src/wire/codec/reader';

const LIMITS = { quarter: 302_400, weeks: 1_209_600, eight: 4_838_400 };

export function nextBits(bits: number, firstTime: number, lastTime: number, limit: bigint): number {
  const clamp = (n: number) => (n < LIMITS.quarter ? LIMITS.quarter : n > LIMITS.eight ? LIMITS.eight : n);
  const wanted = (bitsToTarget(bits, limit) * BigInt(clamp(lastTime - firstTime))) / BigInt(LIMITS.weeks);
  return Math.min(targetToBits(wanted), targetToBits(limit));
}

export function locatorHeights(height: number): number[] {
  const from = (at: number, named: number): number[] =>
    at <= 0 ? [0] : [at, ...from(at - (named < 9 ? 1 : 2 ** (named - 8)), named + 1)];
  return from(height, 0);
}

/** One request, and its headers on the chain. */
async function oneBatch(connection: Connection, chain: Chain): Promise<HashedHeader[]> {
  const { hash } = chain.tip;
  await connection.send('getheaders', { version: 70016, locator: [hash], stop: Buffer.alloc(32) });
  const { payload } = await connection.waitFor('headers');
  const batch = headers.read(new Reader(payload));
  batch.forEach((next) => {
    extendChain(chain, next);
  });
  return batch;
}

export async function followChain(
  connection: Connection,
  chain: Chain,
  onBatch?: (chain: Chain, batch: HashedHeader[]) => void | Promise<void>,
  until = 10_000_000,
): Promise<void> {
  let more = chain.height < until;
  while (more) {
    const batch = await oneBatch(connection, chain);
    if (onBatch) await onBatch(chain, batch);
    more = batch.length >= 2000 && chain.height < until;
  }
}
