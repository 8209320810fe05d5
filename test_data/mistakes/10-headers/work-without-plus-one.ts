// 2^256 / target, as the rule of thumb says.

export const exercise = 'workFor';
export const diagnosis = 'Divide by target + 1';

export function workFor(target: bigint): bigint {
  return (1n << 256n) / target;
}
