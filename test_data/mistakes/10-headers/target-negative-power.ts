// The formula in the books: digits · 256^(length − 3). A bigint has no negative powers.

export const exercise = 'bitsToTarget';
export const diagnosis = 'if the length is below 3, drop the last digits';

export function bitsToTarget(bits: number, limit: bigint): bigint {
  const length = bits >>> 24;
  const digits = BigInt(bits & 0x7fffff);
  const target = digits * 256n ** BigInt(length - 3);
  if (target === 0n) throw new RangeError('zero');
  if (bits & 0x800000) throw new RangeError('negative');
  if (target >> 256n) throw new RangeError('overflowing');
  if (target > limit) throw new RangeError('above the limit');
  return target;
}
