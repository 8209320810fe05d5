// The second condition is a number that is always truthy.

export const exercise = 'offersBloomAndWitness';
export const diagnosis = 'You looked only at NODE_BLOOM';

export function offersBloomAndWitness(services: bigint) {
  const witness = 8n;
  return (services & 4n) !== 0n && witness > 0n;
}
