// >= for &: a version is compared so, a set of bits is not.

export const exercise = 'hasBit';
export const diagnosis = 'Whether 9 is large enough was asked';

export function hasBit(services: bigint, bit: number) {
  return services >= 1n << BigInt(bit);
}
