// && returns the second number, not a boolean.

export const exercise = 'offersBloomAndWitness';
export const diagnosis = 'Return true or false';

export function offersBloomAndWitness(services: bigint) {
  return services & 4n && services & 8n;
}
