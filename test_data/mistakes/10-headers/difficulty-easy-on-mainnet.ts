// The exception of the test networks, without checking which network it is.
import { type Chain, targetToBits, nextBits, EPOCH } from '../../../solutions/10-headers';

export const exercise = 'expectedBits';
export const diagnosis = 'look at rules.easyAfter20Minutes';

export function expectedBits(chain: Chain, time: number): number {
  const { rules, tip, epoch, height } = chain;
  if (!rules.retargets) return tip.bits;

  if ((height + 1) % EPOCH === 0) {
    return nextBits(rules.fromFirst ? epoch.bits : tip.bits, epoch.time, tip.time, rules.limit);
  }

  return time > tip.time + 20 * 60 ? targetToBits(rules.limit) : chain.bits;
}
