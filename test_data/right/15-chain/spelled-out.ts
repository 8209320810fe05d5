// Written by a learner who spells everything out: bigints for times, the chain assigned in one go, requests by recursion.
import type { Connection } from '../../../solutions/10-connection';
import {
  bitsToTarget,
  type HashedHeader,
  headers,
  meetsTarget,
  readHeaderEntry,
  targetToBits,
  workFor,
} from '../../../solutions/14-headers';
import type { Chain } from '../../../solutions/15-chain';
import type { ChainRules } from '../../../src/wire/chain-rules';
import { Reader } from '../../../src/wire/codec/reader';
import { ChainError } from '../../../src/wire/streams/peer-errors';

const same = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0;

export function nextBits(bits: number, firstTime: number, lastTime: number, limit: bigint): number {
  let took = BigInt(lastTime) - BigInt(firstTime);
  if (took < 302_400n) took = 302_400n;
  if (took > 4_838_400n) took = 4_838_400n;
  const target = (took * bitsToTarget(bits, limit)) / 1_209_600n;
  return target < limit ? targetToBits(target) : targetToBits(limit);
}

export function startChain(rules: ChainRules): Chain {
  const bytes = Uint8Array.from(Buffer.from(`${rules.genesis}00`, 'hex'));
  const tip = readHeaderEntry(new Reader(bytes));
  const work = workFor(bitsToTarget(tip.bits, rules.limit));
  return { rules, height: 0, tip, epoch: tip, bits: tip.bits, work };
}

export function expectedBits({ rules, height, tip, epoch, bits }: Chain, time: number): number {
  const lastOfEpoch = height % 2016 === 2015;
  if (lastOfEpoch && rules.retargets) {
    const { bits: from } = rules.fromFirst ? epoch : tip;
    return nextBits(from, epoch.time, tip.time, rules.limit);
  }
  if (!rules.retargets || !rules.easyAfter20Minutes) return tip.bits;
  if (time - tip.time > 1200) return targetToBits(rules.limit);
  return bits;
}

export function extendChain(chain: Chain, next: HashedHeader): void {
  const height = 1 + chain.height;
  const complain = (rule: ChainError['rule']) => new ChainError(height, rule, 'another', 'this');
  if (!same(next.previous, chain.tip.hash)) throw complain('link');
  if (next.bits !== expectedBits(chain, next.time)) throw complain('bits');
  const warp = height % 2016 ? 0 : chain.tip.time - next.time;
  if (chain.rules.noTimeWarp && warp > 600) throw complain('time');
  const target = bitsToTarget(next.bits, chain.rules.limit);
  if (!meetsTarget(next.hash, target)) throw complain('proof');
  const begins = height % 2016 === 0;
  const counts = begins || !chain.rules.easyAfter20Minutes || target < chain.rules.limit;
  Object.assign(chain, {
    height,
    tip: next,
    work: chain.work + workFor(target),
    epoch: begins ? next : chain.epoch,
    bits: counts ? next.bits : chain.bits,
  });
}

export function locatorHeights(height: number): number[] {
  const heights = new Set<number>();
  for (let i = 0; i < 10; i++) heights.add(Math.max(height - i, 0));
  for (let at = height - 9, step = 2; at > 0; step *= 2) heights.add(Math.max((at -= step), 0));
  return [...heights.add(0)];
}

export async function followChain(
  connection: Connection,
  chain: Chain,
  onBatch: (chain: Chain, batch: HashedHeader[]) => void | Promise<void> = () => {},
  until = 10_000_000,
): Promise<void> {
  if (chain.height >= until) return;
  await connection.send('getheaders', {
    version: 70016,
    locator: [chain.tip.hash, startChain(chain.rules).tip.hash],
    stop: new Uint8Array(32),
  });
  const { payload } = await connection.waitFor('headers');
  const batch = headers.read(new Reader(payload));
  for (const next of batch) extendChain(chain, next);
  await onBatch(chain, batch);
  if (batch.length === 2000) await followChain(connection, chain, onBatch, until);
}
