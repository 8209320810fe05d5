// 4 && 8 is 8: && returns the last of two truthy numbers.

export const exercise = 'offersBloomAndWitness';
export const diagnosis = 'You looked only at NODE_WITNESS';

export function offersBloomAndWitness(services: bigint) {
  const bloom = 4n;
  const witness = 8n;
  return (services & (bloom && witness)) !== 0n;
}
