// 2015 intervals of ten minutes: that would be right, but it is not what Bitcoin does.
import { bitsToTarget, targetToBits, EPOCH, TWO_WEEKS } from '../../../solutions/10-headers';

export const exercise = 'nextBits';
export const diagnosis = 'You divided by 2015 × 600 seconds';

export function nextBits(bits: number, firstTime: number, lastTime: number, limit: bigint): number {
  const took = Math.min(Math.max(lastTime - firstTime, TWO_WEEKS / 4), TWO_WEEKS * 4);
  const target = (bitsToTarget(bits, limit) * BigInt(took)) / BigInt((EPOCH - 1) * 600);
  return targetToBits(target > limit ? limit : target);
}
