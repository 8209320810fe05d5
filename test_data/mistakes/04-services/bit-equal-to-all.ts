// services === flag: right as long as a node has one service.

export const exercise = 'hasBit';
export const diagnosis = 'the whole number was compared with the bit';

export function hasBit(services: bigint, bit: number) {
  return services === 1n << BigInt(bit);
}
