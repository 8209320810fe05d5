// The digits are the first three bytes, whatever their top bit is.

export const exercise = 'targetToBits';
export const diagnosis = 'its top bit is the minus sign';

export function targetToBits(target: bigint): number {
  const length = Math.ceil(target.toString(2).length / 8);
  const digits = Number((target << 24n) >> BigInt(8 * length));
  return target === 0n ? 0 : length * 2 ** 24 + digits;
}
