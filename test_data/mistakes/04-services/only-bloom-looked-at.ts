// The first of two conditions, and the second is a number that is always true.

export const exercise = 'offersBloomAndWitness';
export const diagnosis = 'Only NODE_BLOOM was looked at';

export function offersBloomAndWitness(services: bigint) {
  const witness = 8n;
  return (services & 4n) !== 0n && witness > 0n;
}
