// >= instead of >.
import { type Chain, targetToBits, nextBits, EPOCH } from '../../../solutions/10-headers';

export const exercise = 'expectedBits';
export const diagnosis = 'Exactly 20 minutes are not more';

export function expectedBits(chain: Chain, time: number): number {
  const { rules, tip, epoch, height } = chain;
  if (!rules.retargets) return tip.bits;

  if ((height + 1) % EPOCH === 0) {
    return nextBits(rules.fromFirst ? epoch.bits : tip.bits, epoch.time, tip.time, rules.limit);
  }
  if (!rules.easyAfter20Minutes) return tip.bits;
  return time >= tip.time + 20 * 60 ? targetToBits(rules.limit) : chain.bits;
}
