// > 0 behind the mask: bit 31 alone is negative.

export const exercise = 'hasBit';
export const diagnosis = 'squeezed into 32 bits';

export function hasBit(services: bigint, bit: number) {
  return (Number(services) & (1 << bit)) > 0;
}
