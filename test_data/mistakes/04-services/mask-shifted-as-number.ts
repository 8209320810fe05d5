// 1 << 32 is 1, and 1 << 31 is negative.

export const exercise = 'hasBit';
export const diagnosis = '1 << 32 is 1 again';

export function hasBit(services: bigint, bit: number) {
  return (services & BigInt(1 << bit)) !== 0n;
}
