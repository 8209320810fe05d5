// In C, 1 and 0 are true and false.

export const exercise = 'hasBit';
export const diagnosis = 'You returned the bits as numbers';

export function hasBit(services: bigint, bit: number) {
  return Number((services >> BigInt(bit)) & 1n);
}
