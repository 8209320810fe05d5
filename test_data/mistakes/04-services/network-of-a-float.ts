// Number(services) & 1: beyond 2^53 the lowest bits are rounded away.

export const exercise = 'offersNetwork';
export const diagnosis = '2^63 + 1 is rounded';

export function offersNetwork(services: bigint) {
  return (Number(services) & 1) === 1;
}
