// > instead of >=: exactly 800000 is negative, too.

export const exercise = 'targetToBits';
export const diagnosis = 'From 80 up, add a zero byte in front';

export function targetToBits(target: bigint): number {
  const length = Math.ceil(target.toString(2).length / 8);
  const digits = Number((target << 24n) >> BigInt(8 * length));
  if (target === 0n) return 0;
  return digits > 0x800000 ? (length + 1) * 2 ** 24 + (digits >> 8) : length * 2 ** 24 + digits;
}
