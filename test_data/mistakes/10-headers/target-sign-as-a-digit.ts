// All three bytes must be digits; that one bit is a sign is strange.

export const exercise = 'bitsToTarget';
export const diagnosis = 'You accepted it. The target is negative';

export function bitsToTarget(bits: number, limit: bigint): bigint {
  const length = bits >>> 24;
  const digits = BigInt(bits & 0xffffff);
  const target = digits << BigInt(8 * (length - 3));
  if (target === 0n) throw new RangeError('zero');
  if (target >> 256n) throw new RangeError('overflowing');
  if (target > limit) throw new RangeError('above the limit');
  return target;
}
