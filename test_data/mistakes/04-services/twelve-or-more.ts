// >= 12: right for the few numbers that were tried.

export const exercise = 'offersBloomAndWitness';
export const diagnosis = '1025 is more than 12';

export function offersBloomAndWitness(services: bigint) {
  return services >= 12n;
}
