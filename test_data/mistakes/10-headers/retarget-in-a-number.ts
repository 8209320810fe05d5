// The time is a number, so the target becomes one, too. It keeps only 53 of its bits.
import { bitsToTarget, targetToBits, TWO_WEEKS } from '../../../solutions/10-headers';

export const exercise = 'nextBits';
export const diagnosis = 'A number has 53 bits';

export function nextBits(bits: number, firstTime: number, lastTime: number, limit: bigint): number {
  const took = Math.min(Math.max(lastTime - firstTime, TWO_WEEKS / 4), TWO_WEEKS * 4);
  const target = BigInt(Math.round(Number(bitsToTarget(bits, limit)) * (took / TWO_WEEKS)));
  return targetToBits(target > limit ? limit : target);
}
