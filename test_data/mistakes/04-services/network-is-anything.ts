// services > 0: any node that offers anything is asked for blocks.

export const exercise = 'offersNetwork';
export const diagnosis = 'You accepted any services at all';

export function offersNetwork(services: bigint) {
  return services > 0n;
}
