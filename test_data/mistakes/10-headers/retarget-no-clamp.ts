// The time as measured. The limits look like an afterthought.
import { bitsToTarget, targetToBits, TWO_WEEKS } from '../../../solutions/10-headers';

export const exercise = 'nextBits';
export const diagnosis = 'at least a quarter of two weeks';

export function nextBits(bits: number, firstTime: number, lastTime: number, limit: bigint): number {
  const took = lastTime - firstTime;
  const target = (bitsToTarget(bits, limit) * BigInt(took)) / BigInt(TWO_WEEKS);
  return targetToBits(target > limit ? limit : target);
}
