// toString(2) and an index: the first digit is the largest part. 9 is 1001 from both ends.

export const exercise = 'hasBit';
export const diagnosis = 'The first digit of the text was taken for bit 0';

export function hasBit(services: bigint, bit: number) {
  return services.toString(2)[bit] === '1';
}
