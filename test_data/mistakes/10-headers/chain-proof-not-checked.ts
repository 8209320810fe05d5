// The links hold, and the bits are right: that looks like a chain.
import {
  type HashedHeader,
  type Chain,
  bitsToTarget,
  targetToBits,
  workFor,
  expectedBits,
  EPOCH,
} from '../../../solutions/10-headers';
import { ChainError } from '../../../src/wire/streams/peer-errors';

export const exercise = 'extendChain';
export const diagnosis = 'Its hash is above its target';

export function extendChain(chain: Chain, next: HashedHeader): void {
  const height = chain.height + 1;
  if (next.previous.some((byte, i) => byte !== chain.tip.hash[i]))
    throw new ChainError(height, 'link', '', '');
  const bits = expectedBits(chain, next.time);
  if (next.bits !== bits) throw new ChainError(height, 'bits', '', '');
  const target = bitsToTarget(bits, chain.rules.limit);
  const first = height % EPOCH === 0;
  const easy = chain.rules.easyAfter20Minutes && bits === targetToBits(chain.rules.limit);
  if (first) chain.epoch = next;
  if (first || !easy) chain.bits = bits;
  chain.height = height;
  chain.tip = next;
  chain.work += workFor(target);
}
