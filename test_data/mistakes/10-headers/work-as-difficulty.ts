// The difficulty of the explorers, which is 1 in the beginning.

export const exercise = 'workFor';
export const diagnosis = 'That is the difficulty';

export function workFor(target: bigint): bigint {
  return (0xffffn << 208n) / (target || 1n);
}
