// 4 && 8 is 8: && takes the last of two numbers.

export const exercise = 'offersBloomAndWitness';
export const diagnosis = 'Only NODE_WITNESS was looked at';

export function offersBloomAndWitness(services: bigint) {
  const bloom = 4n;
  const witness = 8n;
  return (services & (bloom && witness)) !== 0n;
}
