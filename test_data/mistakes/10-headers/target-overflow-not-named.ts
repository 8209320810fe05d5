// More than 256 bits are above the limit anyway; but the error does not say what is wrong.

export const exercise = 'bitsToTarget';
export const diagnosis = 'does not say overflowing';

export function bitsToTarget(bits: number, limit: bigint): bigint {
  const length = bits >>> 24;
  const digits = BigInt(bits & 0x7fffff);
  const target = digits << BigInt(8 * (length - 3));
  if (target === 0n) throw new RangeError('zero');
  if (bits & 0x800000) throw new RangeError('negative');
  if (target > limit) throw new RangeError('above the limit');
  return target;
}
