// Divided instead of shifted: a number is exact only up to 2^53.

export const exercise = 'hasBit';
export const diagnosis = '2^64 − 1 is rounded to 2^64';

export function hasBit(services: bigint, bit: number) {
  return Math.floor(Number(services) / 2 ** bit) % 2 === 1;
}
