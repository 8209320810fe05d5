// !== 0 behind a mask of two bits asks for any of them.

export const exercise = 'offersBloomAndWitness';
export const diagnosis = 'One of the two was enough';

export function offersBloomAndWitness(services: bigint) {
  return (services & 12n) !== 0n;
}
