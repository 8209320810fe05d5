// Math.abs, so that a time is never negative.
import { bitsToTarget, targetToBits, TWO_WEEKS } from '../../../solutions/10-headers';

export const exercise = 'nextBits';
export const diagnosis = 'no absolute value';

export function nextBits(bits: number, firstTime: number, lastTime: number, limit: bigint): number {
  const took = Math.min(Math.max(Math.abs(lastTime - firstTime), TWO_WEEKS / 4), TWO_WEEKS * 4);
  const target = (bitsToTarget(bits, limit) * BigInt(took)) / BigInt(TWO_WEEKS);
  return targetToBits(target > limit ? limit : target);
}
