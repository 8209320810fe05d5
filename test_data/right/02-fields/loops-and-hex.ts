// By a programmer who works digit by digit: bigint loops, hex text, calendar fields by hand.
import { hex } from '../../../src/wire/bytes';
import { WireError } from '../../../src/wire/codec/error';
import type { ByteOrder } from '../../../src/wire/codec/integers';
import { Reader } from '../../../src/wire/codec/reader';
import type { Writer } from '../../../src/wire/codec/writer';

export function readUnsigned(r: Reader, size: number, order: ByteOrder = 'little'): bigint {
  const pairs = hex(r.bytes(size)).match(/../g) ?? [];
  if (order === 'little') pairs.reverse();
  return BigInt('0x' + pairs.join(''));
}

export function writeUnsigned(w: Writer, value: bigint, size: number, order?: ByteOrder): void {
  const digits = value.toString(16).padStart(2 * size, '0');
  if (digits.length > 2 * size || value < 0n) throw new WireError('', w.offset, 'a number', `found ${value}`);
  const bytes = Buffer.from(digits, 'hex');
  w.bytes(order === 'big' ? bytes : bytes.reverse());
}

export function readSigned(r: Reader, size: number, order?: ByteOrder): bigint {
  let value = 0n;
  const bytes = r.bytes(size);
  for (let i = 0; i < size; i++)
    value |= BigInt(bytes[i]) << BigInt(8 * (order === 'big' ? size - 1 - i : i));
  const sign = 1n << BigInt(8 * size - 1);
  return (value ^ sign) - sign;
}

export function writeSigned(w: Writer, value: bigint, size: number, order?: ByteOrder): void {
  const all = 1n << BigInt(8 * size);
  if (2n * value >= all || 2n * value < -all) throw new WireError('', w.offset, 'a number', value.toString());
  const bytes: number[] = [];
  let rest = value < 0n ? value + all : value;
  while (bytes.length < size) {
    bytes.push(Number(rest % 256n));
    rest /= 256n;
  }
  if (order === 'big') bytes.reverse();
  for (const byte of bytes) w.bytes(Uint8Array.of(byte));
}

export function readBool(r: Reader): boolean {
  return hex(r.bytes(1)) !== '00';
}

export function writeBool(w: Writer, value: boolean): void {
  w.bytes(Buffer.from(value ? '01' : '00', 'hex'));
}

export function timeText(seconds: bigint): string {
  if (String(Math.abs(Number(seconds))).length > 13) return seconds + ' s';
  const date = new Date(Number(seconds) * 1000);
  if (!Number.isFinite(+date)) return seconds + ' s';
  const two = (part: number) => String(part).padStart(2, '0');
  const full = date.getUTCFullYear();
  const years = String(Math.abs(full)).padStart(full < 0 || full > 9999 ? 6 : 4, '0');
  const year = (full < 0 ? '-' : full > 9999 ? '+' : '') + years;
  const day = `${year}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
  const time = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(two).join(':');
  return `${day}T${time}Z`;
}

export function protocolVersion(payload: Uint8Array): number {
  return new Reader(payload).field('version', (r) =>
    r.bytes(4).reduceRight((sum, byte) => (sum << 8) | byte, 0),
  );
}

export function canSendPong(payload: Uint8Array): boolean {
  return !(protocolVersion(payload) <= 60000);
}
