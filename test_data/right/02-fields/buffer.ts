// By a programmer who knows the methods of Buffer, and pads every number to eight bytes.
import { WireError } from '../../../src/wire/codec/error';
import type { ByteOrder } from '../../../src/wire/codec/integers';
import { Reader } from '../../../src/wire/codec/reader';
import type { Writer } from '../../../src/wire/codec/writer';

const order64 = (bytes: Uint8Array, order: ByteOrder = 'little') =>
  order === 'little' ? Buffer.from(bytes) : Buffer.from(bytes).reverse();

export function readUnsigned(r: Reader, size: number, order?: ByteOrder): bigint {
  return Buffer.concat([order64(r.bytes(size), order), Buffer.alloc(8)]).readBigUInt64LE();
}

function write(w: Writer, bits: bigint, size: number, order?: ByteOrder): void {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(bits);
  w.bytes(order64(bytes.subarray(0, size), order));
}

export function writeUnsigned(w: Writer, value: bigint, size: number, order?: ByteOrder): void {
  const bits = BigInt.asUintN(8 * size, value);
  if (bits !== value) throw new WireError('', w.offset, `uint${8 * size}`, String(value));
  write(w, bits, size, order);
}

export function readSigned(r: Reader, size: number, order?: ByteOrder): bigint {
  const bytes = order64(r.bytes(size), order);
  const filler = bytes[size - 1] > 0x7f ? 0xff : 0;
  return Buffer.concat([bytes, Buffer.alloc(8, filler)]).readBigInt64LE();
}

export function writeSigned(w: Writer, value: bigint, size: number, order?: ByteOrder): void {
  if (BigInt.asIntN(8 * size, value) !== value) {
    throw new WireError('', w.offset, `int${8 * size}`, String(value));
  }
  write(w, BigInt.asUintN(64, value), size, order);
}

export const readBool = (r: Reader): boolean => Buffer.from(r.bytes(1)).readUInt8() > 0;

export const writeBool = (w: Writer, value: boolean): void => w.bytes(Buffer.from([value ? 1 : 0]));

export function timeText(seconds: bigint): string {
  const limit = 864n * 10n ** 10n;
  const inside = -limit <= seconds && seconds <= limit;
  return inside ? new Date(Number(seconds * 1000n)).toISOString().replace(/\.\d{3}/, '') : `${seconds} s`;
}

export function protocolVersion(payload: Uint8Array): number {
  return new Reader(payload).field('version', (r) => Buffer.from(r.bytes(4)).readInt32LE());
}

export const canSendPong = (payload: Uint8Array): boolean => 60_000 < protocolVersion(payload);
