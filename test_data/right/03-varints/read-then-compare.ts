// By a programmer who thinks in round trips: the shortest form is what the writer writes. Hex and Buffer.
import { encode } from '../../../src/wire/codec/codec';
import { WireError } from '../../../src/wire/codec/error';
import type { Reader } from '../../../src/wire/codec/reader';
import type { Writer } from '../../../src/wire/codec/writer';

export function writeVarInt(w: Writer, value: bigint): void {
  const digits = value.toString(16);
  if (value < 0n || digits.length > 16) throw new WireError('', w.offset, '64 bits', String(value));
  const size = value < 0xfdn ? 1 : [2, 4, 8].find((bytes) => digits.length <= 2 * bytes)!;
  const number = Buffer.from(digits.padStart(2 * size, '0'), 'hex').reverse();
  const marker = { 1: '', 2: 'fd', 4: 'fe', 8: 'ff' }[size]!;
  w.bytes(Buffer.concat([Buffer.from(marker, 'hex'), number]));
}

export function readVarInt(r: Reader): bigint {
  const start = r.offset;
  const first = r.bytes(1)[0];
  let value = BigInt(first);
  if (first >= 0xfd) {
    const bytes = r.bytes(1 << (first - 0xfc));
    value = 0n;
    for (let i = bytes.length - 1; i >= 0; i--) value = (value << 8n) + BigInt(bytes[i]);
  }
  const shortest = encode(writeVarInt, value).length;
  const found = r.offset - start;
  if (shortest !== found) throw new WireError('', start, `${shortest} bytes`, `${found} bytes`);
  return value;
}

export function readCount(r: Reader): number {
  const start = r.offset;
  const count = readVarInt(r);
  if (count >> 25n === 0n || count === 1n << 25n) return Number(count);
  throw new WireError('', start, '2^25 at most', `a count of ${count}`);
}

export function writeCount(w: Writer, count: number): void {
  if (!(count >= 0 && count <= 0x2000000 && count % 1 === 0)) {
    throw new WireError('', w.offset, 'a whole number up to 2^25', String(count));
  }
  writeVarInt(w, BigInt(count));
}

export function readVarStr(r: Reader): Uint8Array {
  const length = r.field('length', readCount);
  return r.field('bytes', () => Buffer.from(r.bytes(length)));
}

export function writeVarStr(w: Writer, bytes: Uint8Array): void {
  w.field('length', () => writeCount(w, bytes.length));
  for (let i = 0; i < bytes.length; i += 100) w.bytes(bytes.subarray(i, i + 100));
}
