// Written by a learner who reads a header by its offsets, and splits targets into hex digits.
import { count } from '../../../solutions/03-varints';
import type { Connection } from '../../../solutions/10-connection';
import { hash256 } from '../../../solutions/12-getdata';
import { type Chain, type Header, type HashedHeader, headers } from '../../../solutions/14-headers';
import type { ChainRules } from '../../../src/wire/chain-rules';
import { WireError } from '../../../src/wire/codec/error';
import { Reader } from '../../../src/wire/codec/reader';
import type { Writer } from '../../../src/wire/codec/writer';
import { ChainError } from '../../../src/wire/streams/peer-errors';

const view = (b: Uint8Array) => new DataView(b.buffer, b.byteOffset, b.byteLength);
const same = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0;

export function readHeaderEntry(r: Reader): HashedHeader {
  const at = r.offset;
  const version = view(r.bytes(4, 'version')).getInt32(0, true);
  const previous = r.bytes(32, 'previous');
  const merkleRoot = r.bytes(32, 'merkleRoot');
  const [time, bits, nonce] = ['time', 'bits', 'nonce'].map((field) =>
    view(r.bytes(4, field)).getUint32(0, true),
  );
  r.field('transactions', count.read);
  const hash = hash256(r.source.slice(at, at + 80));
  return { hash, nonce, bits, time, merkleRoot, previous, version };
}

export function writeHeaderEntry(w: Writer, value: Header): void {
  const bytes = new Uint8Array(81);
  const at = w.offset;
  const put = (offset: number, field: 'time' | 'bits' | 'nonce') => {
    const n = value[field];
    if (n !== n >>> 0) throw new WireError(field, at + offset, 'a uint32', String(n));
    view(bytes).setUint32(offset, n, true);
  };
  view(bytes).setInt32(0, value.version, true);
  bytes.set(value.previous, 4);
  bytes.set(value.merkleRoot, 36);
  put(68, 'time');
  put(72, 'bits');
  put(76, 'nonce');
  w.bytes(bytes);
}

export function bitsToTarget(bits: number, limit: bigint): bigint {
  const text = bits.toString(16).padStart(8, '0');
  const length = parseInt(text.slice(0, 2), 16);
  const digits = text.slice(2);
  const target = BigInt(`0x0${length > 3 ? digits + '00'.repeat(length - 3) : digits.slice(0, 2 * length)}`);
  if (target === 0n) throw new RangeError('the target is zero');
  if (digits[0] > '7') throw new RangeError('the target is negative');
  if (target.toString(2).length > 256) throw new RangeError('the target is overflowing');
  if (target > limit) throw new RangeError('the target is above the limit');
  return target;
}

export function targetToBits(target: bigint): number {
  if (target === 0n) return 0;
  let text = target.toString(16);
  if (text.length % 2 === 1) text = `0${text}`;
  if (text[0] > '7') text = `00${text}`;
  const length = (text.length / 2).toString(16).padStart(2, '0');
  return parseInt(length + text.padEnd(6, '0').slice(0, 6), 16);
}

export function meetsTarget(hash: Uint8Array, target: bigint): boolean {
  const highest = Buffer.from(target.toString(16).padStart(64, '0'), 'hex');
  return Buffer.compare(Buffer.from(hash).reverse(), highest) < 1;
}

export function workFor(target: bigint): bigint {
  // as Bitcoin Core does, since it has no 257-bit numbers
  return BigInt.asUintN(256, ~target) / (target + 1n) + 1n;
}

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
