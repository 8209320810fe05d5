// The first bit is bit 1, for people.

export const exercise = 'hasBit';
export const diagnosis = 'Bits are counted from 0 here';

export function hasBit(services: bigint, bit: number) {
  return bit > 0 && ((services >> BigInt(bit - 1)) & 1n) === 1n;
}
