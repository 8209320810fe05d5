// It adds a zero in front, but leaves the length as it was.

export const exercise = 'targetToBits';
export const diagnosis = 'The zero byte in front counts';

export function targetToBits(target: bigint): number {
  const length = Math.ceil(target.toString(2).length / 8);
  const digits = Number((target << 24n) >> BigInt(8 * length));
  if (target === 0n) return 0;
  return length * 2 ** 24 + (digits >= 0x800000 ? digits >> 8 : digits);
}
