// There are 64 bits, and the check stops before the last.

export const exercise = 'hasBit';
export const diagnosis = 'Bits range from 0 to 63';

export function hasBit(services: bigint, bit: number) {
  return bit < 63 && ((services >> BigInt(bit)) & 1n) === 1n;
}
