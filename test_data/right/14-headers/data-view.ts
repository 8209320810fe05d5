// Written by a learner who reads a header by its offsets, and splits targets into hex digits.
import { count } from '../../../solutions/03-varints';
import { hash256 } from '../../../solutions/12-getdata';
import type { Header, HashedHeader } from '../../../solutions/14-headers';
import { WireError } from '../../../src/wire/codec/error';
import type { Reader } from '../../../src/wire/codec/reader';
import type { Writer } from '../../../src/wire/codec/writer';

const view = (b: Uint8Array) => new DataView(b.buffer, b.byteOffset, b.byteLength);

export function readHeaderEntry(r: Reader): HashedHeader {
  const at = r.offset;
  const version = view(r.bytes(4, 'version')).getInt32(0, true);
  const previous = r.bytes(32, 'previous');
  const merkle_root = r.bytes(32, 'merkle_root');
  const [time, bits, nonce] = ['time', 'bits', 'nonce'].map((field) =>
    view(r.bytes(4, field)).getUint32(0, true),
  );
  r.field('transactions', count.read);
  const hash = hash256(r.source.slice(at, at + 80));
  return { hash, nonce, bits, time, merkle_root, previous, version };
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
  bytes.set(value.merkle_root, 36);
  put(68, 'time');
  put(72, 'bits');
  put(76, 'nonce');
  w.bytes(bytes);
}

export function bitsToTarget(bits: number, limit: bigint): bigint {
  const text = bits.toString(16).padStart(8, '0');
  const length = parseInt(text.slice(0, 2), 16);
  const digits = (bits & 0x7fffff).toString(16).padStart(6, '0');
  const target = BigInt(`0x0${length > 3 ? digits + '00'.repeat(length - 3) : digits.slice(0, 2 * length)}`);
  if (target === 0n) throw new RangeError('the target is zero');
  if (text[2] > '7') throw new RangeError('the target is negative');
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
