/**
 * Lesson 03 · Varints.
 *
 * CompactSize, a number that takes only as many bytes as it needs, and its use for lengths and counts.
 *
 * @module
 */
import type { Codec } from '../src/wire/codec/codec';
import { WireError } from '../src/wire/codec/error';
import type { Reader } from '../src/wire/codec/reader';
import type { Writer } from '../src/wire/codec/writer';
import { readUnsigned, uint8, writeUnsigned } from './02-fields';
import { todo } from '../src/base/todo';

/**
 * The largest length or count that a node accepts: 32 MiB.
 *
 * @see Bitcoin Core, src/serialize.h, MAX_SIZE
 */
export const MAX_COUNT = 0x02000000;

/**
 * Read a CompactSize, also called varint: 1, 3, 5 or 9 bytes, shortest form only.
 *
 *   first byte   then                      value
 *   00 … fc      nothing                   the byte itself
 *   fd           2 bytes, little-endian    fd … ffff
 *   fe           4 bytes, little-endian    10000 … ffffffff
 *   ff           8 bytes, little-endian    100000000 … ffffffffffffffff
 *
 * @param r - positioned at the first byte; afterwards just past the last
 * @example readVarInt(new Reader(fromHex('fd fd 00'))) // 253n
 * @throws WireError (path '')
 *   - at the first byte, if there is a shorter form
 *   - if the bytes end before the number does
 * @see Bitcoin Core, src/serialize.h, ReadCompactSize
 */
export function readVarInt(r: Reader): bigint {
  return todo('03-varints', 'readVarInt');
}

/**
 * Write a CompactSize in its shortest form.
 *
 * @param w - gets 1, 3, 5 or 9 bytes
 * @param value - from 0 to 2^64 − 1
 * @throws WireError (path '', offset of `w`) if the value is negative or larger; in that case nothing is
 *   written. `found` is the value, in decimal
 */
export function writeVarInt(w: Writer, value: bigint): void {
  return todo('03-varints', 'writeVarInt');
}

/** {@link readVarInt} and {@link writeVarInt} as a codec. */
export const varInt: Codec<bigint> = { read: readVarInt, write: writeVarInt };

/**
 * Read the length of something, or the count of a list: a CompactSize of at most 33,554,432.
 *
 * Check it before you allocate any memory for what follows.
 *
 * @param r - positioned at the first byte of the CompactSize; afterwards just past it
 * @returns a number, since it is small enough for one
 * @throws WireError (path '', offset of the first byte) if it is larger; `found` is the value, in decimal
 * @throws what {@link readVarInt} throws
 * @see Bitcoin Core, src/serialize.h, MAX_SIZE
 */
export function readCount(r: Reader): number {
  return todo('03-varints', 'readCount');
}

/**
 * Write the length of something, or the count of a list.
 *
 * @param w - gets 1, 3 or 5 bytes
 * @param count - a whole number from 0 to 33,554,432
 * @throws WireError (path '', offset of `w`) for any other number; in that case nothing is written.
 *   `found` is the number, in decimal
 */
export function writeCount(w: Writer, count: number): void {
  return todo('03-varints', 'writeCount');
}

/** {@link readCount} and {@link writeCount} as a codec. */
export const count: Codec<number> = { read: readCount, write: writeCount };

/**
 * Read a var_str: its length in bytes, then the bytes.
 *
 *   10 2f 53 61 74 6f 73 68 69 3a 30 2e 31 36 2e 30 2f
 *   16 /  S  a  t  o  s  h  i  :  0  .  1  6  .  0  /
 *
 * It is called a string, but nothing guarantees that the bytes are text. So they stay bytes.
 *
 * @param r - positioned at the length; afterwards just past the last byte
 * @throws WireError
 *   - `length`: it is over 33,554,432, or not a valid CompactSize
 *   - `bytes` (at the offset at which they begin): fewer are left than the length says
 */
export function readVarStr(r: Reader): Uint8Array {
  return todo('03-varints', 'readVarStr');
}

/**
 * Write a var_str: its length in bytes, then the bytes.
 *
 * @param w - gets the length and the bytes
 * @param bytes - at most 33,554,432
 * @throws WireError (path `length`, offset of `w`) if there are more; in that case nothing is written
 */
export function writeVarStr(w: Writer, bytes: Uint8Array): void {
  return todo('03-varints', 'writeVarStr');
}

/** {@link readVarStr} and {@link writeVarStr} as a codec. */
export const varStr: Codec<Uint8Array> = { read: readVarStr, write: writeVarStr };
