// By a programmer who takes numbers apart recursively, and words every error differently.
import { WireError } from '../../../src/wire/codec/error';
import type { ByteOrder } from '../../../src/wire/codec/integers';
import type { Reader } from '../../../src/wire/codec/reader';
import type { Writer } from '../../../src/wire/codec/writer';

const fromDigits = (digits: number[]): bigint =>
  digits.length === 0 ? 0n : fromDigits(digits.slice(0, -1)) * 256n + BigInt(digits[digits.length - 1]);

const toDigits = (value: bigint, size: number): number[] =>
  size === 0 ? [] : [...toDigits(value / 256n, size - 1), Number(value % 256n)];

export function readUnsigned(r: Reader, size: number, order?: ByteOrder): bigint {
  const digits = Array.from(r.bytes(size));
  return fromDigits(order === 'big' ? digits : digits.reverse());
}

function refuse(w: Writer, value: bigint): never {
  throw new WireError('', w.offset, 'something smaller', `${value.toLocaleString('en-US')} (too much)`);
}

export function writeUnsigned(w: Writer, value: bigint, size: number, order?: ByteOrder): void {
  if (value < 0n || value / 256n ** BigInt(size) > 0n) refuse(w, value);
  const digits = toDigits(value, size);
  w.bytes(Uint8Array.from(order === 'big' ? digits : digits.reverse()));
}

export function readSigned(r: Reader, size: number, order?: ByteOrder): bigint {
  const value = readUnsigned(r, size, order);
  const all = 256n ** BigInt(size);
  return 2n * value < all ? value : value - all;
}

export function writeSigned(w: Writer, value: bigint, size: number, order?: ByteOrder): void {
  const all = 256n ** BigInt(size);
  const offset = value + all / 2n;
  if (offset < 0n || offset >= all) refuse(w, value);
  writeUnsigned(w, (value + all) % all, size, order);
}

export const readBool = (r: Reader): boolean => r.bytes(1).some(Boolean);

export function writeBool(w: Writer, value: boolean): void {
  w.bytes(new Uint8Array(1).fill(Number(value)));
}

export function timeText(seconds: bigint): string {
  try {
    const [day, time] = new Date(Number(seconds) * 1000).toISOString().split('T');
    return `${day}T${time.slice(0, 8)}Z`;
  } catch {
    return `${seconds} s`;
  }
}

export function protocolVersion(payload: Uint8Array): number {
  if (payload.length < 4) throw new WireError('version', 0, 'a whole number', 'a piece of one');
  return payload[0] | (payload[1] << 8) | (payload[2] << 16) | (payload[3] << 24);
}

export function canSendPong(payload: Uint8Array): boolean {
  const since = 60001;
  return Math.max(protocolVersion(payload), since) !== since || protocolVersion(payload) === since;
}
