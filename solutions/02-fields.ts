/**
 * Lesson 02 · Fields.
 *
 * Integers in both byte orders, signed and unsigned; bool; time; and a first look at a version message.
 *
 * @module
 */
import type { Codec } from '../src/wire/codec/codec';
import { WireError } from '../src/wire/codec/error';
import { type ByteOrder, integerCodecs } from '../src/wire/codec/integers';
import { Reader } from '../src/wire/codec/reader';
import type { Writer } from '../src/wire/codec/writer';

/**
 * Read an unsigned integer.
 *
 *   little-endian   7f 11 01 00   is   0x7f + 0x11·256 + 0x01·256² + 0·256³ = 70015
 *   big-endian      20 8d         is   0x20·256 + 0x8d                      = 8333
 *
 * @param r - positioned at the first of the bytes; afterwards just past the last
 * @param size - how many bytes, 1 to 8
 * @param order - `little`: least significant byte first, as almost everywhere; `big`: most significant first
 * @throws WireError (path '', offset of the first byte) if fewer bytes are left
 */
export function readUnsigned(r: Reader, size: number, order: ByteOrder = 'little'): bigint {
  const bytes = r.bytes(size);
  EIGHT.setBigUint64(0, 0n);
  // the zeros that stay are the most significant bytes
  const start = order === 'little' ? 0 : 8 - size;
  for (let i = 0; i < size; i++) BYTES[start + i] = bytes[i];
  return EIGHT.getBigUint64(0, order === 'little');
}

/**
 * Write an unsigned integer.
 *
 * @param w - gets exactly `size` bytes
 * @param value - from 0 to 256^size − 1
 * @param size - how many bytes, 1 to 8
 * @param order - `little`: least significant byte first; `big`: most significant first
 * @throws WireError (path '', offset of `w`) if the value does not fit: it is never wrapped, and in that
 *   case nothing is written. `found` is the value, in decimal
 */
export function writeUnsigned(w: Writer, value: bigint, size: number, order: ByteOrder = 'little'): void {
  if (typeof value !== 'bigint') throw new WireError('', w.offset, 'a bigint', typeof value);
  if (BigInt.asUintN(8 * size, value) !== value) {
    const largest = (1n << BigInt(8 * size)) - 1n;
    throw new WireError('', w.offset, `a number from 0 to ${largest}`, String(value));
  }
  EIGHT.setBigUint64(0, value, order === 'little');
  // the value fits, so the bytes left out are zeros
  const start = order === 'little' ? 0 : 8 - size;
  w.bytes(BYTES.subarray(start, start + size));
}

/** Scratch space for the bytes of one number: a new array each time would dominate the cost. */
const BYTES = new Uint8Array(8);

/** The same eight bytes, as one number. */
const EIGHT = new DataView(BYTES.buffer);

/**
 * Read a signed integer in two's complement: the upper half of all values stands for the negative numbers, so
 * ff is −1 and 80 is −128.
 *
 *   7f ff ff ff ff ff ff ff   (big-endian)   is   2^63 − 1
 *   80 00 00 00 00 00 00 00   (big-endian)   is   −2^63
 *
 * @param r - positioned at the first of the bytes; afterwards just past the last
 * @param size - how many bytes, 1 to 8
 * @param order - `little`: least significant byte first; `big`: most significant first
 * @throws WireError (path '', offset of the first byte) if fewer bytes are left
 */
export function readSigned(r: Reader, size: number, order: ByteOrder = 'little'): bigint {
  return BigInt.asIntN(8 * size, readUnsigned(r, size, order));
}

/**
 * Write a signed integer in two's complement.
 *
 * @param w - gets exactly `size` bytes
 * @param value - from −2^(8·size − 1) to 2^(8·size − 1) − 1
 * @param size - how many bytes, 1 to 8
 * @param order - `little`: least significant byte first; `big`: most significant first
 * @throws WireError (path '', offset of `w`) if the value does not fit: it is never wrapped, and in that
 *   case nothing is written. `found` is the value, in decimal
 */
