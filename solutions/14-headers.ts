/**
 * Lesson 14 · Headers.
 *
 * The 80 bytes that represent a block, the message that carries many of them, and the proof of work in each.
 *
 * @module
 */
import { bytes, type Codec, type Infer, list, struct } from '../src/wire/codec/codec';
import type { Reader } from '../src/wire/codec/reader';
import type { Writer } from '../src/wire/codec/writer';
import { int32, uint32 } from './02-fields';
import { count } from './03-varints';
import { PAYLOADS } from './07-own-version';
import { hash256, hashText } from './12-getdata';

/** The most headers that a message may carry. @see Bitcoin Core, src/net_processing.h, MAX_HEADERS_RESULTS */
export const MAX_HEADERS = 2000;

/** The 80 bytes that represent a block. */
export const header = struct({
  version: int32,
  /** The hash of the previous header, as on the wire. */
  previous: bytes(32),
  merkle_root: bytes(32),
  /** The miner's clock: seconds since the beginning of 1970 (UTC). */
  time: uint32,
  /** The target, in compact form. */
  bits: uint32,
  /** What the miner changed until the hash was low enough. */
  nonce: uint32,
});

/** The fields of a header. */
export type Header = Infer<typeof header>;

/** A header, and its hash as on the wire: the name of its block. */
export interface HashedHeader extends Header {
  hash: Uint8Array;
}

/**
 * Read one entry of a headers message: the 80 bytes of a header, and a transaction count, which is a varint.
 * It is 0. Read it as a count, and ignore its value.
 *
 * @param r - positioned at the first byte, wherever that is; afterwards just past the count
 * @returns the fields of the header, and the double SHA-256 of its 80 bytes, as on the wire
 * @throws WireError with the path of the field that is truncated: one of the header's, or `transactions` for
 *   the count
 */
export function readHeaderEntry(r: Reader): HashedHeader {
  const start = r.offset;
  const value = header.read(r);
  const hash = hash256(r.source.subarray(start, r.offset));
  r.field('transactions', count.read);
  return Object.assign(value, { hash });
}

/**
 * Write one entry of a headers message: 80 bytes, and a zero for the transaction count.
 *
 * @param w - gets 81 bytes
 * @param value - what to write; a hash in it is neither written nor removed
 * @throws WireError with the path of the field whose value does not fit
 */
export function writeHeaderEntry(w: Writer, value: Header): void {
  header.write(w, value);
  count.write(w, 0);
}

/** The answer: at most 2,000 headers. Reading rejects more on the count alone. */
export const headers = list<HashedHeader>(
  count,
  { read: readHeaderEntry, write: writeHeaderEntry },
  MAX_HEADERS,
);

PAYLOADS.set('headers', headers as Codec<unknown>);

/**
 * The target that bits stand for: the first byte is a length, the other three are the leading digits.
 *
 *   1d 00ffff   0x00ffff · 256^(0x1d − 3): 26 bytes of zeros after 00 ff ff
 *   02 123456   0x1234: with a length below 3, the last digits are dropped
 *
 * @param bits - as in a header
 * @param limit - the highest target that is allowed
 * @throws RangeError if the target is zero (also if nothing is left of the digits), negative (their top bit
 *   is set; it is a sign, and not part of their value), overflowing (it does not fit into 256 bits) or above
 *   the limit; its message says `zero`, `negative`, `overflowing` or `above the limit`, whichever applies
 *   first
 * @see Bitcoin Core, src/arith_uint256.cpp, SetCompact; src/pow.cpp, DeriveTarget
 */
export function bitsToTarget(bits: number, limit: bigint): bigint {
  const length = bits >>> 24;
  const digits = BigInt(bits & 0x7fffff);
  // shifting a bigint left by a negative number shifts it right
  const target = digits << BigInt(8 * (length - 3));
  const refuse = (why: string) => new RangeError(`bits ${bits.toString(16)}: the target is ${why}`);
  if (target === 0n) throw refuse('zero');
  if (bits & 0x800000) throw refuse('negative');
  if (target >= 1n << 256n) throw refuse('overflowing');
  if (target > limit) throw refuse('above the limit');
  return target;
}

/**
 * The compact form of a target: its length in bytes, and its first three bytes; the others are dropped.
 * The digits may not begin with a byte over 7f, since that would be a minus sign: in that case a zero byte
 * comes first, and the length includes it. If there are fewer than three bytes, zeros follow them.
 *
 * @param target - from 0 up to 2^256 − 1
 * @returns from 0 up to 2^32 − 1; the bits of the target 0 are 0
 * @example targetToBits(0xffffn << 208n) // 0x1d00ffff
 * @example targetToBits(0x12n) // 0x01120000
 * @see Bitcoin Core, src/arith_uint256.cpp, GetCompact
 */
export function targetToBits(target: bigint): number {
  let length = Math.ceil(target.toString(2).length / 8);
  let digits = Number((target << 24n) >> BigInt(8 * length));
  if (digits >= 0x800000) {
    digits >>= 8;
    length += 1;
  }
  return target === 0n ? 0 : length * 2 ** 24 + digits;
}

/**
 * Whether a hash, taken as a little-endian number, is low enough.
 *
 * @param hash - 32 bytes as on the wire; they are not changed
 * @param target - the highest hash that is low enough
 */
export function meetsTarget(hash: Uint8Array, target: bigint): boolean {
  return BigInt(`0x${hashText(hash)}`) <= target;
}

/**
 * How many hashes it takes on average to meet a target: of 2^256 hashes, target + 1 are low enough.
 *
 * @returns the number without its fraction
 * @see Bitcoin Core, src/chain.cpp, GetBlockProof
 */
export function workFor(target: bigint): bigint {
  return (1n << 256n) / (target + 1n);
}
