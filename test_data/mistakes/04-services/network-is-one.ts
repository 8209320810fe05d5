// services === 1: a full node of 2009.

export const exercise = 'offersNetwork';
export const diagnosis = 'Only the number 1 itself was accepted';

export function offersNetwork(services: bigint) {
  return services === 1n;
}
