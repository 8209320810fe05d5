// It divides before it multiplies: with bigints the remainder is lost.
import { bitsToTarget, targetToBits, TWO_WEEKS } from '../../../solutions/10-headers';

export const exercise = 'nextBits';
export const diagnosis = 'You divided before you multiplied';

export function nextBits(bits: number, firstTime: number, lastTime: number, limit: bigint): number {
  const took = Math.min(Math.max(lastTime - firstTime, TWO_WEEKS / 4), TWO_WEEKS * 4);
  const target = (bitsToTarget(bits, limit) / BigInt(TWO_WEEKS)) * BigInt(took);
  return targetToBits(target > limit ? limit : target);
}
