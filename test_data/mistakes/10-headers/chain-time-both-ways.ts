// Math.abs of the difference.
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
export const diagnosis = 'Only too early is against the rule';

export function extendChain(chain: Chain, next: HashedHeader): void {
  const height = chain.height + 1;
  const { tip, rules } = chain;
  const refuse = (rule: ChainError['rule']) => new ChainError(height, rule, 'another', 'this one');
  const isFirst = height % EPOCH === 0;
  if (next.previous.some((byte, i) => byte !== tip.hash[i])) throw refuse('link');
  const bits = expectedBits(chain, next.time);
  if (next.bits !== bits) throw refuse('bits');
  if (isFirst && rules.noTimeWarp && Math.abs(next.time - tip.time) > 600) throw refuse('time');
  const target = bitsToTarget(bits, rules.limit);
  if (!meetsTarget(next.hash, target)) throw refuse('proof');
  if (isFirst) Object.assign(chain, { epoch: next, bits });
  chain.height = height;
  chain.tip = next;
  chain.work += workFor(target);
}
