// By a programmer who compares with what the writer would write, and words every error differently.
import { WireError } from '../../../src/wire/codec/error';
import type { Reader } from '../../../src/wire/codec/reader';
import type { Writer } from '../../../src/wire/codec/writer';

const SIZES: Record<number, number> = { 0xfd: 2, 0xfe: 4, 0xff: 8 };

function form(value: bigint): Uint8Array {
  const digits = (rest: bigint, size: number): number[] =>
    size === 0 ? [] : [Number(rest & 255n), ...digits(rest >> 8n, size - 1)];
  if (value < 0xfdn) return Uint8Array.of(Number(value));
  const marker = value < 1n << 16n ? 0xfd : value < 1n << 32n ? 0xfe : 0xff;
  return Uint8Array.of(marker, ...digits(value, SIZES[marker]));
}

export function readVarInt(r: Reader): bigint {
  const at = r.offset;
  const [first] = r.bytes(1);
  const size = SIZES[first] ?? 0;
  const rest = r.bytes(size);
  const value = size === 0 ? BigInt(first) : rest.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  if (form(value).length !== size + 1)
    throw new WireError('', at, 'fewer bytes', 'too many for such a number');
  return value;
}

export function writeVarInt(w: Writer, value: bigint): void {
  if (BigInt.asUintN(64, value) !== value) throw new WireError('', w.offset, 'a uint64', value.toString());
  w.bytes(form(value));
}

export function readCount(r: Reader): number {
  const at = r.offset;
  const count = readVarInt(r);
  if (count >> 25n && count !== 1n << 25n)
    throw new WireError('', at, 'a sane count', `${count}, which is insane`);
  return Number(count);
}

export function writeCount(w: Writer, count: number): void {
  const sane = Number.isSafeInteger(count) && count >= 0 && count <= 2 ** 25;
  if (!sane) throw new WireError('', w.offset, 'a sane count', `the number ${count}`);
  w.bytes(form(BigInt(count)));
}

export function readVarStr(r: Reader): Uint8Array {
  const length = r.field('length', readCount);
  if (length > r.left) throw new WireError('bytes', r.offset, 'all of them', 'not all of them');
  return r.bytes(length).slice();
}

export function writeVarStr(w: Writer, bytes: Uint8Array): void {
  if (bytes.length > 2 ** 25) throw new WireError('length', w.offset, 'a sane length', 'an insane one');
  w.bytes(Buffer.concat([form(BigInt(bytes.length)), bytes]));
}
