// The target grows without a limit.
import { bitsToTarget, targetToBits, TWO_WEEKS } from '../../../solutions/10-headers';

export const exercise = 'nextBits';
export const diagnosis = 'The target went above the limit';

export function nextBits(bits: number, firstTime: number, lastTime: number, limit: bigint): number {
  const took = Math.min(Math.max(lastTime - firstTime, TWO_WEEKS / 4), TWO_WEEKS * 4);
  const target = (bitsToTarget(bits, limit) * BigInt(took)) / BigInt(TWO_WEEKS);
  return targetToBits(target);
}
