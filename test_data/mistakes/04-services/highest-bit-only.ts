// All the shifted bits are compared with 1: that works only for the most significant bit.

export const exercise = 'hasBit';
export const diagnosis = 'You found only the most significant bit';

export function hasBit(services: bigint, bit: number) {
  return services >> BigInt(bit) === 1n;
}
