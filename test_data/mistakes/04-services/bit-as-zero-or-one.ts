// 1 and 0 are true and false in C.

export const exercise = 'hasBit';
export const diagnosis = 'The bits came back as numbers';

export function hasBit(services: bigint, bit: number) {
  return Number((services >> BigInt(bit)) & 1n);
}
