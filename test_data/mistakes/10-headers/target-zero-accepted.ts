// Zero is a number like any other. No hash is that low.

export const exercise = 'bitsToTarget';
export const diagnosis = 'You accepted it. The target is zero';

export function bitsToTarget(bits: number, limit: bigint): bigint {
  const length = bits >>> 24;
  const digits = BigInt(bits & 0x7fffff);
  const target = digits << BigInt(8 * (length - 3));
  if (bits & 0x800000) throw new RangeError('negative');
  if (target >> 256n) throw new RangeError('overflowing');
  if (target > limit) throw new RangeError('above the limit');
  return target;
}
