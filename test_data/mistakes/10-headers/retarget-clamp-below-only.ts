// It corrects only a time that is too short.
import { bitsToTarget, targetToBits, TWO_WEEKS } from '../../../solutions/10-headers';

export const exercise = 'nextBits';
export const diagnosis = 'Four times is the maximum';

export function nextBits(bits: number, firstTime: number, lastTime: number, limit: bigint): number {
  const took = Math.max(lastTime - firstTime, TWO_WEEKS / 4);
  const target = (bitsToTarget(bits, limit) * BigInt(took)) / BigInt(TWO_WEEKS);
  return targetToBits(target > limit ? limit : target);
}
