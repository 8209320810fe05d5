// As in diagrams and many RFCs: bit 0 is the most significant.

export const exercise = 'hasBit';
export const diagnosis = 'You counted from the other end';

export function hasBit(services: bigint, bit: number) {
  return ((services >> BigInt(63 - bit)) & 1n) === 1n;
}
