// Number(target) is near enough, except where it is rounded up to one more bit.
import { targetToBits as right } from '../../../solutions/10-headers';

export const exercise = 'targetToBits';
export const diagnosis = 'a number keeps 53 bits';

export function targetToBits(target: bigint): number {
  return right(BigInt(Number(target)));
}
