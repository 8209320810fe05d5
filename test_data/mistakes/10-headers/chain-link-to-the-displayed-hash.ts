// The hash of the tip is turned round for printing, and compared so.
import { hashText } from '../../../solutions/09-getdata';
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
export const diagnosis = 'it is the real block 1';

export function extendChain(chain: Chain, next: HashedHeader): void {
  const height = chain.height + 1;
  if (Buffer.from(next.previous).toString('hex') !== hashText(chain.tip.hash))
    throw new ChainError(height, 'link', '', '');
  const bits = expectedBits(chain, next.time);
  if (next.bits !== bits) throw new ChainError(height, 'bits', '', '');
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
