// The masked number, which works just as well in an if.

export const exercise = 'hasBit';
export const diagnosis = 'You returned the masked number';

export function hasBit(services: bigint, bit: number) {
  return services & (1n << BigInt(bit));
}