export function writeSigned(w: Writer, value: bigint, size: number, order: ByteOrder = 'little'): void {
  if (typeof value !== 'bigint') throw new WireError('', w.offset, 'a bigint', typeof value);
  const half = 1n << BigInt(8 * size - 1);
  if (value < -half || value >= half) {
    throw new WireError('', w.offset, `a number from ${-half} to ${half - 1n}`, String(value));
  }
  writeUnsigned(w, BigInt.asUintN(8 * size, value), size, order);
}

/**
 * The protocol's integer types as codecs: `uint32.read(r)`, `uint32.write(w, 5)`. They call your functions
 * above. A value of up to 32 bits is a number, one of 64 bits is a bigint.
 */
export const integers = integerCodecs({ readUnsigned, writeUnsigned, readSigned, writeSigned });

/** 1 byte, from 0 to 255. */
export const uint8 = integers.uint8;

/** 2 bytes, little-endian, from 0 to 65535. */
export const uint16 = integers.uint16;

/** 2 bytes, big-endian, from 0 to 65535: for ports, the only big-endian numbers in the protocol. */
export const uint16be = integers.uint16be;

/** 4 bytes, little-endian, from 0 to 4294967295. */
export const uint32 = integers.uint32;

/** 8 bytes, little-endian, a bigint from 0 to 2^64 − 1. */
export const uint64 = integers.uint64;

/** 4 bytes, little-endian, two's complement. */
export const int32 = integers.int32;

/** 8 bytes, little-endian, two's complement, a bigint. */
export const int64 = integers.int64;

/**
 * Read a bool: one byte. 00 is false, and every other byte is true.
 *
 * @param r - positioned at the byte; afterwards just past it
 * @throws WireError (path '', offset of `r`) if no byte is left: an absent bool is not false
 */
export function readBool(r: Reader): boolean {
  return r.bytes(1)[0] !== 0;
}

/**
 * Write a bool: 01 for true, 00 for false.
 *
 * @param w - gets one byte
 * @param value - what to write
 */
export function writeBool(w: Writer, value: boolean): void {
  if (typeof value !== 'boolean') throw new WireError('', w.offset, 'true or false', typeof value);
  w.bytes(Uint8Array.of(value ? 1 : 0));
}

/** {@link readBool} and {@link writeBool} as a codec. */
export const bool: Codec<boolean> = { read: readBool, write: writeBool };

/**
 * A time as text, in UTC. On the wire it is an int64: the seconds since the beginning of 1970 (UTC).
 *
 *   1532623994   is   2018-07-26T16:53:14Z
 *
 * @param seconds - any int64: a peer can send whatever it wants
 * @returns ISO 8601 without fractions; if no Date can hold it (more than 8,640,000,000,000 seconds before or
 *   after 1970), the number itself, as in `9223372036854775807 s`
 */
export function timeText(seconds: bigint): string {
  const furthest = 8_640_000_000_000n;
  if (seconds < -furthest || seconds > furthest) return `${seconds} s`;
  return new Date(1000 * Number(seconds)).toISOString().replace('.000Z', 'Z');
}

/**
 * The protocol version that a version message begins with: an int32, little-endian.
 *
 * @param payload - of a version message, or its first four bytes
 * @returns the version, for instance 70015
 * @throws WireError at `version` if there are fewer than 4 bytes
 */
export function protocolVersion(payload: Uint8Array): number {
  return new Reader(payload).field('version', int32.read);
}

/**
 * Whether the sender of a version message answers a ping with a pong.
 *
 * BIP 31 introduced the pong after protocol version 60000, so the first version that has it is 60001.
 *
 * @param payload - of a version message
 * @throws WireError at `version` if there are fewer than 4 bytes
 * @see BIP 31
 */
export function canSendPong(payload: Uint8Array): boolean {
  return protocolVersion(payload) > 60000;
}
