// Written by a learner who likes rules in a table, and generators for everything that arrives piece by piece.
import type { Connection } from '../../../solutions/10-connection';
import {
  bitsToTarget,
  type HashedHeader,
  headers,
  meetsTarget,
  workFor,
} from '../../../solutions/14-headers';
import { type Chain, expectedBits } from '../../../solutions/15-chain';
import { Reader } from '../../../src/wire/codec/reader';
import { ChainError } from '../../../src/wire/streams/peer-errors';

const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

const RULES_OF_A_CHAIN = {
  link: (chain: Chain, next: HashedHeader) => [hexOf(chain.tip.hash), hexOf(next.previous)],
  bits: (chain: Chain, next: HashedHeader) => [expectedBits(chain, next.time), next.bits],
  time: ({ height, tip, rules }: Chain, { time }: HashedHeader) => [
    false,
    height % 2016 === 2015 && rules.noTimeWarp && tip.time - time > 600,
  ],
  proof: (chain: Chain, next: HashedHeader) => [
    true,
    meetsTarget(next.hash, bitsToTarget(next.bits, chain.rules.limit)),
  ],
};

export function extendChain(chain: Chain, next: HashedHeader): void {
  const height = chain.height + 1;
  for (const rule of ['link', 'bits', 'time', 'proof'] as const) {
    const [expected, found] = RULES_OF_A_CHAIN[rule](chain, next);
    if (expected !== found) throw new ChainError(height, rule, String(expected), String(found));
  }
  const isFirst = height % 2016 === 0;
  const target = bitsToTarget(next.bits, chain.rules.limit);
  const isEasy = chain.rules.easyAfter20Minutes && target === chain.rules.limit && !isFirst;
  chain.work += workFor(target);
  chain.height++;
  chain.tip = next;
  if (isFirst) chain.epoch = next;
  if (!isEasy) chain.bits = next.bits;
}

function* descending(height: number): Generator<number> {
  for (let i = 0; height > 0; i++) {
    yield height;
    height -= i < 9 ? 1 : 2 << (i - 9);
  }
  yield 0;
}

export function locatorHeights(height: number): number[] {
  return Array.from(descending(height));
}

async function* batches(connection: Connection, chain: Chain): AsyncGenerator<HashedHeader[]> {
  for (;;) {
    const question = { version: 70016, locator: [chain.tip.hash], stop: Buffer.alloc(32) };
    await connection.send('getheaders', question);
    const { payload } = await connection.waitFor('headers');
    const batch = headers.read(new Reader(payload));
    yield batch;
    // a short one may be the last; an empty one certainly is
    if (batch.length === 0) return;
  }
}

export async function followChain(
  connection: Connection,
  chain: Chain,
  onBatch?: (chain: Chain, batch: HashedHeader[]) => void | Promise<void>,
  until = 1e7,
): Promise<void> {
  if (chain.height >= until) return;
  for await (const batch of batches(connection, chain)) {
    batch.forEach((next) => extendChain(chain, next));
    await onBatch?.(chain, batch);
    if (chain.height >= until) return;
  }
}
