// For people, the first bit is bit 1.

export const exercise = 'hasBit';
export const diagnosis = 'Count bits from 0';

export function hasBit(services: bigint, bit: number) {
  return bit > 0 && ((services >> BigInt(bit - 1)) & 1n) === 1n;
}
