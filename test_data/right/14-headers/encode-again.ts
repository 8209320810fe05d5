// Written by a learner who encodes a header again to hash it, and computes with powers of 256.
import { count } from '../../../solutions/03-varints';
import { hash256 } from '../../../solutions/12-getdata';
import { header, type Header, type HashedHeader } from '../../../solutions/14-headers';
import { encode } from '../../../src/wire/codec/codec';
import type { Reader } from '../../../src/wire/codec/reader';
import type { Writer } from '../../../src/wire/codec/writer';

export function readHeaderEntry(r: Reader): HashedHeader {
  const value = header.read(r);
  r.field('transactions', count.read);
  // it encodes the bytes again instead of looking them up
  return { hash: hash256(encode(header.write, value)), ...value };
}

export function writeHeaderEntry(
  w: Writer,
  { version, previous, merkle_root, time, bits, nonce }: Header,
): void {
  header.write(w, { version, previous, merkle_root, time, bits, nonce });
  w.bytes(Uint8Array.of(0));
}

export function bitsToTarget(bits: number, limit: bigint): bigint {
  const length = Math.trunc(bits / 256 ** 3);
  const isNegative = bits % 256 ** 3 >= 2 ** 23;
  const digits = BigInt(bits % 2 ** 23);
  const target = length < 3 ? digits / 256n ** BigInt(3 - length) : digits * 256n ** BigInt(length - 3);
  const wrong =
    (target === 0n && 'zero') ||
    (isNegative && 'negative') ||
    (target >= 256n ** 32n && 'overflowing') ||
    (target > limit && 'above the limit');
  if (wrong) throw new RangeError(wrong);
  return target;
}

export function targetToBits(target: bigint): number {
  let length = 0;
  while (256n ** BigInt(length) <= 2n * target) length++;
  const digits = length < 3 ? target * 256n ** BigInt(3 - length) : target / 256n ** BigInt(length - 3);
  return length * 256 ** 3 + Number(digits);
}

export function meetsTarget(hash: Uint8Array, target: bigint): boolean {
  return hash.reduceRight((sum, byte) => 256n * sum + BigInt(byte), 0n) <= target;
}

export function workFor(target: bigint): bigint {
  return 2n ** 256n / (1n + target);
}
