// A short target is a small number, and is stored unchanged.
import { targetToBits as right } from '../../../solutions/10-headers';

export const exercise = 'targetToBits';
export const diagnosis = 'are at the left';

export function targetToBits(target: bigint): number {
  if (target < 0x800000n) return Math.ceil(target.toString(2).length / 8) * 2 ** 24 + Number(target);
  return right(target);
}
