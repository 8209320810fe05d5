// === 12: both, and nothing more.

export const exercise = 'offersBloomAndWitness';
export const diagnosis = 'Other bits may be set as well';

export function offersBloomAndWitness(services: bigint) {
  return services === 12n;
}
