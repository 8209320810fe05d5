// services === flag: right as long as a node has a single service.

export const exercise = 'hasBit';
export const diagnosis = 'you compared the whole number with the bit';

export function hasBit(services: bigint, bit: number) {
  return services === 1n << BigInt(bit);
}
