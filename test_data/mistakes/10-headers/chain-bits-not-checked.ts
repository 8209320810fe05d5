// The header says how hard it was. Whoever makes it chooses.
import {
  type HashedHeader,
  type Chain,
  bitsToTarget,
  targetToBits,
  meetsTarget,
  workFor,
  expectedBits,
  EPOCH,
} from '../../../solutions/10-headers';
import { ChainError } from '../../../src/wire/streams/peer-errors';

export const exercise = 'extendChain';
export const diagnosis = 'Nobody may choose the difficulty';

export function extendChain(chain: Chain, next: HashedHeader): void {
  const height = chain.height + 1;
  if (next.previous.some((byte, i) => byte !== chain.tip.hash[i]))
    throw new ChainError(height, 'link', '', '');
  const bits = expectedBits(chain, next.time);
  const target = bitsToTarget(bits, chain.rules.limit);
  if (!meetsTarget(next.hash, target)) throw new ChainError(height, 'proof', '', '');
  const first = height % EPOCH === 0;
  const easy = chain.rules.easyAfter20Minutes && bits === targetToBits(chain.rules.limit);
  if (first) chain.epoch = next;
  if (first || !easy) chain.bits = bits;
  chain.height = height;
  chain.tip = next;
  chain.work += workFor(target);
}
