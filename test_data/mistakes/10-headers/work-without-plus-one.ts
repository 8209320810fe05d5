// 2^256 / target, as the rule of thumb has it.

export const exercise = 'workFor';
export const diagnosis = 'since 0 is one of them';

export function workFor(target: bigint): bigint {
  return target === 0n ? 1n << 256n : (1n << 256n) / target;
}
