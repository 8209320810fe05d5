// The masked number is returned, and never compared.

export const exercise = 'offersNetwork';
export const diagnosis = 'Return true or false';

export function offersNetwork(services: bigint) {
  return services & 1n;
}
