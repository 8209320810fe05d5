// & on numbers takes the lower 32 bits, and 1 << bit goes round.

export const exercise = 'hasBit';
export const diagnosis = 'A shift of a number goes round at 32';

export function hasBit(services: bigint, bit: number) {
  return (Number(services) & (1 << bit)) !== 0;
}
