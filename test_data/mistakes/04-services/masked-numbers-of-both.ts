// && gives the second number, not a bool.

export const exercise = 'offersBloomAndWitness';
export const diagnosis = 'It should be true or false';

export function offersBloomAndWitness(services: bigint) {
  return services & 4n && services & 8n;
}
