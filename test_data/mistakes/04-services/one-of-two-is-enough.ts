// !== 0 after a mask of two bits: either of them is enough.

export const exercise = 'offersBloomAndWitness';
export const diagnosis = 'You accepted either of the two';

export function offersBloomAndWitness(services: bigint) {
  return (services & 12n) !== 0n;
}
