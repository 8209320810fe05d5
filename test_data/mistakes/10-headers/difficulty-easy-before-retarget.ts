// It checks the exception before the retarget.
import { type Chain, targetToBits, nextBits, EPOCH } from '../../../solutions/10-headers';

export const exercise = 'expectedBits';
export const diagnosis = 'however late it comes';

export function expectedBits(chain: Chain, time: number): number {
  const { rules, tip, epoch, height } = chain;
  if (!rules.retargets) return tip.bits;
  if (rules.easyAfter20Minutes && time > tip.time + 20 * 60) return targetToBits(rules.limit);
  if ((height + 1) % EPOCH === 0) {
    return nextBits(rules.fromFirst ? epoch.bits : tip.bits, epoch.time, tip.time, rules.limit);
  }
  if (!rules.easyAfter20Minutes) return tip.bits;
  return time > tip.time + 20 * 60 ? targetToBits(rules.limit) : chain.bits;
}
