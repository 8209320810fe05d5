// toString(2) and an index: the most significant digit first. 9 is 1001 from both ends.

export const exercise = 'hasBit';
export const diagnosis = 'You took the first digit for bit 0';

export function hasBit(services: bigint, bit: number) {
  return services.toString(2)[bit] === '1';
}
