// A pruned node has blocks as well, but only the last 288.

export const exercise = 'offersNetwork';
export const diagnosis = 'only the last 288 blocks';

export function offersNetwork(services: bigint) {
  return (services & 1025n) !== 0n;
}
