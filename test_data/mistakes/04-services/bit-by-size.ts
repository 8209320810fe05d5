// >= instead of &: that compares versions, not sets of bits.

export const exercise = 'hasBit';
export const diagnosis = 'You compared sizes';

export function hasBit(services: bigint, bit: number) {
  return services >= 1n << BigInt(bit);
}
