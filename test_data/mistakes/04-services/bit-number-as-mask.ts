// services & bit: the number of the bit instead of its value.

export const exercise = 'hasBit';
export const diagnosis = 'You took the number of the bit for its value';

export function hasBit(services: bigint, bit: number) {
  return (services & BigInt(bit)) !== 0n;
}
