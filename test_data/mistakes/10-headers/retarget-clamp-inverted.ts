// min and max mixed up: every time becomes eight weeks.
import { bitsToTarget, targetToBits, TWO_WEEKS } from '../../../solutions/10-headers';

export const exercise = 'nextBits';
export const diagnosis = 'so the target goes down a little';

export function nextBits(bits: number, firstTime: number, lastTime: number, limit: bigint): number {
  const took = Math.max(Math.min(lastTime - firstTime, TWO_WEEKS / 4), TWO_WEEKS * 4);
  const target = (bitsToTarget(bits, limit) * BigInt(took)) / BigInt(TWO_WEEKS);
  return targetToBits(target > limit ? limit : target);
}
