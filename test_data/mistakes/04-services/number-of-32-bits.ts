// & on numbers uses the lower 32 bits, and 1 << bit wraps around.

export const exercise = 'hasBit';
export const diagnosis = 'Shifting a number wraps around at 32 bits';

export function hasBit(services: bigint, bit: number) {
  return (Number(services) & (1 << bit)) !== 0;
}
