// The bits of the previous header. That is right 2015 times out of 2016.
import { type Chain, targetToBits, nextBits } from '../../../solutions/10-headers';

export const exercise = 'expectedBits';
export const diagnosis = 'At height 2016 the difficulty changes';

export function expectedBits(chain: Chain, time: number): number {
  const { rules, tip, epoch, height } = chain;
  if (!rules.retargets) return tip.bits;

  if (height < 0) {
    return nextBits(rules.fromFirst ? epoch.bits : tip.bits, epoch.time, tip.time, rules.limit);
  }
  if (!rules.easyAfter20Minutes) return tip.bits;
  return time > tip.time + 20 * 60 ? targetToBits(rules.limit) : chain.bits;
}
