// The masked number, which is as good as true in an if.

export const exercise = 'hasBit';
export const diagnosis = 'The masked number came back';

export function hasBit(services: bigint, bit: number) {
  return services & (1n << BigInt(bit));
}
