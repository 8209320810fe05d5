import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for bitsToTarget. */
export const mistakes = new MistakeTable('bitsToTarget');

// 256 ** (length - 3) is a number, and only 53 bits of it are right.
mistakes.add(
  'target-as-number',
  'A number is not exact above 2^53',
  ((bits: number) => (bits & 0x7fffff) * 256 ** ((bits >>> 24) - 3)) as unknown as (
    bits: number,
    limit: bigint,
  ) => bigint,
);

// 256^length: it forgets that the three digits are part of the length.
mistakes.add(
  'target-exponent-off-by-three',
  'The length counts all bytes of the target',
  (bits: number, limit: bigint): bigint => {
    const length = bits >>> 24;
    const digits = BigInt(bits & 0x7fffff);
    const target = digits << BigInt(8 * length);
    if (target === 0n) throw new RangeError('zero');
    if (bits & 0x800000) throw new RangeError('negative');
    if (target >> 256n) throw new RangeError('overflowing');
    if (target > limit) throw new RangeError('above the limit');
    return target;
  },
);

// >> keeps the sign: a length of ff becomes −1.
mistakes.add('target-length-signed', 'does not say overflowing', (bits: number, limit: bigint): bigint => {
  const length = bits >> 24;
  const digits = BigInt(bits & 0x7fffff);
  const target = digits << BigInt(8 * (length - 3));
  if (target === 0n) throw new RangeError('zero');
  if (bits & 0x800000) throw new RangeError('negative');
  if (target >> 256n) throw new RangeError('overflowing');
  if (target > limit) throw new RangeError('above the limit');
  return target;
});

// >= instead of >.
mistakes.add(
  'target-limit-exclusive',
  'exactly the limit of mainnet',
  (bits: number, limit: bigint): bigint => {
    const length = bits >>> 24;
    const digits = BigInt(bits & 0x7fffff);
    const target = digits << BigInt(8 * (length - 3));
    if (target === 0n) throw new RangeError('zero');
    if (bits & 0x800000) throw new RangeError('negative');
    if (target >> 256n) throw new RangeError('overflowing');
    if (target >= limit) throw new RangeError('above the limit');
    return target;
  },
);

// The limit is the business of the caller.
mistakes.add(
  'target-limit-not-checked',
  'mainnet allows at most 1d00ffff',
  (bits: number, limit: bigint): bigint => {
    const length = bits >>> 24;
    const digits = BigInt(bits & 0x7fffff);
    const target = digits << BigInt(8 * (length - 3));
    if (target === 0n) throw new RangeError('zero');
    if (bits & 0x800000) throw new RangeError('negative');
    if (target >> 256n) throw new RangeError('overflowing');
    void limit;
    return target;
  },
);

// The formula in the books: digits · 256^(length − 3). A bigint has no negative powers.
mistakes.add(
  'target-negative-power',
  'if the length is below 3, drop the last digits',
  (bits: number, limit: bigint): bigint => {
    const length = bits >>> 24;
    const digits = BigInt(bits & 0x7fffff);
    const target = digits * 256n ** BigInt(length - 3);
    if (target === 0n) throw new RangeError('zero');
    if (bits & 0x800000) throw new RangeError('negative');
    if (target >> 256n) throw new RangeError('overflowing');
    if (target > limit) throw new RangeError('above the limit');
    return target;
  },
);

// More than 256 bits are above the limit anyway; but the error does not say what is wrong.
mistakes.add(
  'target-overflow-not-named',
  'does not say overflowing',
  (bits: number, limit: bigint): bigint => {
    const length = bits >>> 24;
    const digits = BigInt(bits & 0x7fffff);
    const target = digits << BigInt(8 * (length - 3));
    if (target === 0n) throw new RangeError('zero');
    if (bits & 0x800000) throw new RangeError('negative');
    if (target > limit) throw new RangeError('above the limit');
    return target;
  },
);

// Any Error will do.
mistakes.add('target-plain-error', 'not with a RangeError', (bits: number, limit: bigint): bigint => {
  const length = bits >>> 24;
  const digits = BigInt(bits & 0x7fffff);
  const target = digits << BigInt(8 * (length - 3));
  if (target === 0n) throw new RangeError('zero');
  if (bits & 0x800000) throw new RangeError('negative');
  if (target >> 256n) throw new RangeError('overflowing');
  if (target > limit) throw new Error('above the limit');
  return target;
});

// A shift by length − 3, as if it counted bytes.
mistakes.add(
  'target-shifted-by-bytes',
  'You shifted by a number of bytes',
  (bits: number, limit: bigint): bigint => {
    const length = bits >>> 24;
    const digits = BigInt(bits & 0x7fffff);
    const target = digits << BigInt(length - 3);
    if (target === 0n) throw new RangeError('zero');
    if (bits & 0x800000) throw new RangeError('negative');
    if (target >> 256n) throw new RangeError('overflowing');
    if (target > limit) throw new RangeError('above the limit');
    return target;
  },
);

// All three bytes must be digits; that one bit is a sign is strange.
mistakes.add(
  'target-sign-as-a-digit',
  'You accepted it. The target is negative',
  (bits: number, limit: bigint): bigint => {
    const length = bits >>> 24;
    const digits = BigInt(bits & 0xffffff);
    const target = digits << BigInt(8 * (length - 3));
    if (target === 0n) throw new RangeError('zero');
    if (target >> 256n) throw new RangeError('overflowing');
    if (target > limit) throw new RangeError('above the limit');
    return target;
  },
);

// Zero is a number like any other. No hash is that low.
mistakes.add(
  'target-zero-accepted',
  'You accepted it. The target is zero',
  (bits: number, limit: bigint): bigint => {
    const length = bits >>> 24;
    const digits = BigInt(bits & 0x7fffff);
    const target = digits << BigInt(8 * (length - 3));
    if (bits & 0x800000) throw new RangeError('negative');
    if (target >> 256n) throw new RangeError('overflowing');
    if (target > limit) throw new RangeError('above the limit');
    return target;
  },
);
