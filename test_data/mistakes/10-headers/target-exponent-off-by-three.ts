// 256^length: it forgets that the three digits are part of the length.

export const exercise = 'bitsToTarget';
export const diagnosis = 'The length counts all bytes of the target';

export function bitsToTarget(bits: number, limit: bigint): bigint {
  const length = bits >>> 24;
  const digits = BigInt(bits & 0x7fffff);
  const target = digits << BigInt(8 * length);
  if (target === 0n) throw new RangeError('zero');
  if (bits & 0x800000) throw new RangeError('negative');
  if (target >> 256n) throw new RangeError('overflowing');
  if (target > limit) throw new RangeError('above the limit');
  return target;
}
