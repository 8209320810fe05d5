// The first bit, counted from 1.

export const exercise = 'offersNetwork';
export const diagnosis = 'whose value is 1';

export function offersNetwork(services: bigint) {
  return (services & 2n) !== 0n;
}
