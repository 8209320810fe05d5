// What is dropped is rounded first, as with decimals.
import { targetToBits as right } from '../../../solutions/10-headers';

export const exercise = 'targetToBits';
export const diagnosis = 'You rounded it up';

export function targetToBits(target: bigint): number {
  const length = Math.ceil(target.toString(2).length / 8);
  if (length <= 3 || target >> 248n) return right(target);
  return right(target + (1n << BigInt(8 * (length - 3) - 1)));
}
