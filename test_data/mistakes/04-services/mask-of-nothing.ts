// 4 & 8 reads like 'bloom and witness', but is 0.

export const exercise = 'offersBloomAndWitness';
export const diagnosis = '4 & 8 is 0';

export function offersBloomAndWitness(services: bigint) {
  const both = 4n & 8n;
  return (services & both) === both;
}
