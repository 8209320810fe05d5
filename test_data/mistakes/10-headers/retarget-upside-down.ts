// Slow means hard: it multiplies as for a difficulty, but this is a target.
import { bitsToTarget, targetToBits, TWO_WEEKS } from '../../../solutions/10-headers';

export const exercise = 'nextBits';
export const diagnosis = 'so the target goes down a little';

export function nextBits(bits: number, firstTime: number, lastTime: number, limit: bigint): number {
  const took = Math.min(Math.max(lastTime - firstTime, TWO_WEEKS / 4), TWO_WEEKS * 4);
  const target = (bitsToTarget(bits, limit) * BigInt(TWO_WEEKS)) / BigInt(took);
  return targetToBits(target > limit ? limit : target);
}
