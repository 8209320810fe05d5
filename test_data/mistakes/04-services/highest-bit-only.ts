// After the shift the whole rest is compared with 1: that is so for the topmost bit alone.

export const exercise = 'hasBit';
export const diagnosis = 'Only the most significant of the bits was found';

export function hasBit(services: bigint, bit: number) {
  return services >> BigInt(bit) === 1n;
}
