// The masked number comes back and is never compared.

export const exercise = 'offersNetwork';
export const diagnosis = 'It should be true or false';

export function offersNetwork(services: bigint) {
  return services & 1n;
}
