// The work is added as soon as the target is known.
import {
  bitsToTarget,
  type Chain,
  EPOCH,
  expectedBits,
  type HashedHeader,
  meetsTarget,
  workFor,
} from '../../../solutions/10-headers';
import { ChainError } from '../../../src/wire/streams/peer-errors';

export const exercise = 'extendChain';
export const diagnosis = 'The chain was changed before everything was checked';

export function extendChain(chain: Chain, next: HashedHeader): void {
  const height = chain.height + 1;
  const { tip, rules } = chain;
  const refuse = (rule: ChainError['rule']) => new ChainError(height, rule, 'another', 'this one');
  const isFirst = height % EPOCH === 0;
  if (next.previous.some((byte, i) => byte !== tip.hash[i])) throw refuse('link');
  const bits = expectedBits(chain, next.time);
  if (next.bits !== bits) throw refuse('bits');
  if (isFirst && rules.noTimeWarp && next.time < tip.time - 600) throw refuse('time');
  const target = bitsToTarget(bits, rules.limit);
  chain.work += workFor(target);
  if (!meetsTarget(next.hash, target)) throw refuse('proof');
  if (isFirst) Object.assign(chain, { epoch: next, bits });
  chain.height = height;
  chain.tip = next;
}
