// The error names the last good header.
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
export const diagnosis = 'The height of a header on top of height 0 is 1';

export function extendChain(chain: Chain, next: HashedHeader): void {
  const height = chain.height;
  if (next.previous.some((byte, i) => byte !== chain.tip.hash[i]))
    throw new ChainError(height, 'link', '', '');
  const bits = expectedBits(chain, next.time);
  if (next.bits !== bits) throw new ChainError(height, 'bits', '', '');
  const target = bitsToTarget(bits, chain.rules.limit);
  if (!meetsTarget(next.hash, target)) throw new ChainError(height, 'proof', '', '');
  const first = height % EPOCH === 0;
  const easy = chain.rules.easyAfter20Minutes && bits === targetToBits(chain.rules.limit);
  if (first) chain.epoch = next;
  if (first || !easy) chain.bits = bits;
  chain.height = height + 1;
  chain.tip = next;
  chain.work += workFor(target);
}
