// Number(target) is close enough, except where rounding adds one more bit.
import { targetToBits as right } from '../../../solutions/10-headers';

export const exercise = 'targetToBits';
export const diagnosis = 'a number keeps only 53 bits';

export function targetToBits(target: bigint): number {
  return right(BigInt(Number(target)));
}
