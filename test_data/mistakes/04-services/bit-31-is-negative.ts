// > 0 after the mask: bit 31 on its own is negative.

export const exercise = 'hasBit';
export const diagnosis = 'squeezed into 32 bits';

export function hasBit(services: bigint, bit: number) {
  return (Number(services) & (1 << bit)) > 0;
}
