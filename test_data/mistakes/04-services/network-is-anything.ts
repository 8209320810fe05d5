// services > 0: whoever offers anything is asked for blocks.

export const exercise = 'offersNetwork';
export const diagnosis = 'Any services at all were enough';

export function offersNetwork(services: bigint) {
  return services > 0n;
}
