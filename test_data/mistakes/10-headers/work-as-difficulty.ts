// The difficulty that explorers show, which is 1 at the beginning.

export const exercise = 'workFor';
export const diagnosis = 'That is the difficulty';

export function workFor(target: bigint): bigint {
  return (0xffffn << 208n) / (target || 1n);
}
