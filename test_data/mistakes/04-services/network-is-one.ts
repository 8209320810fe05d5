// services === 1: a full node of 2009.

export const exercise = 'offersNetwork';
export const diagnosis = 'You accepted only the number 1';

export function offersNetwork(services: bigint) {
  return services === 1n;
}
